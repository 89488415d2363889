// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/autodiff/differentiate.h"
#include "engine/ir/print.h"
#include "tests/support/reference_evaluator.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glassbox;
using reference::NamedTensors;

namespace {

using F = ScalarFunction;

int count(const Program& program, OpKind kind) {
    return int(
        std::count_if(program.ops.begin(), program.ops.end(), [=](const Op& op) { return op.kind == kind; }));
}

Tensor tensor(std::vector<std::int64_t> shape, std::vector<double> values) {
    return Tensor::of(std::move(shape), std::span<const double>(values));
}

std::vector<double> run(const Program& program, const std::string& output, const NamedTensors& inputs) {
    const Program expanded = expand_gradients(program);
    assert_valid(expanded, Stage::Differentiated);
    return reference::evaluate(expanded, inputs).at(output).as_double();
}

/// The gradient of Σ f(x) to x.
template <class Function>
std::vector<double> gradient_of(const Function& f, const std::vector<double>& x) {
    Program program;
    ProgramBuilder build(program);
    const ValueId input = build.input("x", Shape{std::int64_t(x.size())});
    build.output("g", build.gradient(build.sum_all(f(build, input)), input));
    return run(program, "g", {{"x", tensor({std::int64_t(x.size())}, x)}});
}

/// A picture classifier with symbolic batch: convolution, pooling, product, log-sum-exp, mean.
Program symbolic_program() {
    Program program;
    ProgramBuilder build(program);
    const ValueId x = build.input("x", Shape{batch_extent, 4, 4, 1});
    const ValueId w = build.input("w", Shape{3, 3, 1, 2});
    const ValueId v = build.input("v", Shape{8, 3});
    ConvolveAttributes convolve;
    convolve.kernel = {3, 3};
    convolve.low = convolve.high = {1, 1};
    const ValueId pooled =
        build.window({build.map(F::Tanh, {build.convolve(x, w, convolve)})}, {WindowKind::Maximum});
    const ValueId logits = build.contract(build.reshape(pooled, Shape{batch_extent, 8}), v);
    const ValueId loss = build.squeeze(build.mean(build.log_sum_exp(logits, 1), {0}), {0, 1});
    build.output("loss", loss, Recorded::Yes);
    for (const auto& [name, value] : {std::pair{"x", x}, {"w", w}, {"v", v}})
        build.output(std::string("gradient ") + name, build.gradient(loss, value));
    return program;
}

Tensor filled(std::vector<std::int64_t> shape) {
    Tensor result = Tensor::zeros(Storage::F64, std::move(shape));
    double value = 0.3;
    for (double& each : result.values<double>()) each = value = std::fmod(value * 7.31 + 0.17, 2) - 0.6;
    return result;
}

} // namespace

class DifferentiateTest : public QObject {
    Q_OBJECT

  private slots:
    void gradients_of_one_scalar_share_a_walk() {
        const auto contractions = [](int wanted) {
            Program program;
            ProgramBuilder build(program);
            const ValueId a = build.input("a", Shape{2, 3});
            const ValueId b = build.input("b", Shape{3, 4});
            const ValueId y = build.sum_all(build.map(F::Square, {build.contract(a, b)}));
            build.output("ga", build.gradient(y, a));
            if (wanted > 1) build.output("gb", build.gradient(y, b));
            return count(expand_gradients(program), OpKind::Contract);
        };
        QCOMPARE(contractions(2), contractions(1));
    }

    void only_ops_between_are_visited() {
        Program program;
        ProgramBuilder build(program);
        const ValueId x = build.input("x", Shape{2});
        const ValueId deep = build.map(F::Erf, {build.map(F::Sin, {x})});
        const ValueId y = build.sum_all(build.map(F::Exp, {deep}));
        build.output("g", build.gradient(y, deep));
        for (const Op& op : expand_gradients(program).ops)
            QVERIFY(op.attributes != Attributes(MapAttributes{F::Cos}));
    }

