// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/autodiff/differentiate.h"

#include "engine/base/result.h"
#include "engine/ir/print.h"

namespace glassbox {

namespace {

ValueId zeros(ProgramBuilder& build, Shape shape) {
    const ValueId zero = build.constant(0);
    if (shape.rank() == 0) return zero;
    const Shape ones(std::vector<Extent>(std::size_t(shape.rank()), Extent(1)));
    return build.broadcast(build.reshape(zero, ones), std::move(shape));
}

/// One walk from a scalar back to the values whose gradients are wanted; only ops between them are visited.
class ReverseWalk {
  public:
    ReverseWalk(ProgramBuilder& build, ValueId scalar, const std::vector<ValueId>& wanted)
        : build_(build), scalar_(scalar), contributions_(std::size_t(scalar) + 1),
          between_(contributions_.size()) {
        for (const ValueId value : wanted)
            if (value <= scalar) between_[std::size_t(value)] = true;
        for (ValueId value = 0; value <= scalar; ++value)
            for (const ValueId input : build.program().op(value).inputs)
                if (is_between(input)) between_[std::size_t(value)] = true;
    }

    /// The gradient of the scalar to each value; no_value where it does not depend on it.
    std::vector<ValueId> run() {
        std::vector<ValueId> gradients(contributions_.size(), no_value);
        if (!is_between(scalar_)) return gradients;
        build_.set_origin(build_.program().op(scalar_).origin);
        contributions_[std::size_t(scalar_)] = {build_.constant(1)};
        for (ValueId value = scalar_; value >= 0; --value) {
            if (contributions_[std::size_t(value)].empty()) continue;
            build_.set_origin(build_.program().op(value).origin);
            gradients[std::size_t(value)] = total(value);
            visit(value, gradients[std::size_t(value)]);
        }
        return gradients;
    }

  private:
    bool is_between(ValueId value) const { return between_[std::size_t(value)]; }

    /// The sum of what the users gave, last user first.
    ValueId total(ValueId value) {
        const std::vector<ValueId>& parts = contributions_[std::size_t(value)];
        ValueId sum = parts.front();
        for (std::size_t i = 1; i < parts.size(); ++i) sum = build_.add(sum, parts[i]);
        return sum;
    }

    void visit(ValueId value, ValueId gradient) {
        const std::vector<ValueId> inputs = build_.program().op(value).inputs;
        bool any = false;
        for (const ValueId input : inputs) any |= is_between(input);
        if (!any) return;
        const std::vector<ValueId> parts = gradient_rule(build_, value, gradient);
        GLASSBOX_ASSERT(parts.size() == inputs.size(), print_op(build_.program(), value));
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            if (parts[i] == no_value || !is_between(inputs[i])) continue;
            GLASSBOX_ASSERT(build_.shape(parts[i]) == build_.shape(inputs[i]),
                            print_op(build_.program(), value) + "\n" + print_op(build_.program(), parts[i]));
            contributions_[std::size_t(inputs[i])].push_back(parts[i]);
        }
    }

    ProgramBuilder& build_;
    ValueId scalar_;
    std::vector<std::vector<ValueId>> contributions_;
    std::vector<bool> between_;
};

/// Rebuilds a program op by op, with gradients in the place of Gradient ops.
class Expander {
  public:
    explicit Expander(const Program& program)
        : program_(program), build_(result_), renamed_(program.ops.size(), no_value) {
        result_.store = program.store;
        result_.live = program.live;
    }

    Program run() {
        for (std::size_t i = 0; i < program_.ops.size(); ++i) {
            if (renamed_[i] != no_value) continue;
            if (program_.ops[i].kind == OpKind::Gradient)
                expand(ValueId(i));
            else
                copy(ValueId(i));
        }
        for (Output output : program_.outputs) {
            output.value = renamed(output.value);
            result_.outputs.push_back(std::move(output));
        }
        return std::move(result_);
    }

  private:
    ValueId renamed(ValueId value) const { return renamed_[std::size_t(value)]; }

    void copy(ValueId value) {
        Op op = program_.op(value);
        for (ValueId& input : op.inputs) input = renamed(input);
        result_.ops.push_back(std::move(op));
        renamed_[std::size_t(value)] = ValueId(result_.ops.size()) - 1;
    }

    /// Expands the Gradient op and all later ones of the same scalar whose other operand is already there.
    void expand(ValueId first) {
        const ValueId scalar = program_.op(first).inputs[0];
        std::vector<ValueId> together;
        std::vector<ValueId> wanted;
        for (ValueId i = first; i < ValueId(program_.ops.size()); ++i) {
            const Op& op = program_.op(i);
            if (op.kind != OpKind::Gradient || op.inputs[0] != scalar || op.inputs[1] >= first) continue;
            together.push_back(i);
            wanted.push_back(renamed(op.inputs[1]));
        }
        const std::vector<ValueId> gradients = ReverseWalk(build_, renamed(scalar), wanted).run();
        for (std::size_t i = 0; i < together.size(); ++i) {
            const auto x = std::size_t(wanted[i]);
            const ValueId found = x < gradients.size() ? gradients[x] : no_value;
            renamed_[std::size_t(together[i])] = found != no_value ? found : zeros_like(wanted[i]);
        }
    }

    ValueId zeros_like(ValueId value) {
        build_.set_origin(result_.op(value).origin);
        return zeros(build_, result_.op(value).shape);
    }

    const Program& program_;
    Program result_;
    ProgramBuilder build_;
    std::vector<ValueId> renamed_;
};

} // namespace

Program expand_gradients(const Program& program) {
    return Expander(program).run();
}

} // namespace glassbox
