// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/op.h"

namespace glassbox {

namespace {

struct FunctionRow {
    ScalarFunction function;
    const char* name;
    int arity;
};

constexpr std::array<FunctionRow, std::size_t(scalar_function_count)> function_rows{{
    {ScalarFunction::Add, "add", 2},
    {ScalarFunction::Subtract, "subtract", 2},
    {ScalarFunction::Multiply, "multiply", 2},
    {ScalarFunction::Divide, "divide", 2},
    {ScalarFunction::Power, "power", 2},
    {ScalarFunction::Maximum, "maximum", 2},
    {ScalarFunction::Minimum, "minimum", 2},
    {ScalarFunction::Negate, "negate", 1},
    {ScalarFunction::Reciprocal, "reciprocal", 1},
    {ScalarFunction::Exp, "exp", 1},
    {ScalarFunction::Expm1, "expm1", 1},
    {ScalarFunction::Log, "log", 1},
    {ScalarFunction::Log1p, "log1p", 1},
    {ScalarFunction::Sqrt, "sqrt", 1},
    {ScalarFunction::Rsqrt, "rsqrt", 1},
    {ScalarFunction::Square, "square", 1},
    {ScalarFunction::Abs, "abs", 1},
    {ScalarFunction::Sign, "sign", 1},
    {ScalarFunction::Floor, "floor", 1},
    {ScalarFunction::Tanh, "tanh", 1},
    {ScalarFunction::Sigmoid, "sigmoid", 1},
    {ScalarFunction::Relu, "relu", 1},
    {ScalarFunction::Erf, "erf", 1},
    {ScalarFunction::Sin, "sin", 1},
    {ScalarFunction::Cos, "cos", 1},
    {ScalarFunction::Less, "less", 2},
    {ScalarFunction::LessEqual, "less_equal", 2},
    {ScalarFunction::Equal, "equal", 2},
    {ScalarFunction::And, "and", 2},
    {ScalarFunction::Or, "or", 2},
    {ScalarFunction::Not, "not", 1},
    {ScalarFunction::Select, "select", 3},
    {ScalarFunction::ToReal, "to_real", 1},
    {ScalarFunction::StopGradient, "stop_gradient", 1},
}};

constexpr bool rows_are_in_order() {
    for (std::size_t i = 0; i < function_rows.size(); ++i)
        if (std::size_t(function_rows[i].function) != i) return false;
    return true;
}
static_assert(rows_are_in_order());

} // namespace

int arity(ScalarFunction function) {
    return function_rows[std::size_t(function)].arity;
}

const char* name_of(ScalarFunction function) {
    return function_rows[std::size_t(function)].name;
}

const char* name_of(OpKind kind) {
    switch (kind) {
    case OpKind::Input: return "input";
    case OpKind::Stored: return "stored";
    case OpKind::Constant: return "constant";
    case OpKind::Live: return "live";
    case OpKind::Iota: return "iota";
    case OpKind::Map: return "map";
    case OpKind::Broadcast: return "broadcast";
    case OpKind::Reduce: return "reduce";
    case OpKind::Contract: return "contract";
    case OpKind::Convolve: return "convolve";
    case OpKind::Window: return "window";
    case OpKind::Gather: return "gather";
    case OpKind::ScatterAdd: return "scatter_add";
    case OpKind::Reshape: return "reshape";
    case OpKind::Transpose: return "transpose";
    case OpKind::Pad: return "pad";
    case OpKind::Concat: return "concat";
    case OpKind::Random: return "random";
    case OpKind::BatchIndex: return "batch_index";
    case OpKind::BatchMask: return "batch_mask";
    case OpKind::Warp: return "warp";
    case OpKind::Gradient: return "gradient";
    case OpKind::Write: return "write";
    case OpKind::Update: return "update";
    }
    return "unknown";
}

} // namespace glassbox
