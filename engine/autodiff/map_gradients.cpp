// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/autodiff/map_gradients.h"

#include <numbers>

namespace glassbox {

namespace {

using F = ScalarFunction;
using Values = std::vector<ValueId>;

/// A Map op with inputs a, b, c, result y and the gradient g to y, and the words to write rules in.
struct Rule {
    ProgramBuilder& build;
    ValueId a, b, c, y, g;

    ValueId apply(F function, ValueId x) const { return build.map(function, {x}); }
    ValueId number(double value) const { return build.constant(value); }
    ValueId times(ValueId left, ValueId right) const { return build.multiply(left, right); }
    ValueId plus(ValueId left, ValueId right) const { return build.add(left, right); }
    ValueId minus(ValueId left, ValueId right) const { return build.subtract(left, right); }
    ValueId scaled(ValueId x, double factor) const { return build.scale(x, factor); }
    ValueId negated(ValueId x) const { return apply(F::Negate, x); }
    ValueId less(ValueId left, ValueId right) const { return build.map(F::Less, {left, right}); }
    ValueId select(ValueId condition, ValueId yes, ValueId no) const {
        return build.map(F::Select, {condition, yes, no});
    }
};

using GradientOfMap = Values (*)(const Rule&);

Values none(const Rule& r) {
    return Values(std::size_t(arity(std::get<MapAttributes>(r.build.program().op(r.y).attributes).function)),
                  no_value);
}

/// x^e: e·x^(e-1) and y·ln x. The exponent 0 and the base 0 are led around, so that neither they nor their
/// second derivatives make 0·∞.
Values power(const Rule& r) {
    const ValueId zero = r.number(0);
    const ValueId one = r.number(1);
    const ValueId exponent = r.select(r.build.map(F::Equal, {r.b, zero}), one, r.minus(r.b, one));
    const ValueId to_base = r.times(r.b, r.build.map(F::Power, {r.a, exponent}));
    const ValueId base = r.select(r.less(zero, r.a), r.a, one);
    return {r.times(r.g, to_base), r.times(r.g, r.times(r.y, r.apply(F::Log, base)))};
}

/// The gradient goes to the operand that won; a tie shares it.
Values extremum(const Rule& r, ValueId a_wins, ValueId b_wins) {
    const ValueId zero = r.number(0);
    const ValueId half = r.scaled(r.g, 0.5);
    return {r.select(a_wins, r.g, r.select(b_wins, zero, half)),
            r.select(b_wins, r.g, r.select(a_wins, zero, half))};
}

Values divide(const Rule& r) {
    const ValueId to_a = r.build.divide(r.g, r.b);
    return {to_a, r.negated(r.times(to_a, r.y))};
}

Values select(const Rule& r) {
    const ValueId zero = r.number(0);
    return {no_value, r.select(r.a, r.g, zero), r.select(r.a, zero, r.g)};
}

Values erf(const Rule& r) {
    const ValueId bell = r.apply(F::Exp, r.negated(r.apply(F::Square, r.a)));
    return {r.times(r.g, r.scaled(bell, 2 * std::numbers::inv_sqrtpi))};
}

struct Row {
    F function;
    GradientOfMap rule;
};

/// Through the result y where that saves keeping the input.
constexpr std::array<Row, std::size_t(scalar_function_count)> rows{{
    {F::Add,
     [](const Rule& r) {
         return Values{r.g, r.g};
     }},
    {F::Subtract,
     [](const Rule& r) {
         return Values{r.g, r.negated(r.g)};
     }},
    {F::Multiply,
     [](const Rule& r) {
         return Values{r.times(r.g, r.b), r.times(r.g, r.a)};
     }},
    {F::Divide, divide},
    {F::Power, power},
    {F::Maximum, [](const Rule& r) { return extremum(r, r.less(r.b, r.a), r.less(r.a, r.b)); }},
    {F::Minimum, [](const Rule& r) { return extremum(r, r.less(r.a, r.b), r.less(r.b, r.a)); }},
    {F::Negate, [](const Rule& r) { return Values{r.negated(r.g)}; }},
    {F::Reciprocal, [](const Rule& r) { return Values{r.negated(r.times(r.g, r.apply(F::Square, r.y)))}; }},
    {F::Exp, [](const Rule& r) { return Values{r.times(r.g, r.y)}; }},
    {F::Expm1, [](const Rule& r) { return Values{r.times(r.g, r.plus(r.y, r.number(1)))}; }},
    {F::Log, [](const Rule& r) { return Values{r.build.divide(r.g, r.a)}; }},
    {F::Log1p, [](const Rule& r) { return Values{r.build.divide(r.g, r.plus(r.a, r.number(1)))}; }},
    {F::Sqrt, [](const Rule& r) { return Values{r.build.divide(r.scaled(r.g, 0.5), r.y)}; }},
    {F::Rsqrt,
     [](const Rule& r) {
         return Values{r.times(r.scaled(r.g, -0.5), r.times(r.y, r.apply(F::Square, r.y)))};
     }},
    {F::Square, [](const Rule& r) { return Values{r.times(r.g, r.scaled(r.a, 2))}; }},
    {F::Abs, [](const Rule& r) { return Values{r.times(r.g, r.apply(F::Sign, r.a))}; }},
    {F::Sign, none},
    {F::Floor, none},
    {F::Tanh,
     [](const Rule& r) { return Values{r.times(r.g, r.minus(r.number(1), r.apply(F::Square, r.y)))}; }},
    {F::Sigmoid, [](const Rule& r) { return Values{r.times(r.g, r.times(r.y, r.minus(r.number(1), r.y)))}; }},
    {F::Relu, [](const Rule& r) { return Values{r.select(r.less(r.number(0), r.y), r.g, r.number(0))}; }},
    {F::Erf, erf},
    {F::Sin, [](const Rule& r) { return Values{r.times(r.g, r.apply(F::Cos, r.a))}; }},
    {F::Cos, [](const Rule& r) { return Values{r.negated(r.times(r.g, r.apply(F::Sin, r.a)))}; }},
    {F::Less, none},
    {F::LessEqual, none},
    {F::Equal, none},
    {F::And, none},
    {F::Or, none},
    {F::Not, none},
    {F::Select, select},
    {F::ToReal, none},
    {F::StopGradient, none},
}};

constexpr bool rows_are_in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (std::size_t(rows[i].function) != i) return false;
    return true;
}
static_assert(rows_are_in_order());

} // namespace

std::vector<ValueId> map_gradients(ProgramBuilder& build, ValueId value, ValueId gradient) {
    const Op& op = build.program().op(value);
    const auto input = [&](std::size_t i) { return i < op.inputs.size() ? op.inputs[i] : no_value; };
    const Rule rule{build, input(0), input(1), input(2), value, gradient};
    return rows[std::size_t(std::get<MapAttributes>(op.attributes).function)].rule(rule);
}

} // namespace glassbox
