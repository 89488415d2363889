// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures, sources and effects on the store.
#include "tests/support/gradient_cases.h"
#include "tests/support/op_cases.h"

namespace glassbox::reference {

namespace {

using F = ScalarFunction;
using Pair = std::array<std::int64_t, 2>;

// ---- Convolve and Window

struct Geometry {
    const char* name;
    std::int64_t batch, channels, filters;
    Pair input, kernel, stride, dilation, low, high;
    std::int64_t groups;
};

const std::vector<Geometry> geometries{
    {"plain", 2, 3, 5, {7, 9}, {3, 3}, {1, 1}, {1, 1}, {0, 0}, {0, 0}, 1},
    {"same", 3, 8, 16, {11, 13}, {3, 3}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, 1},
    {"strided", 1, 2, 3, {9, 8}, {3, 2}, {2, 3}, {1, 1}, {1, 0}, {0, 1}, 1},
    {"stride beyond the kernel", 2, 3, 4, {9, 7}, {1, 1}, {2, 3}, {1, 1}, {0, 0}, {0, 0}, 1},
    {"dilated", 2, 3, 2, {9, 11}, {3, 2}, {1, 2}, {2, 3}, {2, 1}, {1, 2}, 1},
    {"in groups", 2, 6, 9, {5, 4}, {2, 3}, {1, 1}, {1, 1}, {0, 1}, {1, 1}, 3},
    {"for each channel", 1, 5, 5, {6, 6}, {3, 3}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, 5},
    {"wide padding", 1, 1, 2, {2, 3}, {3, 5}, {1, 1}, {1, 1}, {4, 5}, {3, 6}, 1},
    {"a pixel", 1, 1, 1, {1, 1}, {1, 1}, {1, 1}, {1, 1}, {0, 0}, {0, 0}, 1},
    {"whole picture", 3, 4, 7, {5, 5}, {5, 5}, {1, 1}, {1, 1}, {0, 0}, {0, 0}, 1},
    {"1,024 products", 1, 64, 3, {5, 6}, {4, 4}, {1, 1}, {1, 1}, {1, 2}, {2, 1}, 1},
};

ConvolveAttributes attributes_of(const Geometry& g, ConvolveKind kind) {
    return {kind, g.kernel, g.stride, g.dilation, g.low, g.high, g.groups, g.input};
}

std::int64_t extent_of(const Geometry& g, std::size_t axis) {
    return (g.input[axis] + g.low[axis] + g.high[axis] - g.dilation[axis] * (g.kernel[axis] - 1) - 1) /
               g.stride[axis] +
           1;
}

void convolve(ProgramBuilder& b, const Geometry& g) {
    const ValueId x = b.input("x", Shape{g.batch, g.input[0], g.input[1], g.channels});
    const ValueId w = b.input("w", Shape{g.kernel[0], g.kernel[1], g.channels / g.groups, g.filters});
    const ValueId y = b.input("y", Shape{g.batch, extent_of(g, 0), extent_of(g, 1), g.filters});
    b.output("forward", b.convolve(x, w, attributes_of(g, ConvolveKind::Forward)));
    b.output("input gradient", b.convolve(y, w, attributes_of(g, ConvolveKind::InputGradient)));
    b.output("weight gradient", b.convolve(x, y, attributes_of(g, ConvolveKind::WeightGradient)));
    const ValueId bias = b.input("bias", Shape{g.filters});
    const ValueId again = b.convolve(b.scale(x, 0.5), w, attributes_of(g, ConvolveKind::Forward));
    b.output("with an epilogue", b.map(F::Relu, {b.add(b.add(again, bias), y)}));
    const ValueId back = b.convolve(b.map(F::Sin, {y}), w, attributes_of(g, ConvolveKind::InputGradient));
    b.output("input gradient masked",
             b.multiply(back, b.map(F::ToReal, {b.map(F::Less, {b.constant(0), x})})));
}

void windows(ProgramBuilder& b, const Shape& shape, const WindowAttributes& stated) {
    const ValueId x = b.input("x", shape);
    const auto as = [&](WindowKind kind) {
        WindowAttributes a = stated;
        a.kind = kind;
        a.input = {shape[1].factor, shape[2].factor};
        return a;
    };
    const ValueId sum = b.window({x}, as(WindowKind::Sum));
    const ValueId y = b.input("y", b.shape(sum));
    b.output("sum", sum);
    b.output("spread", b.window({y}, as(WindowKind::Spread)));
    b.output("maximum", b.window({x}, as(WindowKind::Maximum)));
    b.output("route", b.window({x, y}, as(WindowKind::Route)));
    b.output("pick", b.window({x, b.input("z", shape)}, as(WindowKind::Pick)));
    // Few different numbers: many ties.
    const ValueId ties = b.map(F::Floor, {x});
    b.output("route of ties", b.window({ties, y}, as(WindowKind::Route)));
    b.output("pick of ties", b.window({ties, b.map(F::Exp, {x})}, as(WindowKind::Pick)));
}

void add_windows(std::vector<OpCase>& cases, const char* name, const Shape& shape,
                 const WindowAttributes& attributes) {
    cases.push_back({std::string("windows: ") + name,
                     [=](ProgramBuilder& b) { windows(b, shape, attributes); },
                     -2,
                     2,
                     {},
                     {}});
}

void warp(ProgramBuilder& b) {
    b.output("warped", b.warp(b.input("pictures", Shape{3, 7, 5, 2}), b.input("map", Shape{3, 6})));
    b.output("a pixel", b.warp(b.input("pixel", Shape{1, 1, 1, 3}), b.input("other", Shape{1, 6})));
}

} // namespace

std::vector<OpCase> picture_op_cases() {
    std::vector<OpCase> cases;
    for (const Geometry& g : geometries)
        cases.push_back(
            {std::string("convolve: ") + g.name, [g](ProgramBuilder& b) { convolve(b, g); }, -1, 1, {}, {}});
    const auto of = [](Pair kernel, Pair stride, Pair low, Pair high) {
        return WindowAttributes{WindowKind::Sum, kernel, stride, low, high, {0, 0}};
    };
    add_windows(cases, "even", Shape{3, 8, 6, 9}, of({2, 2}, {2, 2}, {0, 0}, {0, 0}));
    add_windows(cases, "a rest is left", Shape{1, 7, 9, 17}, of({2, 3}, {2, 3}, {0, 0}, {0, 0}));
    add_windows(cases, "overlapping and padded", Shape{2, 9, 7, 3}, of({3, 3}, {2, 1}, {1, 2}, {2, 1}));
    add_windows(cases, "with gaps", Shape{2, 9, 8, 1}, of({2, 1}, {3, 2}, {0, 0}, {1, 0}));
    add_windows(cases, "a pixel", Shape{1, 1, 1, 1}, of({1, 1}, {1, 1}, {0, 0}, {0, 0}));
    add_windows(cases, "whole picture", Shape{2, 5, 4, 33}, of({5, 4}, {1, 1}, {0, 0}, {0, 0}));
    cases.push_back({"warp", warp, -1, 1, {}, {}});
    return cases;
}

// ---- sources

namespace {

void add_random(std::vector<OpCase>& cases) {
    for (const RunState& state : {RunState{1, 0, 0}, RunState{99, 7, 0}, RunState{3, 5'000'000'000, 0}})
        cases.push_back({"random at step " + std::to_string(state.step),
                         [](ProgramBuilder& b) {
                             for (const Distribution d : {Distribution::Uniform, Distribution::Normal}) {
                                 const std::string name = d == Distribution::Uniform ? "uniform " : "normal ";
                                 b.output(name + "one", b.random(d, 11, Shape{}));
                                 b.output(name + "row", b.random(d, 12, Shape{5}));
                                 b.output(name + "many", b.random(d, 1ull << 60, Shape{7, 143}));
                             }
                         },
                         -2,
                         2,
                         state,
                         {}});
}

void add_batches(std::vector<OpCase>& cases) {
    const std::map<BatchOrder, const char*> orders{
        {BatchOrder::Shuffled, "shuffled"}, {BatchOrder::InOrder, "in order"}, {BatchOrder::Once, "once"}};
    for (const auto& [order, name] : orders)
        for (const std::uint64_t cursor : {0, 5, 7, 8, 10, 1'000'003})
            for (const std::int64_t population : {1, 3, 10, 1000})
                cases.push_back({std::string("batch ") + name + " from " + std::to_string(cursor) + " of " +
                                     std::to_string(population),
                                 [order = order, population](ProgramBuilder& b) {
                                     const BatchIndexAttributes a{order, population, 5};
                                     const ValueId index = b.batch_index(a);
                                     b.output("index", index);
                                     b.output("mask", b.batch_mask(a));
                                     const StoreEntry data{
                                         "data", Role::Data, Element::Real, Shape{population, 3}, Storage::U8,
                                         {},     "b"};
                                     b.output("samples", b.scale(b.gather(b.stored(data), index), 0.5));
                                 },
                                 -2,
                                 2,
                                 {4, 2, cursor},
                                 {}});
}

void numbers_of_the_program(ProgramBuilder& b) {
    b.output("constant", b.constant(0.7));
    b.output("constant repeated", b.broadcast(b.reshape(b.constant(-3), Shape{1, 1}), Shape{3, 5}));
    b.output("live", b.live("block.rate", 0.25));
    b.output("step", b.live("step", 0));
    for (const int axis : {0, 1, 2}) b.output("iota " + std::to_string(axis), b.iota(Shape{2, 3, 17}, axis));
    const ValueId x = b.input("x", Shape{3, 5});
    b.output("fed", x);
    b.output("fed, reshaped", b.reshape(x, Shape{15}));
    const StoreEntry entry{"p", Role::Parameter, Element::Real, Shape{4, 3}, Storage::F32, {}, "b"};
    b.output("stored", b.stored(entry));
    b.output("stored, reshaped", b.reshape(b.stored(entry), Shape{2, 6}));
    const StoreEntry labels{"labels", Role::Data, Element::Integer, Shape{9}, Storage::I32, {}, "b"};
    b.output("labels", b.stored(labels));
}

} // namespace

std::vector<OpCase> source_op_cases() {
    std::vector<OpCase> cases;
    add_random(cases);
    add_batches(cases);
    cases.push_back({"numbers of the program", numbers_of_the_program, -2, 2, {1, 41, 0}, {}});
    return cases;
}

// ---- Write and Update

namespace {

StoreEntry entry(const std::string& key, Role role, const Shape& shape) {
    return {key, role, Element::Real, shape, Storage::F32, {}, "b"};
}

StoreEntry statistic(const std::string& key, const Shape& shape) {
    return entry(key, Role::Statistic, shape);
}

void writes(ProgramBuilder& b) {
    const ValueId x = b.input("x", Shape{9, 5});
    const ValueId mean = b.squeeze(b.mean(x, {0}), {0});
    const ValueId old = b.stored(statistic("mean", Shape{5}));
    b.write("mean", b.add(b.scale(old, 0.9), b.scale(mean, 0.1)));
    const ValueId count = b.stored(statistic("count", Shape{}));
    b.write("count", b.add(count, b.constant(1)));
    b.declare(statistic("last", Shape{5, 9}));
    b.write("last", b.transpose(x, {1, 0}));
}

/// Every value that a Write or an output reads is the one from before the step.
void writes_that_read_each_other(ProgramBuilder& b) {
    const ValueId p = b.stored(statistic("p", Shape{4, 4}));
    const ValueId q = b.stored(statistic("q", Shape{4, 4}));
    const ValueId r = b.stored(statistic("r", Shape{4, 4}));
    b.write("p", q);
    b.write("q", b.add(p, b.scale(q, 2)));
    b.write("r", b.transpose(r, {1, 0}));
    b.output("p before", p);
    b.output("q before, reshaped", b.reshape(q, Shape{2, 8}));
    b.output("sum", b.add(p, r));
}

std::shared_ptr<const Program> momentum_rule() {
    Program rule;
    ProgramBuilder b(rule);
    const ValueId velocity = b.add(b.multiply(b.input("velocity", Shape{}), b.input("scalar1", Shape{})),
                                   b.input("gradient", Shape{}));
    const ValueId step = b.multiply(velocity, b.input("scalar0", Shape{}));
    b.output("parameter", b.subtract(b.input("parameter", Shape{}), step));
    b.output("velocity", velocity);
    return std::make_shared<const Program>(std::move(rule));
}

std::shared_ptr<const Program> plain_rule() {
    Program rule;
    ProgramBuilder b(rule);
    b.output("parameter",
             b.subtract(b.input("parameter", Shape{}), b.scale(b.input("gradient", Shape{}), 0.125)));
    return std::make_shared<const Program>(std::move(rule));
}

ValueId parameter(ProgramBuilder& b, const std::string& key, const Shape& shape) {
    return b.stored(entry(key, Role::Parameter, shape));
}

void update(ProgramBuilder& b) {
    std::vector<ValueId> gradients;
    UpdateAttributes a{{}, {"velocity"}, 2, momentum_rule()};
    for (const Shape& shape : {Shape{7, 3}, Shape{}, Shape{33}, Shape{1}}) {
        const std::string key = "p" + to_string(shape);
        const ValueId p = parameter(b, key, shape);
        b.declare(entry(key + "/velocity", Role::Moment, shape));
        gradients.push_back(b.add(b.map(F::Sin, {p}), b.input("g" + key, shape)));
        a.targets.push_back(key);
    }
    gradients.push_back(b.live("optimizer.rate", 0.1));
    gradients.push_back(b.constant(0.9));
    b.update(gradients, a);
}

/// Gradients that are inputs, parameters and one value for two targets; a second update and a slow copy
/// that read what the first replaces; outputs of parameters.
void updates_that_read_each_other(ProgramBuilder& b) {
    const Shape shape{3, 5};
    const ValueId p = parameter(b, "p", shape);
    const ValueId q = parameter(b, "q", shape);
    const ValueId r = parameter(b, "r", shape);
    const ValueId s = parameter(b, "s", shape);
    const ValueId slow = b.stored(statistic("slow", shape));
    b.update({b.input("x", shape), p, q}, {{"p", "q", "r"}, {}, 0, plain_rule()});
    b.update({b.multiply(p, r)}, {{"s"}, {}, 0, plain_rule()});
    b.write("slow", b.add(b.scale(slow, 0.75), b.scale(b.add(p, s), 0.25)));
    b.output("p before", p);
    b.output("r before, reshaped", b.reshape(r, Shape{15}));
}

void equal_gradients(ProgramBuilder& b) {
    parameter(b, "p", Shape{6});
    parameter(b, "q", Shape{2, 3});
    const ValueId g = b.map(F::Square, {b.input("x", Shape{6})});
    b.update({g, b.reshape(g, Shape{2, 3})}, {{"p", "q"}, {}, 0, plain_rule()});
}

} // namespace

std::vector<OpCase> effect_op_cases() {
    std::vector<OpCase> cases;
    const auto add = [&](const char* name, void (*build)(ProgramBuilder&)) {
        cases.push_back({name, build, -2, 2, {1, 3, 0}, {}});
    };
    add("writes", writes);
    add("writes that read each other", writes_that_read_each_other);
    add("update", update);
    add("updates that read each other", updates_that_read_each_other);
    add("equal gradients", equal_gradients);
    return cases;
}

// ---- all

Program OpCase::program() const {
    Program program;
    ProgramBuilder builder(program);
    build(builder);
    program = bind(program, {7, 1});
    assert_valid(program, Stage::Bound);
    return program;
}

std::vector<OpCase> op_cases() {
    std::vector<OpCase> cases;
    for (const auto& family : {map_op_cases(), product_op_cases(), picture_op_cases(), layout_op_cases(),
                               source_op_cases(), effect_op_cases()})
        cases.insert(cases.end(), family.begin(), family.end());
    for (const GradientCase& each : gradient_cases())
        cases.push_back({"differentiable: " + each.name,
                         [each](ProgramBuilder& b) {
                             std::vector<ValueId> inputs;
                             for (std::size_t i = 0; i < each.inputs.size(); ++i)
                                 inputs.push_back(b.input("x" + std::to_string(i), each.inputs[i]));
                             b.output("y", each.build(b, inputs));
                         },
                         each.low,
                         each.high,
                         {},
                         {}});
    return cases;
}

} // namespace glassbox::reference