    void what_a_scalar_does_not_depend_on_gets_zeros() {
        Program program;
        ProgramBuilder build(program);
        const ValueId x = build.input("x", Shape{2});
        const ValueId other = build.input("other", Shape{2, 2});
        const ValueId y = build.sum_all(x);
        build.output("g", build.gradient(y, other));
        QCOMPARE(run(program, "g", {{"x", tensor({2}, {1, 2})}, {"other", tensor({2, 2}, {1, 2, 3, 4})}}),
                 (std::vector<double>{0, 0, 0, 0}));
    }

    void a_value_after_the_scalar_gets_zeros() {
        Program program;
        ProgramBuilder build(program);
        const ValueId x = build.input("x", Shape{2});
        const ValueId y = build.sum_all(build.map(F::Square, {x}));
        build.output("first", build.gradient(y, x));
        const ValueId later = build.map(F::Negate, {x});
        build.output("later", build.gradient(y, later));
        QCOMPARE(run(program, "first", {{"x", tensor({2}, {1, 2})}}), (std::vector<double>{2, 4}));
        QCOMPARE(run(program, "later", {{"x", tensor({2}, {1, 2})}}), (std::vector<double>{0, 0}));
    }

    void a_scalar_to_itself_is_one() {
        Program program;
        ProgramBuilder build(program);
        const ValueId x = build.input("x", Shape{});
        build.output("g", build.gradient(x, x));
        QCOMPARE(run(program, "g", {{"x", tensor({}, {5})}}), (std::vector<double>{1}));
    }

    void a_wanted_value_upstream_of_another_gets_its_whole_gradient() {
        Program program;
        ProgramBuilder build(program);
        const ValueId x = build.input("x", Shape{2});
        const ValueId middle = build.map(F::Square, {x});
        const ValueId y = build.sum_all(build.multiply(middle, x));
        build.output("middle", build.gradient(y, middle));
        build.output("x", build.gradient(y, x));
        const NamedTensors inputs{{"x", tensor({2}, {2, -3})}};
        QCOMPARE(run(program, "middle", inputs), (std::vector<double>{2, -3}));
        QCOMPARE(run(program, "x", inputs), (std::vector<double>{12, 27}));
    }

    void a_gradient_of_a_gradient_of_a_gradient() {
        Program program;
        ProgramBuilder build(program);
        const ValueId x = build.input("x", Shape{});
        ValueId y = build.map(F::Power, {x, build.constant(4)});
        for (int i = 0; i < 3; ++i) y = build.gradient(y, x);
        build.output("g", y);
        QCOMPARE(run(program, "g", {{"x", tensor({}, {1.5})}}), (std::vector<double>{36}));
    }

    void a_penalty_on_the_gradient_trains_the_weight() {
        Program program;
        ProgramBuilder build(program);
        const ValueId x = build.input("x", Shape{});
        const ValueId w = build.input("w", Shape{});
        const ValueId y = build.multiply(w, build.map(F::Square, {x}));
        const ValueId slope = build.gradient(y, x);
        const ValueId penalty = build.add(y, build.map(F::Square, {slope}));
        build.output("g", build.gradient(penalty, w));
        // y = w·x², slope = 2·w·x, d(y + slope²)/dw = x² + 8·w·x².
        QCOMPARE(run(program, "g", {{"x", tensor({}, {3})}, {"w", tensor({}, {0.5})}}),
                 (std::vector<double>{45}));
    }

    void stopped_gradients_stop() {
        const auto half = [](ProgramBuilder& b, ValueId x) {
            return b.multiply(x, b.map(F::StopGradient, {x}));
        };
        QCOMPARE(gradient_of(half, {3, -2}), (std::vector<double>{3, -2}));
    }

