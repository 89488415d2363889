// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/cpu_executable.h"

namespace glassbox::cpu {

namespace {

/// Collects the walks of one kernel's results; one overload for each kind of work.
struct Results {
    const Machine& machine;
    std::vector<Walk>& walks;

    void add(const BufferView& view, std::int64_t offset, std::span<const std::int64_t> extents,
             std::span<const std::int64_t> strides) {
        if (view.storage != Storage::F32 && view.storage != Storage::F64) return;
        const auto shift = offset * std::int64_t(bytes_of(view.storage));
        walks.push_back(make_walk(view.data + shift, view.storage, extents, strides));
    }
    void whole(int buffer) {
        const BufferView& view = machine.buffer(buffer);
        const std::int64_t stride = 1;
        add(view, 0, {&view.elements, 1}, {&stride, 1});
    }
    void operator()(const MapKernel& kernel) {
        for (const Operand& output : kernel.outputs)
            add(machine.buffer(output.buffer), output.offset, kernel.extents, output.strides);
    }
    void operator()(const ReduceKernel& kernel) {
        std::vector<std::int64_t> extents = kernel.extents;
        for (std::size_t i = 0; i < extents.size(); ++i)
            if (kernel.reduced[i]) extents[i] = 1;
        add(machine.buffer(kernel.output.buffer), kernel.output.offset, extents, kernel.output.strides);
    }
    void operator()(const ContractKernel& kernel) {
        whole(kernel.c);
        if (kernel.epilogue) (*this)(*kernel.epilogue);
    }
    void operator()(const ConvolveKernel& kernel) {
        whole(kernel.result);
        if (kernel.epilogue) (*this)(*kernel.epilogue);
    }
    void operator()(const WindowKernel& kernel) { whole(kernel.result); }
    void operator()(const GatherKernel& kernel) { whole(kernel.result); }
    void operator()(const ScatterAddKernel& kernel) { whole(kernel.result); }
    void operator()(const RandomKernel& kernel) { whole(kernel.result); }
    void operator()(const BatchIndexKernel& kernel) { whole(kernel.result); }
    void operator()(const WarpKernel& kernel) { whole(kernel.result); }
    void operator()(const UpdateKernel& kernel) {
        for (const UpdateSegment& segment : kernel.segments) {
            whole(segment.parameter);
            for (const int slot : segment.moments) whole(slot);
        }
    }
};

} // namespace

std::vector<Walk> real_results(const Work& work, const Machine& machine) {
    std::vector<Walk> walks;
    std::visit(Results{machine, walks}, work);
    return walks;
}

} // namespace glassbox::cpu
