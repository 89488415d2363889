// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/plan.h"

#include <sstream>

namespace glassbox {

namespace {

const char* name_of(Storage storage) {
    switch (storage) {
    case Storage::F32: return "f32";
    case Storage::F64: return "f64";
    case Storage::I32: return "i32";
    case Storage::U8: return "u8";
    }
    return "";
}

std::string list(const std::vector<std::int64_t>& numbers) {
    std::string text;
    for (const std::int64_t number : numbers) text += (text.empty() ? "" : "×") + std::to_string(number);
    return text;
}

std::string buffers(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers) text += (text.empty() ? "b" : " b") + std::to_string(number);
    return text;
}

/// One line about what a kernel does.
struct Describe {
    std::ostringstream& out;

    void operator()(const MapKernel& kernel) {
        out << "map " << list(kernel.extents) << ": " << print(kernel.expression);
    }
    void operator()(const ReduceKernel& kernel) {
        out << (kernel.reduction == Reduction::Sum ? "sum " : "maximum ");
        for (std::size_t i = 0; i < kernel.extents.size(); ++i)
            out << (i ? "×" : "") << (kernel.reduced[i] ? "(" : "") << kernel.extents[i]
                << (kernel.reduced[i] ? ")" : "");
        out << ": " << print(kernel.expression);
    }
    void epilogue(const std::optional<MapKernel>& map) {
        if (map) out << ", then " << print(map->expression);
    }
    void operator()(const ContractKernel& kernel) {
        out << "contract " << kernel.batch << " × " << kernel.m << "×" << kernel.n << "×" << kernel.k
            << (kernel.left == Transposed::Yes ? " left transposed" : "")
            << (kernel.right == Transposed::Yes ? " right transposed" : "");
        epilogue(kernel.epilogue);
    }
    void operator()(const ConvolveKernel& kernel) {
        const char* kinds[] = {"forward", "input gradient", "weight gradient"};
        out << "convolve " << kinds[int(kernel.attributes.kind)] << " " << kernel.batch << " × "
            << kernel.attributes.input[0] << "×" << kernel.attributes.input[1] << "×" << kernel.channels
            << " -> " << kernel.output[0] << "×" << kernel.output[1] << "×" << kernel.filters << ", kernel "
            << kernel.attributes.kernel[0] << "×" << kernel.attributes.kernel[1];
        epilogue(kernel.epilogue);
    }
    void operator()(const WindowKernel& kernel) {
        const char* kinds[] = {"sum", "spread", "maximum", "route", "pick"};
        out << "window " << kinds[int(kernel.attributes.kind)] << " " << kernel.attributes.kernel[0] << "×"
            << kernel.attributes.kernel[1];
    }
    void operator()(const GatherKernel& kernel) {
        out << "gather " << kernel.rows << " rows of " << kernel.row_elements;
    }
    void operator()(const ScatterAddKernel& kernel) {
        out << "scatter-add " << kernel.rows << " rows of " << kernel.row_elements;
    }
    void operator()(const RandomKernel& kernel) {
        out << (kernel.attributes.distribution == Distribution::Uniform ? "uniform " : "normal ")
            << kernel.elements;
    }
    void operator()(const BatchIndexKernel& kernel) {
        out << (kernel.mask ? "batch mask " : "batch index ") << kernel.batch << " of "
            << kernel.attributes.population;
    }
    void operator()(const WarpKernel& kernel) { out << "warp " << kernel.batch << " pictures"; }
    void operator()(const UpdateKernel& kernel) {
        out << "update " << kernel.segments.size() << " parameters";
        for (std::size_t i = 0; i < kernel.expression.results.size(); ++i) {
            Expression one = kernel.expression;
            one.results = {kernel.expression.results[i]};
            out << (i ? "; " : ": ") << print(one);
        }
    }
};

void print_buffer(std::ostringstream& out, const BufferSpec& buffer, std::size_t number) {
    out << "b" << number << " " << name_of(buffer.storage) << " " << buffer.elements;
    switch (buffer.place) {
    case Place::Arena:
        out << " arena at " << buffer.offset << ", kernels " << buffer.first_use << " to " << buffer.last_use;
        break;
    case Place::Store: out << " store " << buffer.key; break;
    case Place::Feed: out << " feed " << buffer.key << " at " << buffer.offset; break;
    }
    out << "\n";
}

} // namespace

std::string print(const Plan& plan) {
    std::ostringstream out;
    out << "plan: " << plan.kernels.size() << " kernels, arena " << plan.arena_bytes << " bytes ("
        << plan.bytes_without_sharing << " without sharing)\n";
    for (std::size_t i = 0; i < plan.buffers.size(); ++i) print_buffer(out, plan.buffers[i], i);
    for (std::size_t i = 0; i < plan.kernels.size(); ++i) {
        const Kernel& kernel = plan.kernels[i];
        out << "k" << i << " level " << kernel.level << " [" << buffers(kernel.reads) << " -> "
            << buffers(kernel.writes) << "] ";
        std::visit(Describe{out}, kernel.work);
        out << "   ; " << kernel.origin << "\n";
    }
    for (const PlanOutput& output : plan.outputs)
        out << "output " << output.name << " = b" << output.buffer << "\n";
    return out.str();
}

} // namespace glassbox
