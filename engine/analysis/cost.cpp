// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/cost.h"

#include "engine/base/result.h"
#include "engine/lower/lower.h"

namespace glassbox {

namespace {

constexpr std::int64_t bytes_of_a_number = 4;

const Shape& input_shape(const Program& program, const Op& op, std::size_t number) {
    return program.op(op.inputs.at(number)).shape;
}

std::int64_t of_product(const Program& program, const Op& op) {
    const Shape& left = input_shape(program, op, 0);
    const bool transposed = std::get<ContractAttributes>(op.attributes).left == Transposed::Yes;
    const std::int64_t inner = left[left.rank() - (transposed ? 2 : 1)].factor;
    return op.shape.size() * inner;
}

/// Places of the output times weights of all filters, over the number of filters: y's numbers times
/// kh·kw·C/g.
std::int64_t of_convolution(const Program& program, const Op& op) {
    const auto& convolve = std::get<ConvolveAttributes>(op.attributes);
    const bool forward = convolve.kind == ConvolveKind::Forward;
    const bool to_weights = convolve.kind == ConvolveKind::WeightGradient;
    const Shape& output = forward ? op.shape : input_shape(program, op, to_weights ? 1 : 0);
    const Shape& weights = to_weights ? op.shape : input_shape(program, op, 1);
    return output.size() * weights.size() / weights[3].factor;
}

std::int64_t of_map(const Op& op) {
    const ScalarFunction function = std::get<MapAttributes>(op.attributes).function;
    const bool free = function == ScalarFunction::ToReal || function == ScalarFunction::StopGradient;
    return free ? 0 : op.shape.size();
}

std::int64_t of_window(const Program& program, const Op& op) {
    const auto& window = std::get<WindowAttributes>(op.attributes);
    const bool forward = window.kind == WindowKind::Sum || window.kind == WindowKind::Maximum;
    const Shape& results = forward ? op.shape : input_shape(program, op, op.inputs.size() - 1);
    return results.size() * window.kernel[0] * window.kernel[1];
}

/// The program that computes this block's outputs from samples that are fed, for one sample.
Program program_for(const CheckedGraph& graph, const CheckedBlock& block) {
    EntryRequest request{EntryRequest::Kind::Probe, Part::Test, {}};
    for (const PortSpec& port : block.ports.outputs) request.outputs.push_back({block.id, port.id});
    return bind(lower(graph, request), {1, 1});
}

} // namespace

std::int64_t multiply_adds(const Program& program, const Op& op) {
    if (op.kind == OpKind::Contract) return of_product(program, op);
    return op.kind == OpKind::Convolve ? of_convolution(program, op) : 0;
}

std::int64_t operations(const Program& program, const Op& op) {
    switch (op.kind) {
    case OpKind::Contract:
    case OpKind::Convolve: return 2 * multiply_adds(program, op);
    case OpKind::Map: return of_map(op);
    case OpKind::Reduce: return input_shape(program, op, 0).size() - op.shape.size();
    case OpKind::Window: return of_window(program, op);
    case OpKind::ScatterAdd: return input_shape(program, op, 0).size();
    case OpKind::Input:
    case OpKind::Stored:
    case OpKind::Constant:
    case OpKind::Live:
    case OpKind::Iota:
    case OpKind::Broadcast:
    case OpKind::Gather:
    case OpKind::Reshape:
    case OpKind::Transpose:
    case OpKind::Pad:
    case OpKind::Concat:
    case OpKind::Random:
    case OpKind::BatchIndex:
    case OpKind::BatchMask:
    case OpKind::Warp:
    case OpKind::Gradient:
    case OpKind::Write:
    case OpKind::Update: return 0;
    }
    GLASSBOX_ASSERT(false, "op kind");
}

BlockCost block_cost(const CheckedGraph& graph, const std::string& block) {
    BlockCost cost;
    const CheckedBlock* checked = graph.find(block);
    if (!checked || !checked->typed || checked->muted || checked->spec->is_optimizer) return cost;
    const Program program = program_for(graph, *checked);
    for (const Op& op : program.ops) {
        if (op.origin != block) continue;
        cost.multiply_adds += multiply_adds(program, op);
        cost.operations += operations(program, op);
    }
    for (const WireType& type : checked->output_types)
        cost.output_bytes += bytes_of_a_number * physical_shape(type).bind({1, 1}).size();
    for (const StoreEntry& entry : program.store)
        if (entry.role == Role::Parameter && entry.block == block)
            cost.weight_bytes += bytes_of_a_number * entry.shape.size();
    return cost;
}

} // namespace glassbox
