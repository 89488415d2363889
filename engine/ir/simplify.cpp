// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/result.h"
#include "engine/ir/fold.h"
#include "engine/ir/print.h"
#include "engine/ir/rules/simplify_rules.h"

#include <bit>
#include <map>

namespace glassbox {

namespace {

bool has_effect(OpKind kind) {
    return kind == OpKind::Write || kind == OpKind::Update;
}

/// Equal attributes; numbers by their bits, so that NaN equals itself and -0 is not 0.
bool same_attributes(const Attributes& a, const Attributes& b) {
    const auto* x = std::get_if<ConstantAttributes>(&a);
    const auto* y = std::get_if<ConstantAttributes>(&b);
    if (x && y) return std::bit_cast<std::uint64_t>(x->value) == std::bit_cast<std::uint64_t>(y->value);
    return a == b;
}

/// Rebuilds a program op by op: rewriting rules, constants folded, equal ops merged.
class Simplifier final : public Rewriter {
  public:
    explicit Simplifier(const Program& program)
        : source_(program), renamed_(program.ops.size(), no_value), protected_(program.ops.size()) {
        result_.store = program.store;
        result_.live = program.live;
        // What a gradient is taken to must stay the very value that the scalar was computed from.
        for (const Op& op : program.ops)
            if (op.kind == OpKind::Gradient) protected_[std::size_t(op.inputs[1])] = true;
    }

    Program run() {
        for (std::size_t i = 0; i < source_.ops.size(); ++i) {
            Op op = source_.ops[i];
            for (ValueId& input : op.inputs) input = renamed_[std::size_t(input)];
            renamed_[i] = protected_[i] ? append(std::move(op), Visibility::Opaque) : emit(std::move(op));
        }
        for (Output output : source_.outputs) {
            output.value = renamed_[std::size_t(output.value)];
            result_.outputs.push_back(std::move(output));
        }
        return std::move(result_);
    }

    const Op* look(ValueId value) const override {
        return visibility_[std::size_t(value)] == Visibility::Open ? &result_.op(value) : nullptr;
    }
    const Shape& shape(ValueId value) const override { return result_.op(value).shape; }
    std::optional<double> uniform(ValueId value) const override { return uniform_[std::size_t(value)]; }

    ValueId emit(Op op) override {
        const std::optional<double> value = folded(op);
        if (value && op.element == Element::Real && !is_canonical(op)) return emit_uniform(*value, op);
        if (const ValueId simpler = rewrite_rule(op.kind)(*this, op); simpler != no_value) return simpler;
        if (has_effect(op.kind)) return append(std::move(op), Visibility::Open);
        for (const ValueId candidate : seen_[{op.kind, op.inputs}])
            if (is_same(result_.op(candidate), op)) return candidate;
        return append(std::move(op), Visibility::Open);
    }

  private:
    enum class Visibility : std::uint8_t { Open, Opaque };

    static bool is_same(const Op& a, const Op& b) {
        return a.shape == b.shape && a.element == b.element && same_attributes(a.attributes, b.attributes);
    }

    std::optional<double> folded(const Op& op) const {
        std::vector<std::optional<double>> inputs;
        for (const ValueId input : op.inputs) inputs.push_back(uniform(input));
        return uniform_value(op, op.inputs.empty() ? Shape{} : shape(op.inputs[0]), inputs);
    }

    static Shape ones(int rank) { return Shape(std::vector<Extent>(std::size_t(rank), Extent(1))); }

    /// The forms in which a tensor of one number is kept: Constant, its Reshape to extents of 1, the
    /// Broadcast of that.
    bool is_canonical(const Op& op) const {
        if (op.kind == OpKind::Constant) return true;
        const Op* from = op.inputs.empty() ? nullptr : look(op.inputs[0]);
        if (!from || op.shape.rank() == 0) return false;
        if (op.shape == ones(op.shape.rank()))
            return op.kind == OpKind::Reshape && from->kind == OpKind::Constant;
        return op.kind == OpKind::Broadcast && from->kind == OpKind::Reshape && is_canonical(*from);
    }

    ValueId emit_uniform(double value, const Op& like) {
        Op op{OpKind::Constant, {}, ConstantAttributes{value}, {}, Element::Real, like.origin};
        ValueId result = emit(op);
        if (like.shape.rank() == 0) return result;
        result = emit({OpKind::Reshape,
                       {result},
                       ReshapeAttributes{},
                       ones(like.shape.rank()),
                       Element::Real,
                       like.origin});
        if (like.shape == shape(result)) return result;
        return emit(
            {OpKind::Broadcast, {result}, BroadcastAttributes{}, like.shape, Element::Real, like.origin});
    }

    ValueId append(Op op, Visibility visibility) {
        const auto value = ValueId(result_.ops.size());
        const bool open = visibility == Visibility::Open;
        uniform_.push_back(open ? folded(op) : std::nullopt);
        visibility_.push_back(visibility);
        if (open && !has_effect(op.kind)) seen_[{op.kind, op.inputs}].push_back(value);
        result_.ops.push_back(std::move(op));
        return value;
    }

    const Program& source_;
    std::vector<ValueId> renamed_; ///< Of each value of the source.
    std::vector<bool> protected_;  ///< Of each value of the source.
    Program result_;
    std::vector<std::optional<double>> uniform_; ///< Of each value of the result, as the next.
    std::vector<Visibility> visibility_;
    std::map<std::pair<OpKind, std::vector<ValueId>>, std::vector<ValueId>> seen_;
};

std::vector<bool> needed_ops(const Program& program) {
    std::vector<bool> needed(program.ops.size());
    for (const Output& output : program.outputs) needed[std::size_t(output.value)] = true;
    for (std::size_t i = program.ops.size(); i-- > 0;) {
        if (has_effect(program.ops[i].kind)) needed[i] = true;
        if (!needed[i]) continue;
        for (const ValueId input : program.ops[i].inputs) needed[std::size_t(input)] = true;
    }
    return needed;
}

Program without_unneeded(Program program) {
    const std::vector<bool> needed = needed_ops(program);
    std::vector<ValueId> renamed(program.ops.size(), no_value);
    std::vector<Op> ops;
    for (std::size_t i = 0; i < program.ops.size(); ++i) {
        if (!needed[i]) continue;
        Op& op = program.ops[i];
        for (ValueId& input : op.inputs) input = renamed[std::size_t(input)];
        renamed[i] = ValueId(ops.size());
        ops.push_back(std::move(op));
    }
    for (Output& output : program.outputs) output.value = renamed[std::size_t(output.value)];
    program.ops = std::move(ops);
    return program;
}

} // namespace

Program simplified(const Program& program) {
    return without_unneeded(Simplifier(program).run());
}

} // namespace glassbox
