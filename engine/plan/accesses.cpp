// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/planner.h"

#include <algorithm>

namespace glassbox {

namespace {

/// Collects buffers by kind of work; one overload each.
struct Accesses {
    std::vector<int>& reads;
    std::vector<int>& writes;

    void operator()(const MapKernel& kernel) {
        for (const Operand& input : kernel.inputs) reads.push_back(input.buffer);
        for (const Operand& output : kernel.outputs) writes.push_back(output.buffer);
    }
    void operator()(const ReduceKernel& kernel) {
        for (const Operand& input : kernel.inputs) reads.push_back(input.buffer);
        writes.push_back(kernel.output.buffer);
    }
    void epilogue(const std::optional<MapKernel>& map, int product) {
        writes.push_back(product);
        if (map) (*this)(*map);
        std::erase(reads, product);
    }
    void operator()(const ContractKernel& kernel) {
        epilogue(kernel.epilogue, kernel.c);
        reads.insert(reads.end(), {kernel.a, kernel.b});
    }
    void operator()(const ConvolveKernel& kernel) {
        epilogue(kernel.epilogue, kernel.result);
        reads.insert(reads.end(), {kernel.first, kernel.second});
    }
    void operator()(const WindowKernel& kernel) {
        reads = kernel.inputs;
        writes = {kernel.result};
    }
    void operator()(const GatherKernel& kernel) {
        reads = {kernel.table, kernel.index};
        writes = {kernel.result};
    }
    void operator()(const ScatterAddKernel& kernel) {
        reads = {kernel.values, kernel.index};
        writes = {kernel.result};
    }
    void operator()(const RandomKernel& kernel) { writes = {kernel.result}; }
    void operator()(const BatchIndexKernel& kernel) { writes = {kernel.result}; }
    void operator()(const WarpKernel& kernel) {
        reads = {kernel.pictures, kernel.map};
        writes = {kernel.result};
    }
    void operator()(const UpdateKernel& kernel) {
        for (const UpdateSegment& segment : kernel.segments) {
            reads.insert(reads.end(), {segment.parameter, segment.gradient});
            writes.push_back(segment.parameter);
            reads.insert(reads.end(), segment.moments.begin(), segment.moments.end());
            writes.insert(writes.end(), segment.moments.begin(), segment.moments.end());
        }
        reads.insert(reads.end(), kernel.scalars.begin(), kernel.scalars.end());
    }
};

void make_unique(std::vector<int>& buffers) {
    std::sort(buffers.begin(), buffers.end());
    buffers.erase(std::unique(buffers.begin(), buffers.end()), buffers.end());
}

} // namespace

void note_accesses(Kernel& kernel) {
    kernel.reads.clear();
    kernel.writes.clear();
    std::visit(Accesses{kernel.reads, kernel.writes}, kernel.work);
    make_unique(kernel.reads);
    make_unique(kernel.writes);
}

} // namespace glassbox
