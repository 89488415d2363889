// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/fold.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

double sigmoid(double x) {
    const double e = std::exp(-std::abs(x));
    return x < 0 ? e / (1 + e) : 1 / (1 + e);
}

double sign(double x) {
    if (std::isnan(x)) return x;
    return x > 0 ? 1 : x < 0 ? -1 : 0;
}

/// NaN wins.
double maximum(double a, double b) {
    return a > b || std::isnan(a) ? a : b;
}

std::optional<double> uniform_reduction(const Op& op, const Shape& from, double value) {
    const auto& [reduction, axes] = std::get<ReduceAttributes>(op.attributes);
    if (reduction == Reduction::Maximum) return value;
    Extent count = 1;
    for (const int axis : axes) count = count * from[axis];
    if (!count.is_number()) return std::nullopt;
    return value * double(count.factor);
}

} // namespace

double apply(ScalarFunction function, double a, double b, double c) {
    switch (function) {
    case ScalarFunction::Add: return a + b;
    case ScalarFunction::Subtract: return a - b;
    case ScalarFunction::Multiply: return a * b;
    case ScalarFunction::Divide: return a / b;
    case ScalarFunction::Power: return std::pow(a, b);
    case ScalarFunction::Maximum: return maximum(a, b);
    case ScalarFunction::Minimum: return -maximum(-a, -b);
    case ScalarFunction::Negate: return -a;
    case ScalarFunction::Reciprocal: return 1 / a;
    case ScalarFunction::Exp: return std::exp(a);
    case ScalarFunction::Expm1: return std::expm1(a);
    case ScalarFunction::Log: return std::log(a);
    case ScalarFunction::Log1p: return std::log1p(a);
    case ScalarFunction::Sqrt: return std::sqrt(a);
    case ScalarFunction::Rsqrt: return 1 / std::sqrt(a);
    case ScalarFunction::Square: return a * a;
    case ScalarFunction::Abs: return std::abs(a);
    case ScalarFunction::Sign: return sign(a);
    case ScalarFunction::Floor: return std::floor(a);
    case ScalarFunction::Tanh: return std::tanh(a);
    case ScalarFunction::Sigmoid: return sigmoid(a);
    case ScalarFunction::Relu: return a < 0 ? 0 : a;
    case ScalarFunction::Erf: return std::erf(a);
    case ScalarFunction::Sin: return std::sin(a);
    case ScalarFunction::Cos: return std::cos(a);
    case ScalarFunction::Less: return a < b ? 1 : 0;
    case ScalarFunction::LessEqual: return a <= b ? 1 : 0;
    case ScalarFunction::Equal: return a == b ? 1 : 0;
    case ScalarFunction::And: return a != 0 && b != 0 ? 1 : 0;
    case ScalarFunction::Or: return a != 0 || b != 0 ? 1 : 0;
    case ScalarFunction::Not: return a != 0 ? 0 : 1;
    case ScalarFunction::Select: return a != 0 ? b : c;
    case ScalarFunction::ToReal:
    case ScalarFunction::StopGradient: return a;
    }
    return std::nan("");
}

std::optional<double> uniform_value(const Op& op, const Shape& first_input,
                                    std::span<const std::optional<double>> uniform) {
    if (op.kind == OpKind::Constant) return std::get<ConstantAttributes>(op.attributes).value;
    if (uniform.empty() || !uniform[0]) return std::nullopt;
    switch (op.kind) {
    case OpKind::Reshape:
    case OpKind::Broadcast:
    case OpKind::Transpose: return uniform[0];
    case OpKind::Pad: return *uniform[0] == 0 ? uniform[0] : std::nullopt;
    case OpKind::Reduce: return uniform_reduction(op, first_input, *uniform[0]);
    case OpKind::Map: {
        if (!std::all_of(uniform.begin(), uniform.end(), [](const auto& u) { return u.has_value(); }))
            return std::nullopt;
        const auto number = [&](std::size_t i) { return i < uniform.size() ? *uniform[i] : 0.0; };
        return apply(std::get<MapAttributes>(op.attributes).function, number(0), number(1), number(2));
    }
    case OpKind::Constant:
    case OpKind::Input:
    case OpKind::Stored:
    case OpKind::Live:
    case OpKind::Iota:
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
    case OpKind::Update: return std::nullopt;
    }
    return std::nullopt;
}

} // namespace glassbox
