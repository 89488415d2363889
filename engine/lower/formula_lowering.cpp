// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/formula_lowering.h"

#include "engine/lower/named_order.h"

#include <cmath>
#include <map>
#include <optional>

namespace glassbox {

namespace {

ScalarFunction scalar_function(FormulaFunction function) {
    switch (function) {
    case FormulaFunction::Add: return ScalarFunction::Add;
    case FormulaFunction::Subtract: return ScalarFunction::Subtract;
    case FormulaFunction::Multiply: return ScalarFunction::Multiply;
    case FormulaFunction::Divide: return ScalarFunction::Divide;
    case FormulaFunction::Power: return ScalarFunction::Power;
    case FormulaFunction::Negate: return ScalarFunction::Negate;
    case FormulaFunction::Exp: return ScalarFunction::Exp;
    case FormulaFunction::Log: return ScalarFunction::Log;
    case FormulaFunction::Sqrt: return ScalarFunction::Sqrt;
    case FormulaFunction::Abs: return ScalarFunction::Abs;
    case FormulaFunction::Sin: return ScalarFunction::Sin;
    case FormulaFunction::Cos: return ScalarFunction::Cos;
    case FormulaFunction::Tanh: return ScalarFunction::Tanh;
    case FormulaFunction::Sigmoid: return ScalarFunction::Sigmoid;
    case FormulaFunction::Relu: return ScalarFunction::Relu;
    case FormulaFunction::Erf: return ScalarFunction::Erf;
    case FormulaFunction::Minimum: return ScalarFunction::Minimum;
    case FormulaFunction::Maximum: return ScalarFunction::Maximum;
    case FormulaFunction::Square: return ScalarFunction::Square;
    case FormulaFunction::Sign: return ScalarFunction::Sign;
    case FormulaFunction::Floor: return ScalarFunction::Floor;
    }
    return ScalarFunction::Add;
}

/// The constant that a node is, if it is a number or a negated one.
std::optional<double> constant_of(const Formula& formula, int node) {
    const FormulaNode& n = formula.nodes[std::size_t(node)];
    if (n.kind == FormulaNode::Kind::Number) return n.number;
    if (n.kind != FormulaNode::Kind::Apply || n.function != FormulaFunction::Negate) return std::nullopt;
    const std::optional<double> inner = constant_of(formula, n.arguments[0]);
    return inner ? std::optional(-*inner) : inner;
}

bool is_small_whole(double exponent) {
    return exponent == std::floor(exponent) && std::abs(exponent) <= 8;
}

/// base^exponent by squaring.
ValueId whole_power(ProgramBuilder& build, ValueId base, int exponent) {
    if (exponent == 0) return filled(build, build.constant(1), build.shape(base));
    ValueId result = no_value;
    ValueId square = base;
    for (int rest = std::abs(exponent); rest != 0; rest /= 2) {
        if (rest % 2 == 1) result = result == no_value ? square : build.multiply(result, square);
        if (rest > 1) square = build.map(ScalarFunction::Square, {square});
    }
    return exponent < 0 ? build.map(ScalarFunction::Reciprocal, {result}) : result;
}

} // namespace

ValueId emit_formula(ProgramBuilder& build, const Formula& formula,
                     const std::function<ValueId(const std::string&)>& value_of) {
    std::map<std::string, ValueId> free;
    for (const std::string& name : formula.names) free[name] = value_of(name);
    std::vector<ValueId> values;
    const auto emit = [&](const FormulaNode& node) {
        if (node.kind == FormulaNode::Kind::Number) return build.constant(node.number);
        if (node.kind == FormulaNode::Kind::Name) return free.at(node.name);
        if (node.function == FormulaFunction::Power) {
            const std::optional<double> exponent = constant_of(formula, node.arguments[1]);
            if (exponent && is_small_whole(*exponent))
                return whole_power(build, values[std::size_t(node.arguments[0])], int(*exponent));
        }
        std::vector<ValueId> arguments;
        for (const int argument : node.arguments) arguments.push_back(values[std::size_t(argument)]);
        return build.map(scalar_function(node.function), std::move(arguments));
    };
    for (const FormulaNode& node : formula.nodes) values.push_back(emit(node));
    return values.back();
}

} // namespace glassbox
