// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels of each op kind.
#include "engine/plan/fusion.h"
#include "engine/plan/planner.h"

#include <algorithm>

namespace glassbox {

namespace {

template <class T>
const T& attributes(const Op& op) {
    return std::get<T>(op.attributes);
}

ExpressionNode load_node(int operand) {
    ExpressionNode node;
    node.kind = ExpressionNode::Kind::Load;
    node.index = operand;
    return node;
}

/// Number of the operand that an update rule's input stands for.
int rule_operand(const std::string& name, const UpdateAttributes& update) {
    if (name == "parameter") return 0;
    if (name == "gradient") return 1;
    const auto slot = std::find(update.moments.begin(), update.moments.end(), name);
    if (slot != update.moments.end()) return 2 + int(slot - update.moments.begin());
    return 2 + int(update.moments.size()) + std::stoi(name.substr(std::string("scalar").size()));
}

ExpressionNode rule_node(const Op& op, const UpdateAttributes& update) {
    if (op.kind == OpKind::Input)
        return load_node(rule_operand(attributes<InputAttributes>(op).name, update));
    ExpressionNode node;
    if (op.kind == OpKind::Constant) {
        node.value = attributes<ConstantAttributes>(op).value;
        return node;
    }
    node.kind = ExpressionNode::Kind::Apply;
    node.function = attributes<MapAttributes>(op).function;
    std::copy(op.inputs.begin(), op.inputs.end(), node.arguments.begin());
    return node;
}

/// The rule's program as an expression: its ops are nodes one for one.
Expression rule_expression(const UpdateAttributes& update) {
    Expression expression;
    for (const Op& op : update.rule->ops) expression.nodes.push_back(rule_node(op, update));
    expression.results.push_back(update.rule->output("parameter"));
    for (const std::string& slot : update.moments) expression.results.push_back(update.rule->output(slot));
    return expression;
}

MapKernel zero_fill(int buffer, std::int64_t elements) {
    MapKernel kernel;
    kernel.extents = {elements};
    kernel.outputs.push_back({buffer, 0, {1}});
    kernel.expression.nodes.emplace_back();
    kernel.expression.results.push_back(0);
    return kernel;
}

} // namespace

void Planner::add_map(ValueId value) {
    MapKernel kernel = map_kernel(value);
    merge_axes(kernel);
    append(std::move(kernel), value);
}

MapKernel Planner::copy_kernel(ValueId source, const Walk& walk, const std::vector<std::int64_t>& extents,
                               Operand target) const {
    ExpressionBuilder builder(program_, values_, plan_.live);
    builder.add_result(source, walk, ExpressionBuilder::Root::Load, int(extents.size()));
    MapKernel kernel{extents, builder.inputs(), {std::move(target)}, builder.expression()};
    merge_axes(kernel);
    return kernel;
}

void Planner::add_reduce(ValueId value) {
    const Op& op = program_.op(value);
    const auto& reduce = attributes<ReduceAttributes>(op);
    const Shape& shape = program_.op(op.inputs[0]).shape;
    ExpressionBuilder builder(program_, values_, plan_.live);
    ReduceKernel kernel;
    kernel.extents = kernel_extents(shape);
    builder.add_result(op.inputs[0], identity_walk(shape), ExpressionBuilder::Root::Load,
                       int(kernel.extents.size()));
    kernel.inputs = builder.inputs();
    kernel.expression = builder.expression();
    kernel.reduction = reduce.reduction;
    kernel.reduced.assign(kernel.extents.size(), 0);
    kernel.output = {values_.buffer[std::size_t(value)], 0, dense_strides(op.shape)};
    kernel.output.strides.resize(kernel.extents.size(), 0);
    for (const int axis : reduce.axes) {
        kernel.reduced[std::size_t(axis)] = 1;
        kernel.output.strides[std::size_t(axis)] = 0;
    }
    merge_axes(kernel);
    append(std::move(kernel), value);
}

void Planner::add_contract(ValueId value) {
    const Op& op = program_.op(value);
    const auto& contract = attributes<ContractAttributes>(op);
    const Shape& left = program_.op(op.inputs[0]).shape;
    const Shape& right = program_.op(op.inputs[1]).shape;
    const int rank = op.shape.rank();
    ContractKernel kernel;
    kernel.batch = rank == 3 ? op.shape[0].factor : 1;
    kernel.m = op.shape[rank - 2].factor;
    kernel.n = op.shape[rank - 1].factor;
    kernel.k = left[contract.left == Transposed::Yes ? rank - 2 : rank - 1].factor;
    kernel.left = contract.left;
    kernel.right = contract.right;
    kernel.a = dense(op.inputs[0]);
    kernel.b = dense(op.inputs[1]);
    kernel.c = values_.buffer[std::size_t(value)];
    kernel.a_batch_stride = rank == 3 && left[0].factor > 1 ? kernel.m * kernel.k : 0;
    kernel.b_batch_stride = rank == 3 && right[0].factor > 1 ? kernel.n * kernel.k : 0;
    const ValueId follower = epilogue_of_[std::size_t(value)];
    if (follower != no_value) merge_axes(kernel.epilogue.emplace(map_kernel(follower)));
    append(std::move(kernel), follower == no_value ? value : follower);
}

void Planner::add_convolve(ValueId value) {
    const Op& op = program_.op(value);
    ConvolveKernel kernel;
    kernel.attributes = attributes<ConvolveAttributes>(op);
    const Shape& first = program_.op(op.inputs[0]).shape;
    const Shape& second = program_.op(op.inputs[1]).shape;
    const ConvolveKind kind = kernel.attributes.kind;
    const Shape& x = kind == ConvolveKind::InputGradient ? op.shape : first;
    const Shape& y =
        kind == ConvolveKind::Forward ? op.shape : (kind == ConvolveKind::InputGradient ? first : second);
    kernel.batch = x[0].factor;
    kernel.channels = x[3].factor;
    kernel.filters = y[3].factor;
    kernel.output = {y[1].factor, y[2].factor};
    kernel.first = dense(op.inputs[0]);
    kernel.second = dense(op.inputs[1]);
    kernel.result = values_.buffer[std::size_t(value)];
    const ValueId follower = epilogue_of_[std::size_t(value)];
    if (follower != no_value) merge_axes(kernel.epilogue.emplace(map_kernel(follower)));
    append(std::move(kernel), follower == no_value ? value : follower);
}

void Planner::add_window(ValueId value) {
    const Op& op = program_.op(value);
    WindowKernel kernel;
    kernel.attributes = attributes<WindowAttributes>(op);
    const WindowKind kind = kernel.attributes.kind;
    const Shape& first = program_.op(op.inputs[0]).shape;
    const bool y_is_second = kind == WindowKind::Route;
    const bool y_is_first = kind == WindowKind::Spread;
    const Shape& y = y_is_first ? first : (y_is_second ? program_.op(op.inputs[1]).shape : op.shape);
    kernel.batch = y[0].factor;
    kernel.channels = y[3].factor;
    kernel.output = {y[1].factor, y[2].factor};
    for (const ValueId input : op.inputs) kernel.inputs.push_back(dense(input));
    kernel.result = values_.buffer[std::size_t(value)];
    append(std::move(kernel), value);
}

void Planner::add_gather(ValueId value) {
    const Op& op = program_.op(value);
    const Shape& table = program_.op(op.inputs[0]).shape;
    GatherKernel kernel;
    kernel.rows = program_.op(op.inputs[1]).shape.size();
    kernel.table_rows = table[0].factor;
    kernel.row_elements = table.size() / std::max<std::int64_t>(1, kernel.table_rows);
    kernel.table = dense(op.inputs[0]);
    kernel.index = dense(op.inputs[1]);
    kernel.result = values_.buffer[std::size_t(value)];
    append(kernel, value);
}

void Planner::add_scatter(ValueId value) {
    const Op& op = program_.op(value);
    ScatterAddKernel kernel;
    kernel.rows = program_.op(op.inputs[1]).shape.size();
    kernel.table_rows = op.shape[0].factor;
    kernel.row_elements = op.shape.size() / std::max<std::int64_t>(1, kernel.table_rows);
    kernel.values = dense(op.inputs[0]);
    kernel.index = dense(op.inputs[1]);
    kernel.result = values_.buffer[std::size_t(value)];
    append(kernel, value);
}

void Planner::add_concat(ValueId value) {
    const Op& op = program_.op(value);
    const int axis = attributes<ConcatAttributes>(op).axis;
    const std::vector<std::int64_t> strides = dense_strides(op.shape);
    std::int64_t start = 0;
    for (const ValueId input : op.inputs) {
        const Shape& shape = program_.op(input).shape;
        const Operand target{values_.buffer[std::size_t(value)], start * strides[std::size_t(axis)], strides};
        append(copy_kernel(input, identity_walk(shape), kernel_extents(shape), target), value);
        start += shape[axis].factor;
    }
}

void Planner::add_pad(ValueId value) {
    if (!own_[std::size_t(value)]) return;
    const Op& op = program_.op(value);
    if (is_fluid(op)) return add_map(value);
    const auto& pad = attributes<PadAttributes>(op);
    const Shape& source = program_.op(op.inputs[0]).shape;
    const int buffer = values_.buffer[std::size_t(value)];
    append(zero_fill(buffer, op.shape.size()), value);
    const std::vector<std::int64_t> strides = dense_strides(op.shape);
    Operand target{buffer, 0, strides};
    std::vector<std::int64_t> extents = kernel_extents(source);
    Walk walk = identity_walk(source);
    for (std::size_t axis = 0; axis < walk.size(); ++axis) {
        const std::int64_t cut_low = std::max<std::int64_t>(0, -pad.low[axis]);
        const std::int64_t cut_high = std::max<std::int64_t>(0, -pad.high[axis]);
        extents[axis] -= cut_low + cut_high;
        walk[axis].offset = cut_low;
        target.offset += std::max<std::int64_t>(0, pad.low[axis]) * strides[axis];
    }
    if (std::all_of(extents.begin(), extents.end(), [](std::int64_t e) { return e > 0; }))
        append(copy_kernel(op.inputs[0], walk, extents, target), value);
}

void Planner::add_random(ValueId value) {
    const Op& op = program_.op(value);
    append(
        RandomKernel{attributes<RandomAttributes>(op), op.shape.size(), values_.buffer[std::size_t(value)]},
        value);
}

void Planner::add_batch_index(ValueId value) {
    const Op& op = program_.op(value);
    append(BatchIndexKernel{attributes<BatchIndexAttributes>(op), op.shape.size(),
                            values_.buffer[std::size_t(value)], op.kind == OpKind::BatchMask},
           value);
}

void Planner::add_warp(ValueId value) {
    const Op& op = program_.op(value);
    append(WarpKernel{op.shape[0].factor, op.shape[1].factor, op.shape[2].factor, op.shape[3].factor,
                      dense(op.inputs[0]), dense(op.inputs[1]), values_.buffer[std::size_t(value)]},
           value);
}

void Planner::add_write(ValueId value) {
    const Op& op = program_.op(value);
    const Shape& shape = program_.op(op.inputs[0]).shape;
    const std::vector<std::int64_t> extents = kernel_extents(shape);
    Operand target{store_buffer(attributes<StoredAttributes>(op).key), 0, dense_strides(shape)};
    target.strides.resize(extents.size(), 0);
    append(copy_kernel(op.inputs[0], identity_walk(shape), extents, target), value);
}

void Planner::add_update(ValueId value) {
    const Op& op = program_.op(value);
    const auto& update = attributes<UpdateAttributes>(op);
    UpdateKernel kernel;
    kernel.expression = rule_expression(update);
    const std::size_t count = update.targets.size();
    for (std::size_t i = 0; i < count; ++i) {
        UpdateSegment segment;
        segment.parameter = store_buffer(update.targets[i]);
        segment.gradient = dense(op.inputs[i]);
        segment.elements = plan_.buffers[std::size_t(segment.parameter)].elements;
        for (const std::string& slot : update.moments)
            segment.moments.push_back(store_buffer(update.targets[i] + "/" + slot));
        kernel.segments.push_back(std::move(segment));
    }
    for (std::size_t i = count; i < op.inputs.size(); ++i) kernel.scalars.push_back(dense(op.inputs[i]));
    append(std::move(kernel), value);
}

} // namespace glassbox
