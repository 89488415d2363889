// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gradient_cases.h"

namespace glassbox::reference {

namespace {

using F = ScalarFunction;
using Values = std::vector<ValueId>;

void add_unary(std::vector<GradientCase>& cases, F function, double low = -2, double high = 2) {
    const auto build = [function](ProgramBuilder& b, const Values& x) { return b.map(function, x); };
    cases.push_back({name_of(function), {Shape{3, 5}}, build, low, high});
    cases.push_back({std::string(name_of(function)) + " of a scalar", {Shape{}}, build, low, high});
}

/// Every way in which two operands may be repeated.
void add_binary(std::vector<GradientCase>& cases, F function, double low = -2, double high = 2) {
    const auto build = [function](ProgramBuilder& b, const Values& x) { return b.map(function, x); };
    const std::vector<std::pair<Shape, Shape>> shapes{
        {Shape{3, 5}, Shape{3, 5}}, {Shape{2, 1, 3}, Shape{4, 1}},
        {Shape{3}, Shape{}},        {Shape{1, 1}, Shape{2, 3}},
        {Shape{}, Shape{}},         {Shape{1}, Shape{1, 2, 1}},
    };
    for (const auto& [a, b] : shapes)
        cases.push_back(
            {std::string(name_of(function)) + " " + to_string(a) + to_string(b), {a, b}, build, low, high});
}

std::vector<GradientCase> map_cases() {
    std::vector<GradientCase> cases;
    for (const F f : {F::Negate, F::Exp, F::Expm1, F::Square, F::Abs, F::Sign, F::Floor, F::Tanh, F::Sigmoid,
                      F::Relu, F::Erf, F::Sin, F::Cos})
        add_unary(cases, f);
    for (const F f : {F::Reciprocal, F::Log, F::Log1p, F::Sqrt, F::Rsqrt}) add_unary(cases, f, 0.4, 3);
    for (const F f : {F::Add, F::Subtract, F::Multiply, F::Maximum, F::Minimum}) add_binary(cases, f);
    for (const F f : {F::Divide, F::Power}) add_binary(cases, f, 0.4, 2.5);
    cases.push_back({"select", {Shape{2, 3}, Shape{3}, Shape{2, 1}}, [](ProgramBuilder& b, const Values& x) {
                         const ValueId condition = b.map(F::Less, {x[1], b.map(F::Sin, {x[0]})});
                         return b.map(F::Select, {condition, b.map(F::Square, {x[1]}), x[2]});
                     }});
    cases.push_back({"comparisons", {Shape{7}}, [](ProgramBuilder& b, const Values& x) {
                         const ValueId small = b.map(F::LessEqual, {x[0], b.constant(1.1)});
                         const ValueId large = b.map(F::Not, {b.map(F::Equal, {x[0], b.constant(0)})});
                         const ValueId other = b.map(F::Or, {small, b.map(F::Less, {b.constant(1.5), x[0]})});
                         return b.multiply(b.map(F::ToReal, {b.map(F::And, {other, large})}), x[0]);
                     }});
    cases.push_back(
        {"whole powers of negative numbers", {Shape{5}}, [](ProgramBuilder& b, const Values& x) {
             return b.add(b.map(F::Power, {x[0], b.constant(3)}), b.map(F::Power, {x[0], b.constant(0)}));
         }});
    return cases;
}

GradientCase contract_case(Shape a, Shape b, Transposed left, Transposed right) {
    const std::string name = "contract " + to_string(a) + (left == Transposed::Yes ? "t" : "") +
                             to_string(b) + (right == Transposed::Yes ? "t" : "");
    return {name, {std::move(a), std::move(b)}, [left, right](ProgramBuilder& build, const Values& x) {
                return build.contract(x[0], x[1], {left, right});
            }};
}

/// All four transpositions with leading extents `batches`; none: rank 2.
void add_contractions(std::vector<GradientCase>& cases,
                      const std::vector<std::pair<std::int64_t, std::int64_t>>& batches, std::int64_t m,
                      std::int64_t k, std::int64_t n) {
    for (const Transposed left : {Transposed::No, Transposed::Yes})
        for (const Transposed right : {Transposed::No, Transposed::Yes}) {
            const Shape a = left == Transposed::No ? Shape{m, k} : Shape{k, m};
            const Shape b = right == Transposed::No ? Shape{k, n} : Shape{n, k};
            if (batches.empty()) cases.push_back(contract_case(a, b, left, right));
            for (const auto& [first, second] : batches)
                cases.push_back(
                    contract_case(Shape{first, a[0], a[1]}, Shape{second, b[0], b[1]}, left, right));
        }
}

std::vector<GradientCase> contract_cases() {
    std::vector<GradientCase> cases;
    add_contractions(cases, {}, 2, 3, 4);
    add_contractions(cases, {}, 1, 1, 3);
    add_contractions(cases, {{2, 2}, {1, 3}, {3, 1}, {1, 1}}, 2, 3, 2);
    return cases;
}

struct Pictures {
    const char* name;
    Shape x, w;
    ConvolveAttributes attributes;
};

/// Each geometry as Forward and, on operands that are functions of the inputs, as both adjoints.
void add_convolutions(std::vector<GradientCase>& cases, const Pictures& p) {
    const auto forward = [a = p.attributes](ProgramBuilder& b, ValueId x, ValueId w) {
        return b.convolve(x, w, a);
    };
    const auto as = [](ProgramBuilder& b, ValueId y, ConvolveKind kind) {
        ConvolveAttributes a = std::get<ConvolveAttributes>(b.program().op(y).attributes);
        a.kind = kind;
        return a;
    };
    cases.push_back({std::string("convolve ") + p.name, {p.x, p.w}, [=](ProgramBuilder& b, const Values& x) {
                         return forward(b, x[0], x[1]);
                     }});
    cases.push_back(
        {std::string("input gradient ") + p.name, {p.x, p.w}, [=](ProgramBuilder& b, const Values& x) {
             const ValueId y = forward(b, x[0], x[1]);
             return b.convolve(y, x[1], as(b, y, ConvolveKind::InputGradient));
         }});
    cases.push_back(
        {std::string("weight gradient ") + p.name, {p.x, p.w}, [=](ProgramBuilder& b, const Values& x) {
             const ValueId y = forward(b, x[0], x[1]);
             return b.convolve(x[0], y, as(b, y, ConvolveKind::WeightGradient));
         }});
}

std::vector<GradientCase> convolve_cases() {
    std::vector<GradientCase> cases;
    const auto of = [](std::array<std::int64_t, 2> kernel, std::array<std::int64_t, 2> stride,
                       std::array<std::int64_t, 2> dilation, std::array<std::int64_t, 2> low,
                       std::array<std::int64_t, 2> high, std::int64_t groups) {
        return ConvolveAttributes{ConvolveKind::Forward, kernel, stride, dilation, low, high, groups, {0, 0}};
    };
    add_convolutions(cases, {"plain", Shape{2, 3, 4, 2}, Shape{2, 3, 2, 1},
                             of({2, 3}, {1, 1}, {1, 1}, {0, 0}, {0, 0}, 1)});
    add_convolutions(cases, {"strided and padded", Shape{1, 5, 4, 1}, Shape{3, 2, 1, 2},
                             of({3, 2}, {2, 3}, {1, 1}, {1, 0}, {2, 1}, 1)});
    add_convolutions(cases, {"dilated", Shape{1, 5, 3, 1}, Shape{2, 2, 1, 2},
                             of({2, 2}, {1, 1}, {3, 2}, {0, 1}, {1, 0}, 1)});
    add_convolutions(cases, {"in groups", Shape{2, 2, 3, 4}, Shape{2, 2, 2, 2},
                             of({2, 2}, {1, 1}, {1, 1}, {0, 0}, {0, 0}, 2)});
    add_convolutions(cases, {"of single pixels", Shape{1, 1, 1, 3}, Shape{1, 1, 3, 2},
                             of({1, 1}, {1, 1}, {1, 1}, {0, 0}, {0, 0}, 1)});
    return cases;
}

/// x -> y for Sum, Maximum and Pick, and back again for Spread and Route.
GradientCase window_case(const std::string& name, const WindowAttributes& attributes, WindowKind kind) {
    const auto as = [attributes](WindowKind k) {
        WindowAttributes a = attributes;
        a.kind = k;
        return a;
    };
    return {name, {Shape{2, 5, 4, 2}}, [=](ProgramBuilder& b, const Values& x) {
                const ValueId y = b.window({x[0]}, as(kind == WindowKind::Spread ? WindowKind::Sum
                                                      : kind == WindowKind::Sum  ? kind
                                                                                 : WindowKind::Maximum));
                const ValueId smooth = b.map(F::Square, {x[0]});
                switch (kind) {
                case WindowKind::Sum:
                case WindowKind::Maximum: return b.map(F::Square, {y});
                case WindowKind::Spread: return b.window({b.map(F::Square, {y})}, as(kind));
                case WindowKind::Route: return b.window({x[0], b.map(F::Sin, {y})}, as(kind));
                case WindowKind::Pick: return b.window({x[0], smooth}, as(kind));
                }
                return no_value;
            }};
}

std::vector<GradientCase> window_cases() {
    std::vector<GradientCase> cases;
    const WindowAttributes even{WindowKind::Sum, {2, 2}, {2, 2}, {0, 0}, {1, 0}, {5, 4}};
    const WindowAttributes overlapping{WindowKind::Sum, {3, 2}, {1, 2}, {1, 1}, {2, 0}, {5, 4}};
    const char* const names[] = {"sum", "spread", "maximum", "route", "pick"};
    for (const WindowKind kind :
         {WindowKind::Sum, WindowKind::Spread, WindowKind::Maximum, WindowKind::Route, WindowKind::Pick}) {
        cases.push_back(window_case(std::string("window ") + names[int(kind)], even, kind));
        cases.push_back(
            window_case(std::string("overlapping window ") + names[int(kind)], overlapping, kind));
    }
    return cases;
}

/// Rows 2, 0, 2, 1 as an Integer value: made from numbers that the program has anyway.
ValueId some_rows(ProgramBuilder& b) {
    const ValueId numbers = b.iota(Shape{3}, 0);
    const ValueId two = b.pad(numbers, {-2}, {0});
    return b.concat({two, b.pad(numbers, {0}, {-2}), two, b.pad(numbers, {-1}, {-1})}, 0);
}

std::vector<GradientCase> layout_cases() {
    const auto square = [](ProgramBuilder& b, ValueId x) { return b.map(F::Square, {x}); };
    std::vector<GradientCase> cases{
        {"broadcast",
         {Shape{2, 1, 3}},
         [=](ProgramBuilder& b, const Values& x) {
             return square(b, b.broadcast(x[0], Shape{2, 4, 3}));
         }},
        {"reshape",
         {Shape{2, 6}},
         [=](ProgramBuilder& b, const Values& x) {
             return square(b, b.reshape(x[0], Shape{3, 1, 4}));
         }},
        {"transpose",
         {Shape{2, 3, 4}},
         [=](ProgramBuilder& b, const Values& x) {
             return square(b, b.transpose(x[0], {2, 0, 1}));
         }},
        {"pad",
         {Shape{3, 4}},
         [=](ProgramBuilder& b, const Values& x) {
             return square(b, b.pad(x[0], {1, -1}, {2, 0}));
         }},
        {"cut",
         {Shape{5}},
         [=](ProgramBuilder& b, const Values& x) { return square(b, b.pad(x[0], {-2}, {-1})); }},
        {"concat",
         {Shape{2, 3}, Shape{2, 1}, Shape{2, 2}},
         [=](ProgramBuilder& b, const Values& x) {
             return square(b, b.concat({x[0], x[1], x[2], x[0]}, 1));
         }},
        {"gather",
         {Shape{3, 2}},
         [=](ProgramBuilder& b, const Values& x) { return square(b, b.gather(x[0], some_rows(b))); }},
        {"scatter_add",
         {Shape{4, 2}},
         [=](ProgramBuilder& b, const Values& x) { return square(b, b.scatter_add(x[0], some_rows(b), 5)); }},
        {"sum",
         {Shape{2, 3, 4}},
         [=](ProgramBuilder& b, const Values& x) {
             return square(b, b.sum(x[0], {0, 2}));
         }},
        {"sum of extents of 1",
         {Shape{1, 3, 1}},
         [=](ProgramBuilder& b, const Values& x) {
             return square(b, b.sum(x[0], {0, 2}));
         }},
        {"maximum",
         {Shape{3, 4, 2}},
         [=](ProgramBuilder& b, const Values& x) {
             return square(b, b.reduce(Reduction::Maximum, x[0], {1}));
         }},
        {"maximum of all",
         {Shape{2, 5}},
         [=](ProgramBuilder& b, const Values& x) {
             return square(b, b.reduce(Reduction::Maximum, x[0], {0, 1}));
         }},
    };
    return cases;
}

std::vector<GradientCase> pattern_cases() {
    return {
        {"softmax", {Shape{2, 3}}, [](ProgramBuilder& b, const Values& x) { return b.softmax(x[0], 1); }},
        {"log_sum_exp",
         {Shape{2, 3, 2}},
         [](ProgramBuilder& b, const Values& x) { return b.log_sum_exp(x[0], 1); }},
        {"mean",
         {Shape{3, 4}},
         [](ProgramBuilder& b, const Values& x) { return b.map(F::Exp, {b.mean(x[0], {0})}); }},
        {"a value used in many ways",
         {Shape{3}, Shape{3}},
         [](ProgramBuilder& b, const Values& x) {
             const ValueId y = b.multiply(x[0], x[1]);
             return b.add(b.multiply(y, y), b.add(b.map(F::Tanh, {y}), b.multiply(x[0], b.map(F::Sin, {y}))));
         }},
        {"two layers",
         {Shape{3, 2}, Shape{2, 4}, Shape{4}, Shape{4, 2}},
         [](ProgramBuilder& b, const Values& x) {
             const ValueId hidden = b.map(F::Tanh, {b.add(b.contract(x[0], x[1]), x[2])});
             return b.log_sum_exp(b.contract(hidden, x[3]), 1);
         }},
    };
}

} // namespace

std::vector<GradientCase> gradient_cases() {
    std::vector<GradientCase> cases;
    for (const auto& family :
         {map_cases(), contract_cases(), convolve_cases(), window_cases(), layout_cases(), pattern_cases()})
        cases.insert(cases.end(), family.begin(), family.end());
    return cases;
}

} // namespace glassbox::reference
