// SPDX-License-Identifier: GPL-3.0-or-later
// Element-wise functions, products, reductions and layout.
#include "tests/support/op_cases.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox::reference {

namespace {

using F = ScalarFunction;
using Numbers = std::vector<std::int64_t>;

// ---- Map

struct Domain {
    F function;
    double low = -2;
    double high = 2;
};

const std::vector<Domain> unary{
    {F::Negate},        {F::Exp, -8, 8},     {F::Expm1},        {F::Square},          {F::Abs},
    {F::Sign},          {F::Floor, -9, 9},   {F::Tanh, -7, 7},  {F::Sigmoid, -9, 9},  {F::Relu},
    {F::Erf, -4, 4},    {F::Sin, -20, 20},   {F::Cos, -20, 20}, {F::StopGradient},    {F::Reciprocal, 0.1, 9},
    {F::Log, 0.01, 50}, {F::Log1p, -0.9, 9}, {F::Sqrt, 0, 50},  {F::Rsqrt, 0.01, 50},
};
const std::vector<Domain> binary{
    {F::Add},     {F::Subtract}, {F::Multiply}, {F::Divide, 0.2, 5}, {F::Power, 0.2, 3},
    {F::Maximum}, {F::Minimum},  {F::Less},     {F::LessEqual},      {F::Equal},
};

void add_unary(std::vector<OpCase>& cases, const Domain& domain) {
    for (const Shape& shape : {Shape{}, Shape{1}, Shape{3, 1, 5}, Shape{7, 33}, Shape{1025}})
        cases.push_back(
            {std::string(name_of(domain.function)) + " " + to_string(shape),
             [=](ProgramBuilder& b) { b.output("y", b.map(domain.function, {b.input("x", shape)})); },
             domain.low,
             domain.high,
             {},
             {}});
}

void add_binary(std::vector<OpCase>& cases, const Domain& domain) {
    const std::vector<std::pair<Shape, Shape>> shapes{
        {Shape{5, 7}, Shape{5, 7}}, {Shape{3, 1, 65}, Shape{11, 1}}, {Shape{33}, Shape{}},
        {Shape{}, Shape{2, 3}},     {Shape{1, 1}, Shape{1, 17}},     {Shape{}, Shape{}},
        {Shape{4, 9}, Shape{9}},    {Shape{4, 9}, Shape{4, 1}},      {Shape{2, 3, 1, 5}, Shape{1, 1, 7, 1}},
    };
    for (const auto& [left, right] : shapes)
        cases.push_back({std::string(name_of(domain.function)) + " " + to_string(left) + to_string(right),
                         [=, left = left, right = right](ProgramBuilder& b) {
                             const ValueId x = b.input("x", left);
                             b.output("y", b.map(domain.function, {x, b.input("z", right)}));
                             b.output("itself", b.map(domain.function, {x, x}));
                         },
                         domain.low,
                         domain.high,
                         {},
                         {}});
}

void logic(ProgramBuilder& b) {
    const ValueId x = b.input("x", Shape{5, 9});
    const ValueId row = b.input("row", Shape{9});
    const ValueId p = b.map(F::Less, {x, row});
    const ValueId q = b.map(F::LessEqual, {b.constant(0.3), x});
    b.output("and", b.map(F::And, {p, q}));
    b.output("or", b.map(F::Or, {p, q}));
    b.output("not", b.map(F::Not, {p}));
    b.output("equal", b.map(F::Equal, {b.input("i", Shape{31}, Element::Integer), b.constant(2)}));
    b.output("select", b.map(F::Select, {p, x, b.map(F::Exp, {row})}));
    b.output("real", b.map(F::ToReal, {p}));
    b.output("real of integers", b.map(F::ToReal, {b.input("j", Shape{3, 5}, Element::Integer)}));
    const ValueId fed = b.input("fed", Shape{5, 1}, Element::Boolean);
    b.output("repeated condition", b.map(F::Select, {fed, x, b.constant(-1)}));
    const ValueId i = b.input("k", Shape{4, 3}, Element::Integer);
    b.output("integers chosen", b.map(F::Select, {b.map(F::Less, {i, b.iota(Shape{4, 3}, 1)}), i, i}));
}

/// What comparisons and extremes do with equal numbers, infinities and no number at all.
void special_numbers(ProgramBuilder& b) {
    const ValueId x = b.input("special", Shape{6, 1});
    const ValueId y = b.input("others", Shape{6});
    for (const F f : {F::Less, F::LessEqual, F::Equal, F::Maximum, F::Minimum})
        b.output(name_of(f), b.map(f, {x, y}));
    for (const F f : {F::Relu, F::Sign, F::Tanh, F::Sigmoid, F::Exp, F::Abs, F::Floor})
        b.output(name_of(f), b.map(f, {x}));
    b.output("largest", b.reduce(Reduction::Maximum, x, {0}));
}

} // namespace

