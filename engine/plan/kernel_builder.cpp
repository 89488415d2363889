// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/kernel_builder.h"

#include "engine/plan/fusion.h"

#include <algorithm>

namespace glassbox {

namespace {

/// The walk of a broadcast operand: trailing axes aligned, extents of 1 stand still.
Walk operand_walk(const Shape& operand, const Shape& result, const Walk& walk) {
    Walk own(std::size_t(operand.rank()));
    const int shift = result.rank() - operand.rank();
    for (int axis = 0; axis < operand.rank(); ++axis) {
        const bool repeats = operand[axis] == Extent(1) && result[axis + shift] != Extent(1);
        own[std::size_t(axis)] = repeats ? AxisWalk{} : walk[std::size_t(axis + shift)];
    }
    return own;
}

/// The walk of a Reshape's operand where only extents of 1 come or go.
Walk unit_walk(const Shape& operand, const Shape& result, const Walk& walk) {
    Walk own(std::size_t(operand.rank()));
    int from = 0;
    for (int axis = 0; axis < operand.rank(); ++axis) {
        if (operand[axis] == Extent(1)) continue;
        while (result[from] == Extent(1)) ++from;
        own[std::size_t(axis)] = walk[std::size_t(from++)];
    }
    return own;
}

} // namespace

Walk identity_walk(const Shape& shape) {
    Walk walk(std::size_t(shape.rank()));
    for (int axis = 0; axis < shape.rank(); ++axis) walk[std::size_t(axis)].axis = axis;
    return walk;
}

std::vector<std::int64_t> dense_strides(const Shape& shape) {
    std::vector<std::int64_t> strides(std::size_t(shape.rank()));
    std::int64_t stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        strides[std::size_t(axis)] = stride;
        stride *= shape[axis].factor;
    }
    return strides;
}

std::vector<std::int64_t> kernel_extents(const Shape& shape) {
    std::vector<std::int64_t> extents;
    for (const Extent& extent : shape) extents.push_back(extent.factor);
    if (extents.empty()) extents.push_back(1);
    return extents;
}

void ExpressionBuilder::add_result(ValueId value, const Walk& walk, Root root, int rank) {
    rank_ = rank;
    const int result = root == Root::Compute ? computed(value, walk) : node(value, walk);
    expression_.results.push_back(result);
}

int ExpressionBuilder::node(ValueId value, const Walk& walk) {
    const auto found = known_.find({value, walk});
    if (found != known_.end()) return found->second;
    const bool leaf = (*values_.own)[std::size_t(value)] != 0;
    const int result = leaf ? load(values_.buffer[std::size_t(value)], program_.op(value).shape, walk)
                            : computed(value, walk);
    known_[{value, walk}] = result;
    return result;
}

int ExpressionBuilder::computed(ValueId value, const Walk& walk) {
    const Op& op = program_.op(value);
    ExpressionNode node_of;
    switch (op.kind) {
    case OpKind::Constant:
        node_of.value = std::get<ConstantAttributes>(op.attributes).value;
        return append(node_of);
    case OpKind::Live: {
        const std::string& slot = std::get<LiveAttributes>(op.attributes).slot;
        const auto found =
            std::find_if(slots_.begin(), slots_.end(), [&](auto& s) { return s.name == slot; });
        GLASSBOX_ASSERT(found != slots_.end(), slot);
        node_of.kind = ExpressionNode::Kind::Live;
        node_of.index = int(found - slots_.begin());
        return append(node_of);
    }
    case OpKind::Iota: return index_node(walk[std::size_t(std::get<IotaAttributes>(op.attributes).axis)]);
    case OpKind::Map: return map_node(op, walk);
    case OpKind::Broadcast:
        return node(op.inputs[0], operand_walk(program_.op(op.inputs[0]).shape, op.shape, walk));
    case OpKind::Transpose: {
        const auto& order = std::get<TransposeAttributes>(op.attributes).order;
        Walk own(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) own[std::size_t(order[i])] = walk[i];
        return node(op.inputs[0], own);
    }
    case OpKind::Pad: {
        Walk own = walk;
        const auto& low = std::get<PadAttributes>(op.attributes).low;
        for (std::size_t i = 0; i < own.size(); ++i) own[i].offset -= low[i];
        return node(op.inputs[0], own);
    }
    case OpKind::Reshape: return reshaped(op, walk);
    case OpKind::Input:
    case OpKind::Stored:
    case OpKind::Reduce:
    case OpKind::Contract:
    case OpKind::Convolve:
    case OpKind::Window:
    case OpKind::Gather:
    case OpKind::ScatterAdd:
    case OpKind::Concat:
    case OpKind::Random:
    case OpKind::BatchIndex:
    case OpKind::BatchMask:
    case OpKind::Warp:
    case OpKind::Gradient:
    case OpKind::Write:
    case OpKind::Update: break;
    }
    // A value with a buffer that is asked for at the root is copied.
    return load(values_.buffer[std::size_t(value)], op.shape, walk);
}