    void ties_and_kinks_are_as_stated() {
        const auto with_zero = [](F f) {
            return [f](ProgramBuilder& b, ValueId x) { return b.map(f, {x, b.constant(0)}); };
        };
        QCOMPARE(gradient_of(with_zero(F::Maximum), {0, 1, -1}), (std::vector<double>{0.5, 1, 0}));
        QCOMPARE(gradient_of(with_zero(F::Minimum), {0, 1, -1}), (std::vector<double>{0.5, 0, 1}));
        const auto of = [](F f) { return [f](ProgramBuilder& b, ValueId x) { return b.map(f, {x}); }; };
        QCOMPARE(gradient_of(of(F::Relu), {0, 1, -1}), (std::vector<double>{0, 1, 0}));
        QCOMPARE(gradient_of(of(F::Abs), {0, 1, -1}), (std::vector<double>{0, 1, -1}));
        const auto maximum = [](ProgramBuilder& b, ValueId x) {
            return b.reduce(Reduction::Maximum, x, {0});
        };
        QCOMPARE(gradient_of(maximum, {1, 4, 4, 0, 4, 4}),
                 (std::vector<double>{0, 0.25, 0.25, 0, 0.25, 0.25}));
        const auto pool = [](ProgramBuilder& b, ValueId x) {
            return b.window({b.reshape(x, Shape{1, 2, 2, 1})}, {WindowKind::Maximum});
        };
        QCOMPARE(gradient_of(pool, {1, 4, 4, 0}), (std::vector<double>{0, 1, 0, 0}));
    }

    void powers_of_zero_are_finite() {
        const auto power = [](double exponent) {
            return [=](ProgramBuilder& b, ValueId x) { return b.map(F::Power, {x, b.constant(exponent)}); };
        };
        QCOMPARE(gradient_of(power(0), {0, 2}), (std::vector<double>{0, 0}));
        QCOMPARE(gradient_of(power(1), {0, 2}), (std::vector<double>{1, 1}));
        QCOMPARE(gradient_of(power(2), {0, 2}), (std::vector<double>{0, 4}));
    }

    void ops_keep_the_origin_of_what_they_differentiate() {
        Program program;
        ProgramBuilder build(program);
        build.set_origin("data");
        const ValueId x = build.input("x", Shape{2});
        build.set_origin("activation");
        const ValueId y = build.map(F::Sin, {x});
        build.set_origin("loss");
        build.output("g", build.gradient(build.sum_all(y), x));
        bool found = false;
        for (const Op& op : expand_gradients(program).ops)
            if (op.attributes == Attributes(MapAttributes{F::Cos})) {
                QCOMPARE(op.origin, std::string("activation"));
                found = true;
            }
        QVERIFY(found);
    }

    void symbols_may_be_bound_before_or_after_data() {
        QTest::addColumn<qint64>("batch");
        QTest::newRow("1") << qint64(1);
        QTest::newRow("3") << qint64(3);
    }

    void symbols_may_be_bound_before_or_after() {
        QFETCH(qint64, batch);
        const Bindings bindings{batch, 1};
        const Program program = symbolic_program();
        QCOMPARE(QString::fromStdString(verify(program, Stage::Lowered)), QString());
        const Program after = bind(expand_gradients(program), bindings);
        const Program before = expand_gradients(bind(program, bindings));
        const Program simple = simplified(bind(simplified(expand_gradients(program)), bindings));
        const NamedTensors inputs{
            {"x", filled({batch, 4, 4, 1})}, {"w", filled({3, 3, 1, 2})}, {"v", filled({8, 3})}};
        const NamedTensors expected = reference::evaluate(after, inputs);
        for (const Program* other : {&before, &simple}) {
            QCOMPARE(QString::fromStdString(verify(*other, Stage::Bound)), QString());
            for (const auto& [name, value] : reference::evaluate(*other, inputs)) {
                const std::vector<double> a = value.as_double();
                const std::vector<double> b = expected.at(name).as_double();
                for (std::size_t i = 0; i < a.size(); ++i)
                    QVERIFY2(std::abs(a[i] - b[i]) < 1e-12, name.c_str());
            }
        }
        // The number of samples is a constant by now.
        for (const Op& op : simple.ops) QVERIFY(op.attributes != Attributes(MapAttributes{F::Reciprocal}));
    }

    void expansion_is_deterministic() {
        QCOMPARE(print(expand_gradients(symbolic_program())), print(expand_gradients(symbolic_program())));
    }
};

QTEST_APPLESS_MAIN(DifferentiateTest)
#include "differentiate_test.moc"