std::vector<OpCase> map_op_cases() {
    std::vector<OpCase> cases;
    for (const Domain& domain : unary) add_unary(cases, domain);
    for (const Domain& domain : binary) add_binary(cases, domain);
    cases.push_back({"logic", logic, -2, 2, {}, {}});
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<double> special{0, 1, -1, infinity, -infinity, std::nan("")};
    const NamedTensors given{{"special", Tensor::of({6, 1}, std::span<const double>(special))},
                             {"others", Tensor::of({6}, std::span<const double>(special))}};
    cases.push_back({"special numbers", special_numbers, -2, 2, {}, given});
    return cases;
}

// ---- Contract

namespace {

struct Product {
    std::int64_t left, right; ///< Leading extents; 0: rank 2.
    std::int64_t m, n, k;
};

void add_product(std::vector<OpCase>& cases, const Product& p) {
    for (const Transposed left : {Transposed::No, Transposed::Yes})
        for (const Transposed right : {Transposed::No, Transposed::Yes}) {
            Shape a = left == Transposed::No ? Shape{p.m, p.k} : Shape{p.k, p.m};
            Shape b = right == Transposed::No ? Shape{p.k, p.n} : Shape{p.n, p.k};
            if (p.left) a = Shape{p.left, a[0], a[1]};
            if (p.right) b = Shape{p.right, b[0], b[1]};
            const std::string name = "contract " + to_string(a) + (left == Transposed::Yes ? "t" : "") +
                                     to_string(b) + (right == Transposed::Yes ? "t" : "");
            cases.push_back({name,
                             [=](ProgramBuilder& build) {
                                 const ValueId x = build.input("x", a);
                                 build.output("y", build.contract(x, build.input("w", b), {left, right}));
                             },
                             -1,
                             1,
                             {},
                             {}});
        }
}

/// relu(x·w + bias) with everything that an epilogue may read beside the product.
void dense_layer(ProgramBuilder& b) {
    const ValueId product = b.contract(b.input("x", Shape{13, 37}), b.input("w", Shape{37, 19}));
    const ValueId sum = b.add(product, b.input("bias", Shape{19}));
    const ValueId gained = b.multiply(sum, b.input("gain", Shape{13, 1}));
    const ValueId place = b.map(F::ToReal, {b.iota(Shape{13, 19}, 1)});
    b.output("y", b.map(F::Relu, {b.add(gained, b.scale(place, 0.01))}));
}

} // namespace

std::vector<OpCase> product_op_cases() {
    std::vector<OpCase> cases;
    for (const Product& p : std::vector<Product>{{0, 0, 1, 1, 1},
                                                 {0, 0, 1, 5, 7},
                                                 {0, 0, 5, 1, 3},
                                                 {0, 0, 3, 4, 1},
                                                 {0, 0, 13, 19, 17},
                                                 {0, 0, 65, 33, 31},
                                                 {0, 0, 3, 2, 1024},
                                                 {0, 0, 1, 10, 1024},
                                                 {0, 0, 37, 41, 513},
                                                 {3, 3, 5, 7, 4},
                                                 {1, 3, 2, 3, 5},
                                                 {5, 1, 3, 2, 9},
                                                 {1, 1, 4, 3, 2},
                                                 {2, 2, 1, 1, 129}})
        add_product(cases, p);
    cases.push_back({"dense layer", dense_layer, -1, 1, {}, {}});
    return cases;
}

// ---- Reduce and layout