int ExpressionBuilder::reshaped(const Op& op, const Walk& walk) {
    const ValueId source = op.inputs[0];
    const Shape& from = program_.op(source).shape;
    const ValueId dense = dense_source(program_, source);
    if ((*values_.own)[std::size_t(dense)]) return load(values_.buffer[std::size_t(dense)], op.shape, walk);
    GLASSBOX_ASSERT(only_units(from, op.shape), print(program_));
    return node(source, unit_walk(from, op.shape, walk));
}

int ExpressionBuilder::map_node(const Op& op, const Walk& walk) {
    const ScalarFunction function = std::get<MapAttributes>(op.attributes).function;
    ExpressionNode apply;
    apply.kind = ExpressionNode::Kind::Apply;
    apply.function = function;
    for (std::size_t i = 0; i < op.inputs.size(); ++i)
        apply.arguments[i] =
            node(op.inputs[i], operand_walk(program_.op(op.inputs[i]).shape, op.shape, walk));
    if (function == ScalarFunction::StopGradient) return apply.arguments[0];
    return append(apply);
}

int ExpressionBuilder::index_node(const AxisWalk& walk) {
    ExpressionNode offset;
    offset.value = double(walk.offset);
    if (walk.axis < 0) return append(offset);
    ExpressionNode index;
    index.kind = ExpressionNode::Kind::Index;
    index.index = walk.axis;
    const int position = append(index);
    if (walk.offset == 0) return position;
    ExpressionNode sum;
    sum.kind = ExpressionNode::Kind::Apply;
    sum.function = ScalarFunction::Add;
    sum.arguments = {position, append(offset), -1};
    return append(sum);
}

int ExpressionBuilder::load(int buffer, const Shape& shape, const Walk& walk) {
    GLASSBOX_ASSERT(buffer >= 0, print(program_));
    Operand operand{buffer, 0, std::vector<std::int64_t>(std::size_t(rank_), 0)};
    const std::vector<std::int64_t> strides = dense_strides(shape);
    for (std::size_t axis = 0; axis < walk.size(); ++axis) {
        operand.offset += walk[axis].offset * strides[axis];
        if (walk[axis].axis >= 0) operand.strides[std::size_t(walk[axis].axis)] += strides[axis];
    }
    const auto same = std::find_if(inputs_.begin(), inputs_.end(), [&](const Operand& o) {
        return o.buffer == operand.buffer && o.offset == operand.offset && o.strides == operand.strides;
    });
    ExpressionNode node_of;
    node_of.kind = ExpressionNode::Kind::Load;
    node_of.index = int(same - inputs_.begin());
    if (same == inputs_.end()) inputs_.push_back(operand);
    return append(node_of);
}

int ExpressionBuilder::append(ExpressionNode node_of) {
    const auto same = std::find(expression_.nodes.begin(), expression_.nodes.end(), node_of);
    if (same != expression_.nodes.end()) return int(same - expression_.nodes.begin());
    expression_.nodes.push_back(node_of);
    return int(expression_.nodes.size()) - 1;
}

} // namespace glassbox
