// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/rules/simplify_rules.h"

#include <algorithm>

namespace glassbox {

namespace {

using F = ScalarFunction;

/// The op that makes a value if it is of this kind.
const Op* look_for(const Rewriter& rewriter, ValueId value, OpKind kind) {
    const Op* op = rewriter.look(value);
    return op && op->kind == kind ? op : nullptr;
}

ValueId with_inputs(Rewriter& rewriter, Op op, std::vector<ValueId> inputs) {
    op.inputs = std::move(inputs);
    return rewriter.emit(std::move(op));
}

ValueId keep(Rewriter&, const Op&) {
    return no_value;
}

// ---- Map

bool only_adds_leading_ones(const Shape& from, const Shape& to) {
    const int leading = to.rank() - from.rank();
    if (leading < 0) return false;
    for (int axis = 0; axis < to.rank(); ++axis)
        if (to[axis] != (axis < leading ? Extent(1) : from[axis - leading])) return false;
    return true;
}

/// What a value is made from by repeating, or by prefixing extents of 1; no_value where it is not.
ValueId before_repetition(const Rewriter& rewriter, ValueId value) {
    if (const Op* op = look_for(rewriter, value, OpKind::Broadcast)) return op->inputs[0];
    const Op* op = look_for(rewriter, value, OpKind::Reshape);
    return op && only_adds_leading_ones(rewriter.shape(op->inputs[0]), op->shape) ? op->inputs[0] : no_value;
}

bool broadcasts_to(const Rewriter& rewriter, const std::vector<ValueId>& inputs, const Shape& expected) {
    Shape shape;
    for (const ValueId input : inputs) {
        const Shape before = shape;
        if (!broadcast(before, rewriter.shape(input), shape)) return false;
    }
    return shape == expected;
}

/// Map repeats its inputs itself.
ValueId without_repetitions(Rewriter& rewriter, const Op& op) {
    std::vector<ValueId> inputs = op.inputs;
    for (ValueId& input : inputs) {
        for (ValueId from = before_repetition(rewriter, input); from != no_value;
             from = before_repetition(rewriter, input)) {
            const ValueId previous = input;
            input = from;
            if (broadcasts_to(rewriter, inputs, op.shape)) continue;
            input = previous;
            break;
        }
    }
    return inputs == op.inputs ? no_value : with_inputs(rewriter, op, std::move(inputs));
}

struct Neutral {
    F function;
    int operand;
    double value;
};

/// Numbers that change nothing as that operand.
constexpr Neutral neutrals[] = {
    {F::Add, 0, 0},      {F::Add, 1, 0},    {F::Subtract, 1, 0}, {F::Multiply, 0, 1},
    {F::Multiply, 1, 1}, {F::Divide, 1, 1}, {F::Power, 1, 1},
};

ValueId without_neutral(const Rewriter& rewriter, const Op& op) {
    const F function = std::get<MapAttributes>(op.attributes).function;
    for (const Neutral& neutral : neutrals) {
        if (neutral.function != function) continue;
        const ValueId other = op.inputs[std::size_t(1 - neutral.operand)];
        const auto value = rewriter.uniform(op.inputs[std::size_t(neutral.operand)]);
        if (value && *value == neutral.value && rewriter.shape(other) == op.shape) return other;
    }
    return no_value;
}

ValueId selected(const Rewriter& rewriter, const Op& op) {
    const auto condition = rewriter.uniform(op.inputs[0]);
    ValueId chosen = no_value;
    if (condition) chosen = op.inputs[*condition != 0 ? 1 : 2];
    if (op.inputs[1] == op.inputs[2]) chosen = op.inputs[1];
    return chosen != no_value && rewriter.shape(chosen) == op.shape ? chosen : no_value;
}

ValueId negated_twice(const Rewriter& rewriter, const Op& op) {
    const Op* inner = look_for(rewriter, op.inputs[0], OpKind::Map);
    return inner && inner->attributes == op.attributes ? inner->inputs[0] : no_value;
}

ValueId simpler_map(Rewriter& rewriter, const Op& op) {
    const F function = std::get<MapAttributes>(op.attributes).function;
    ValueId found = without_neutral(rewriter, op);
    if (found == no_value && function == F::Select) found = selected(rewriter, op);
    if (found == no_value && function == F::Negate) found = negated_twice(rewriter, op);
    return found != no_value ? found : without_repetitions(rewriter, op);
}

// ---- layout

/// Two of a kind that one of the same kind replaces: Reshape and Broadcast state their result.
ValueId simpler_restated(Rewriter& rewriter, const Op& op) {
    if (rewriter.shape(op.inputs[0]) == op.shape) return op.inputs[0];
    const Op* inner = look_for(rewriter, op.inputs[0], op.kind);
    return inner ? with_inputs(rewriter, op, inner->inputs) : no_value;
}

ValueId simpler_transpose(Rewriter& rewriter, const Op& op) {
    const std::vector<int>& order = std::get<TransposeAttributes>(op.attributes).order;
    if (std::is_sorted(order.begin(), order.end())) return op.inputs[0];
    const Op* inner = look_for(rewriter, op.inputs[0], OpKind::Transpose);
    if (!inner) return no_value;
    Op both = op;
    both.inputs = inner->inputs;
    std::vector<int>& axes = std::get<TransposeAttributes>(both.attributes).order;
    for (int& axis : axes) axis = std::get<TransposeAttributes>(inner->attributes).order[std::size_t(axis)];
    return rewriter.emit(std::move(both));
}

ValueId simpler_pad(Rewriter&, const Op& op) {
    const auto& [low, high] = std::get<PadAttributes>(op.attributes);
    const auto is_zero = [](std::int64_t amount) { return amount == 0; };
    const bool nothing =
        std::all_of(low.begin(), low.end(), is_zero) && std::all_of(high.begin(), high.end(), is_zero);
    return nothing ? op.inputs[0] : no_value;
}

ValueId simpler_concat(Rewriter&, const Op& op) {
    return op.inputs.size() == 1 ? op.inputs[0] : no_value;
}

// ---- reductions and products

/// Axes of extent 1 need no reduction; a reduction of a reduction of the same kind is one.
ValueId simpler_reduce(Rewriter& rewriter, const Op& op) {
    const auto& reduce = std::get<ReduceAttributes>(op.attributes);
    const Shape& from = rewriter.shape(op.inputs[0]);
    Op simpler = op;
    std::vector<int>& axes = std::get<ReduceAttributes>(simpler.attributes).axes;
    std::erase_if(axes, [&](int axis) { return from[axis] == Extent(1); });
    if (axes.empty()) return op.inputs[0];
    const Op* inner = look_for(rewriter, op.inputs[0], OpKind::Reduce);
    if (inner && std::get<ReduceAttributes>(inner->attributes).reduction == reduce.reduction) {
        const std::vector<int>& before = std::get<ReduceAttributes>(inner->attributes).axes;
        axes.insert(axes.end(), before.begin(), before.end());
        std::sort(axes.begin(), axes.end());
        simpler.inputs = inner->inputs;
    }
    return simpler.attributes == op.attributes ? no_value : rewriter.emit(std::move(simpler));
}

/// Whether the op exchanges the last two axes and nothing else.
bool exchanges_last_two(const Op& op) {
    std::vector<int> order = std::get<TransposeAttributes>(op.attributes).order;
    if (order.size() < 2) return false;
    std::swap(order[order.size() - 1], order[order.size() - 2]);
    return std::is_sorted(order.begin(), order.end());
}

/// A product reads its operands transposed by itself.
ValueId simpler_contract(Rewriter& rewriter, const Op& op) {
    Op simpler = op;
    auto& [left, right] = std::get<ContractAttributes>(simpler.attributes);
    Transposed* const flags[] = {&left, &right};
    for (std::size_t i = 0; i < 2; ++i) {
        const Op* transpose = look_for(rewriter, op.inputs[i], OpKind::Transpose);
        if (!transpose || !exchanges_last_two(*transpose)) continue;
        simpler.inputs[i] = transpose->inputs[0];
        *flags[i] = *flags[i] == Transposed::No ? Transposed::Yes : Transposed::No;
    }
    return simpler.inputs == op.inputs ? no_value : rewriter.emit(std::move(simpler));
}

} // namespace

RewriteRule rewrite_rule(OpKind kind) {
    switch (kind) {
    case OpKind::Map: return simpler_map;
    case OpKind::Broadcast: return simpler_restated;
    case OpKind::Reshape: return simpler_restated;
    case OpKind::Transpose: return simpler_transpose;
    case OpKind::Pad: return simpler_pad;
    case OpKind::Concat: return simpler_concat;
    case OpKind::Reduce: return simpler_reduce;
    case OpKind::Contract: return simpler_contract;
    case OpKind::Input:
    case OpKind::Stored:
    case OpKind::Constant:
    case OpKind::Live:
    case OpKind::Iota:
    case OpKind::Convolve:
    case OpKind::Window:
    case OpKind::Gather:
    case OpKind::ScatterAdd:
    case OpKind::Random:
    case OpKind::BatchIndex:
    case OpKind::BatchMask:
    case OpKind::Warp:
    case OpKind::Gradient:
    case OpKind::Write:
    case OpKind::Update: return keep;
    }
    return keep;
}

} // namespace glassbox
