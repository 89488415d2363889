// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/autodiff/differentiate.h"
#include "engine/autodiff/map_gradients.h"
#include "engine/base/result.h"
#include "engine/ir/print.h"

namespace glassbox {

namespace {

using Values = std::vector<ValueId>;

/// An op `value` and the gradient `g` to its result. `op` is a copy: rules append to the program.
struct Rule {
    ProgramBuilder& build;
    ValueId value;
    ValueId g;
    Op op;

    ValueId input(int i) const { return op.inputs[std::size_t(i)]; }
    Shape shape(int i) const { return build.shape(input(i)); }
    template <class T>
    const T& attributes() const {
        return std::get<T>(op.attributes);
    }
};

using GradientRule = Values (*)(const Rule&);

Values none(const Rule& r) {
    return Values(r.op.inputs.size(), no_value);
}

/// Undoes NumPy's broadcasting: sums over the axes along which `to` was repeated.
ValueId unbroadcast(ProgramBuilder& build, ValueId gradient, const Shape& to) {
    const Shape from = build.shape(gradient);
    const int leading = from.rank() - to.rank();
    std::vector<int> axes;
    for (int axis = 0; axis < from.rank(); ++axis)
        if (axis < leading || (to[axis - leading] == Extent(1) && from[axis] != Extent(1)))
            axes.push_back(axis);
    if (!axes.empty()) gradient = build.sum(gradient, std::move(axes));
    return leading == 0 ? gradient : build.reshape(gradient, to);
}

Values map_rule(const Rule& r) {
    Values gradients = map_gradients(r.build, r.value, r.g);
    for (std::size_t i = 0; i < gradients.size(); ++i)
        if (gradients[i] != no_value) gradients[i] = unbroadcast(r.build, gradients[i], r.shape(int(i)));
    return gradients;
}

Values broadcast_rule(const Rule& r) {
    return {unbroadcast(r.build, r.g, r.shape(0))};
}

/// A maximum passes its gradient to all places that reach it, in equal shares.
Values reduce_rule(const Rule& r) {
    const auto& [reduction, axes] = r.attributes<ReduceAttributes>();
    if (reduction == Reduction::Sum) return {r.build.broadcast(r.g, r.shape(0))};
    const ValueId mask =
        r.build.map(ScalarFunction::ToReal, {r.build.map(ScalarFunction::Equal, {r.input(0), r.value})});
    return {r.build.multiply(mask, r.build.divide(r.g, r.build.sum(mask, axes)))};
}

Transposed flipped(Transposed t) {
    return t == Transposed::No ? Transposed::Yes : Transposed::No;
}

/// C = A·B gives dA = G·Bᵀ and dB = Aᵀ·G, and their transposes where an operand is stored transposed. An
/// operand repeated along the leading axis gets the sum.
Values contract_rule(const Rule& r) {
    const auto [left, right] = r.attributes<ContractAttributes>();
    const ValueId a = r.input(0);
    const ValueId b = r.input(1);
    const ValueId to_a = left == Transposed::No ? r.build.contract(r.g, b, {Transposed::No, flipped(right)})
                                                : r.build.contract(b, r.g, {right, Transposed::Yes});
    const ValueId to_b = right == Transposed::No ? r.build.contract(a, r.g, {flipped(left), Transposed::No})
                                                 : r.build.contract(r.g, a, {Transposed::Yes, left});
    return {unbroadcast(r.build, to_a, r.shape(0)), unbroadcast(r.build, to_b, r.shape(1))};
}

/// The three kinds are the partial derivatives of one trilinear form in x, w and y, so each one's gradients
/// are the other two.
Values convolve_rule(const Rule& r) {
    const auto as = [&](ConvolveKind kind, ValueId first, ValueId second) {
        ConvolveAttributes attributes = r.attributes<ConvolveAttributes>();
        attributes.kind = kind;
        return r.build.convolve(first, second, attributes);
    };
    const ValueId first = r.input(0);
    const ValueId second = r.input(1);
    switch (r.attributes<ConvolveAttributes>().kind) {
    case ConvolveKind::Forward:
        return {as(ConvolveKind::InputGradient, r.g, second), as(ConvolveKind::WeightGradient, first, r.g)};
    case ConvolveKind::InputGradient:
        return {as(ConvolveKind::Forward, r.g, second), as(ConvolveKind::WeightGradient, r.g, first)};
    case ConvolveKind::WeightGradient:
        return {as(ConvolveKind::InputGradient, second, r.g), as(ConvolveKind::Forward, first, r.g)};
    }
    return none(r);
}

/// Sum and Spread are adjoint, as are Route and Pick at fixed places of the maxima.
Values window_rule(const Rule& r) {
    const auto as = [&](WindowKind kind, Values inputs) {
        WindowAttributes attributes = r.attributes<WindowAttributes>();
        attributes.kind = kind;
        return r.build.window(std::move(inputs), attributes);
    };
    const ValueId x = r.input(0);
    switch (r.attributes<WindowAttributes>().kind) {
    case WindowKind::Sum: return {as(WindowKind::Spread, {r.g})};
    case WindowKind::Spread: return {as(WindowKind::Sum, {r.g})};
    case WindowKind::Maximum: return {as(WindowKind::Route, {x, r.g})};
    case WindowKind::Route: return {no_value, as(WindowKind::Pick, {x, r.g})};
    case WindowKind::Pick: return {no_value, as(WindowKind::Route, {x, r.g})};
    }
    return none(r);
}

Values gather_rule(const Rule& r) {
    return {r.build.scatter_add(r.g, r.input(1), r.shape(0)[0]), no_value};
}

Values scatter_add_rule(const Rule& r) {
    return {r.build.gather(r.g, r.input(1)), no_value};
}

Values reshape_rule(const Rule& r) {
    return {r.build.reshape(r.g, r.shape(0))};
}

Values transpose_rule(const Rule& r) {
    const std::vector<int>& order = r.attributes<TransposeAttributes>().order;
    std::vector<int> inverse(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) inverse[std::size_t(order[i])] = int(i);
    return {r.build.transpose(r.g, std::move(inverse))};
}

Values pad_rule(const Rule& r) {
    auto [low, high] = r.attributes<PadAttributes>();
    for (std::int64_t& amount : low) amount = -amount;
    for (std::int64_t& amount : high) amount = -amount;
    return {r.build.pad(r.g, std::move(low), std::move(high))};
}

/// Each input gets its slice, cut out by negative padding.
Values concat_rule(const Rule& r) {
    const auto axis = std::size_t(r.attributes<ConcatAttributes>().axis);
    Values gradients;
    std::int64_t start = 0;
    for (int i = 0; i < int(r.op.inputs.size()); ++i) {
        const std::int64_t extent = r.shape(i)[int(axis)].factor;
        std::vector<std::int64_t> low(std::size_t(r.op.shape.rank()), 0);
        std::vector<std::int64_t> high = low;
        low[axis] = -start;
        high[axis] = start + extent - r.op.shape[int(axis)].factor;
        gradients.push_back(r.build.pad(r.g, std::move(low), std::move(high)));
        start += extent;
    }
    return gradients;
}

Values already_expanded(const Rule& r) {
    GLASSBOX_ASSERT(r.op.kind != OpKind::Gradient,
                    "inner gradients are expanded first\n" + print_op(r.build.program(), r.value));
    return none(r);
}

/// The table of gradients: one rule for each kind of op.
GradientRule rule_of(OpKind kind) {
    switch (kind) {
    case OpKind::Map: return map_rule;
    case OpKind::Broadcast: return broadcast_rule;
    case OpKind::Reduce: return reduce_rule;
    case OpKind::Contract: return contract_rule;
    case OpKind::Convolve: return convolve_rule;
    case OpKind::Window: return window_rule;
    case OpKind::Gather: return gather_rule;
    case OpKind::ScatterAdd: return scatter_add_rule;
    case OpKind::Reshape: return reshape_rule;
    case OpKind::Transpose: return transpose_rule;
    case OpKind::Pad: return pad_rule;
    case OpKind::Concat: return concat_rule;
    case OpKind::Gradient: return already_expanded;
    case OpKind::Input:
    case OpKind::Stored:
    case OpKind::Constant:
    case OpKind::Live:
    case OpKind::Iota:
    case OpKind::Random:
    case OpKind::BatchIndex:
    case OpKind::BatchMask:
    case OpKind::Warp:
    case OpKind::Write:
    case OpKind::Update: return none;
    }
    return none;
}

} // namespace

std::vector<ValueId> gradient_rule(ProgramBuilder& build, ValueId value, ValueId gradient) {
    const Op op = build.program().op(value);
    return rule_of(op.kind)(Rule{build, value, gradient, op});
}

} // namespace glassbox
