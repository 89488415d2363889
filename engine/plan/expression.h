// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/op.h"

namespace glassbox {

/// One node of an element-wise expression DAG, the one source of CPU evaluation and generated shaders.
struct ExpressionNode {
    enum class Kind : std::uint8_t {
        Load,     ///< Operand number `index` of the kernel.
        Constant, ///< `value`.
        Live,     ///< Live slot number `index` of the plan.
        Index,    ///< The position along axis `index` of the kernel.
        Apply,    ///< `function` of the nodes `arguments`.
    } kind = Kind::Constant;
    ScalarFunction function = ScalarFunction::Add;
    std::array<std::int32_t, 3> arguments{-1, -1, -1};
    std::int32_t index = 0;
    double value = 0;
    bool operator==(const ExpressionNode&) const = default;
};

/// Nodes in an order in which arguments come first; `results` names the node of each output.
struct Expression {
    std::vector<ExpressionNode> nodes;
    std::vector<std::int32_t> results;
    bool operator==(const Expression&) const = default;
};

/// `relu(add(a0, a1))`, for dumps.
std::string print(const Expression& expression);

} // namespace glassbox