namespace {

void add_reductions(std::vector<OpCase>& cases) {
    const auto add = [&](const Shape& shape, const std::vector<int>& axes, Reduction reduction) {
        std::string name = reduction == Reduction::Sum ? "sum " : "maximum ";
        name += to_string(shape) + " over";
        for (const int axis : axes) name += " " + std::to_string(axis);
        cases.push_back(
            {name,
             [=](ProgramBuilder& b) { b.output("y", b.reduce(reduction, b.input("x", shape), axes)); },
             -1,
             2,
             {},
             {}});
    };
    for (const Reduction reduction : {Reduction::Sum, Reduction::Maximum}) {
        for (int subset = 0; subset < 16; ++subset) {
            std::vector<int> axes;
            for (int axis = 0; axis < 4; ++axis)
                if (subset >> axis & 1) axes.push_back(axis);
            add(Shape{3, 1, 5, 2}, axes, reduction);
            add(Shape{2, 9, 3, 17}, axes, reduction);
        }
        for (const std::vector<int>& axes : {std::vector<int>{0}, {1}, {0, 1}}) {
            add(Shape{7, 1024}, axes, reduction);
            add(Shape{1023, 5}, axes, reduction);
            add(Shape{1, 1}, axes, reduction);
        }
        add(Shape{}, {}, reduction);
    }
}

void add_layout(std::vector<OpCase>& cases, const std::string& name, const Shape& shape,
                const std::function<ValueId(ProgramBuilder&, ValueId)>& change) {
    cases.push_back({name + " of " + to_string(shape),
                     [=](ProgramBuilder& b) {
                         const ValueId x = b.input("x", shape);
                         b.output("y", change(b, x));
                         b.output("of a function", b.map(F::Exp, {change(b, b.map(F::Sin, {x}))}));
                         const ValueId integers = b.input("i", shape, Element::Integer);
                         b.output("integers", change(b, integers));
                     },
                     -2,
                     2,
                     {},
                     {}});
}

void add_pads(std::vector<OpCase>& cases) {
    const std::vector<std::array<Numbers, 2>> amounts{
        {{{0, 0}, {0, 0}}},   {{{1, 2}, {3, 0}}},  {{{-1, -2}, {0, -1}}}, {{{-2, 3}, {1, -2}}},
        {{{-2, 0}, {-2, 5}}}, {{{0, -4}, {7, 0}}}, {{{0, 0}, {0, 1}}},
    };
    for (const auto& [low, high] : amounts) {
        std::string name = "pad";
        for (std::size_t axis = 0; axis < 2; ++axis)
            name += " " + std::to_string(low[axis]) + "," + std::to_string(high[axis]);
        add_layout(cases, name, Shape{5, 6},
                   [low = low, high = high](ProgramBuilder& b, ValueId x) { return b.pad(x, low, high); });
    }
}

void add_concats(std::vector<OpCase>& cases) {
    for (const int axis : {0, 1, 2})
        cases.push_back(
            {"concat along " + std::to_string(axis),
             [axis](ProgramBuilder& b) {
                 Shape narrow{3, 5, 7}, wide{3, 5, 7};
                 narrow[axis] = 1;
                 wide[axis] = 11;
                 const ValueId x = b.input("x", Shape{3, 5, 7});
                 const ValueId y = b.input("y", narrow);
                 const ValueId z = b.map(F::Exp, {b.input("z", wide)});
                 b.output("all", b.concat({x, y, z, x}, axis));
                 b.output("one", b.concat({x}, axis));
                 b.output("cut",
                          b.concat({b.pad(x, {-1, 0, 0}, {0, 0, 0}), b.pad(x, {0, 0, 0}, {-1, 0, 0})}, 0));
             },
             -2,
             2,
             {},
             {}});
}

void add_transposes(std::vector<OpCase>& cases) {
    for (std::vector<int> order{0, 1, 2};;) {
        const auto change = [order](ProgramBuilder& b, ValueId x) { return b.transpose(x, order); };
        std::string name = "transpose";
        for (const int axis : order) name += " " + std::to_string(axis);
        for (const Shape& shape : {Shape{3, 5, 17}, Shape{1, 4, 33}, Shape{2, 1, 1}})
            add_layout(cases, name, shape, change);
        if (!std::next_permutation(order.begin(), order.end())) return;
    }
}

void rows(ProgramBuilder& b) {
    const ValueId index = b.input("index", Shape{7}, Element::Integer);
    const ValueId one = b.input("one", Shape{1}, Element::Integer);
    const ValueId table = b.input("table", Shape{5, 3, 2});
    b.output("gathered", b.gather(table, index));
    b.output("gathered one", b.gather(table, one));
    b.output("gathered numbers", b.gather(b.input("numbers", Shape{4}), index));
    b.output("gathered integers", b.gather(b.input("integers", Shape{4, 1}, Element::Integer), index));
    b.output("scattered", b.scatter_add(b.input("rows", Shape{7, 33}), index, 6));
    b.output("scattered numbers", b.scatter_add(b.input("values", Shape{7}), index, 4));
    b.output("scattered one", b.scatter_add(b.input("row", Shape{1, 2, 3}), one, 4));
}

} // namespace

std::vector<OpCase> layout_op_cases() {
    std::vector<OpCase> cases;
    add_reductions(cases);
    add_pads(cases);
    add_concats(cases);
    add_transposes(cases);
    cases.push_back({"rows", rows, -2, 2, {}, {}});
    add_layout(cases, "reshape", Shape{4, 9}, [](ProgramBuilder& b, ValueId x) {
        return b.reshape(x, Shape{3, 1, 12});
    });
    add_layout(cases, "reshape of a transpose", Shape{4, 9}, [](ProgramBuilder& b, ValueId x) {
        return b.reshape(b.transpose(x, {1, 0}), Shape{36});
    });
    add_layout(cases, "reshape by units", Shape{1, 7, 1, 3}, [](ProgramBuilder& b, ValueId x) {
        return b.transpose(b.reshape(x, Shape{7, 3, 1}), {1, 2, 0});
    });
    add_layout(cases, "reshape to a scalar", Shape{1, 1},
               [](ProgramBuilder& b, ValueId x) { return b.reshape(x, Shape{}); });
    for (const Shape& to : {Shape{5, 7, 3}, Shape{5, 1, 3}})
        add_layout(cases, "broadcast to " + to_string(to), Shape{5, 1, 3},
                   [=](ProgramBuilder& b, ValueId x) { return b.broadcast(x, to); });
    return cases;
}

} // namespace glassbox::reference
