// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace glassbox {

enum class FormulaFunction {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Negate,
    Exp,
    Log,
    Sqrt,
    Abs,
    Sin,
    Cos,
    Tanh,
    Sigmoid,
    Relu,
    Erf,
    Minimum,
    Maximum,
    Square,
    Sign,
    Floor
};

/// One node of a parsed expression: a number, a free name, or a function of earlier nodes.
struct FormulaNode {
    enum class Kind { Number, Name, Apply } kind = Kind::Number;
    double number = 0;
    std::string name;
    FormulaFunction function = FormulaFunction::Add;
    std::vector<int> arguments; ///< Numbers of nodes.
};

/// An expression as nodes in an order in which arguments come first; the last is the result.
struct Formula {
    std::vector<FormulaNode> nodes;
    std::vector<std::string> names; ///< Free names in the order of their first appearance.
};

/// What stopped the parser: `position` counts characters from 1; `expected` is one of "operand", "operator",
/// "closing-parenthesis", "opening-parenthesis", "comma", "function", "shorter" (too long or too deep),
/// "name", "value".
struct FormulaError {
    int position = 1;
    std::string expected;
    std::string found; ///< The character or word there, or "" at the end.
    bool operator==(const FormulaError&) const = default;
};

/// Grammar, loosest first: a + b, a - b; a * b, a / b; -a, +a; a ^ b (right-associative, binds tighter than a
/// minus before it: -x^2 = -(x^2)); numbers, names, pi, e, f(a), f(a, b), (a). Functions: exp log sqrt abs
/// sin cos tanh sigmoid relu erf min max pow square sign floor.
std::variant<Formula, FormulaError> parse_formula(std::string_view expression);

/// A name with its start value: "a=1, b=0.5, c" (0 where none is given).
struct StartValue {
    std::string name;
    double value = 0;
    bool operator==(const StartValue&) const = default;
};
std::variant<std::vector<StartValue>, FormulaError> parse_start_values(std::string_view list);

} // namespace glassbox
