// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/autodiff/differentiate.h"
#include "tests/support/reference_evaluator.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <set>

using namespace glassbox;

namespace {

using F = ScalarFunction;

/// What `f` makes of x : real [2, 3], simplified.
Program simple(const std::function<ValueId(ProgramBuilder&, ValueId)>& f) {
    Program program;
    ProgramBuilder build(program);
    build.output("y", f(build, build.input("x", Shape{2, 3})));
    const Program result = simplified(program);
    assert_valid(result, Stage::Bound);
    return result;
}

/// Kinds and functions of the ops by the alphabet, without inputs and constants.
std::string ops_text(const Program& program) {
    std::multiset<std::string> names;
    for (const Op& op : program.ops) {
        if (op.kind == OpKind::Input || op.kind == OpKind::Constant) continue;
        const auto* map = std::get_if<MapAttributes>(&op.attributes);
        names.insert(map ? name_of(map->function) : name_of(op.kind));
    }
    std::string text;
    for (const std::string& name : names) text.append(text.empty() ? "" : " ").append(name);
    return text;
}

struct Row {
    const char* name;
    std::function<ValueId(ProgramBuilder&, ValueId)> build;
    const char* ops; ///< ops_text() of what is left.
};

ValueId map(ProgramBuilder& b, F f, ValueId x) {
    return b.map(f, {x});
}

std::vector<Row> algebra_rows() {
    using B = ProgramBuilder;
    return {
        {"x + 0", [](B& b, ValueId x) { return b.add(x, b.constant(0)); }, ""},
        {"0 + x", [](B& b, ValueId x) { return b.add(b.constant(0), x); }, ""},
        {"x - 0", [](B& b, ValueId x) { return b.subtract(x, b.constant(0)); }, ""},
        {"0 - x stays", [](B& b, ValueId x) { return b.subtract(b.constant(0), x); }, "subtract"},
        {"x · 1", [](B& b, ValueId x) { return b.multiply(x, b.constant(1)); }, ""},
        {"1 · x", [](B& b, ValueId x) { return b.multiply(b.constant(1), x); }, ""},
        {"x / 1", [](B& b, ValueId x) { return b.divide(x, b.constant(1)); }, ""},
        {"1 / x stays", [](B& b, ValueId x) { return b.divide(b.constant(1), x); }, "divide"},
        {"x ^ 1",
         [](B& b, ValueId x) {
             return b.map(F::Power, {x, b.constant(1)});
         },
         ""},
        {"x · 0 stays, x may be NaN", [](B& b, ValueId x) { return b.multiply(x, b.constant(0)); },
         "multiply"},
        {"zeros of x's shape",
         [](B& b, ValueId x) {
             return b.add(x, b.broadcast(b.reshape(b.constant(0), Shape{1, 1}), Shape{2, 3}));
         },
         ""},
        {"zeros of another shape repeat x",
         [](B& b, ValueId x) {
             return b.add(x, b.broadcast(b.reshape(b.constant(0), Shape{1, 1, 1}), Shape{4, 1, 1}));
         },
         "add broadcast reshape"},
        {"twice negated", [](B& b, ValueId x) { return map(b, F::Negate, map(b, F::Negate, x)); }, ""},
        {"thrice negated",
         [](B& b, ValueId x) { return map(b, F::Negate, map(b, F::Negate, map(b, F::Negate, x))); },
         "negate"},
        {"select by a known condition",
         [](B& b, ValueId x) {
             return b.map(F::Select, {b.map(F::Less, {b.constant(1), b.constant(2)}), x, map(b, F::Exp, x)});
         },
         ""},
        {"select of equals",
         [](B& b, ValueId x) {
             return b.map(F::Select,
                          {b.map(F::Less, {x, b.constant(2)}), map(b, F::Exp, x), map(b, F::Exp, x)});
         },
         "exp"},
        {"constants",
         [](B& b, ValueId x) { return b.multiply(x, map(b, F::Exp, b.add(b.constant(2), b.constant(-2)))); },
         ""},
        {"a sum of ones", [](B& b, ValueId x) { return b.multiply(x, b.size_of(Extent(1))); }, ""},
    };
}

std::vector<Row> layout_rows() {
    using B = ProgramBuilder;
    return {
        {"reshape to the same",
         [](B& b, ValueId x) {
             return b.reshape(x, Shape{2, 3});
         },
         ""},
        {"reshape back",
         [](B& b, ValueId x) {
             return b.reshape(b.reshape(x, Shape{6}), Shape{2, 3});
         },
         ""},
        {"reshape twice",
         [](B& b, ValueId x) {
             return b.reshape(b.reshape(x, Shape{6}), Shape{3, 2});
         },
         "reshape"},
        {"transpose back",
         [](B& b, ValueId x) {
             return b.transpose(b.transpose(x, {1, 0}), {1, 0});
         },
         ""},
        {"transpose to the same",
         [](B& b, ValueId x) {
             return b.transpose(x, {0, 1});
         },
         ""},
        {"broadcast to the same",
         [](B& b, ValueId x) {
             return b.broadcast(x, Shape{2, 3});
         },
         ""},
        {"pad by nothing",
         [](B& b, ValueId x) {
             return b.pad(x, {0, 0}, {0, 0});
         },
         ""},
        {"pad stays",
         [](B& b, ValueId x) {
             return b.pad(x, {0, 1}, {0, -1});
         },
         "pad"},
        {"concat of one", [](B& b, ValueId x) { return b.concat({x}, 0); }, ""},
        {"map repeats by itself",
         [](B& b, ValueId x) {
             return b.add(x, b.broadcast(b.sum(x, {0}), Shape{2, 3}));
         },
         "add reduce"},
        {"map needs no leading ones",
         [](B& b, ValueId x) {
             return b.add(x, b.reshape(b.squeeze(b.sum(x, {0}), {0}), Shape{1, 3}));
         },
         "add reduce"},
        {"both repeated: one stays",
         [](B& b, ValueId x) {
             return b.multiply(b.broadcast(b.sum(x, {0}), Shape{2, 3}),
                               b.broadcast(b.sum(x, {0}), Shape{2, 3}));
         },
         "broadcast multiply reduce"},
    };
}

std::vector<Row> product_rows() {
    using B = ProgramBuilder;
    return {
        {"sum of extents of 1", [](B& b, ValueId x) { return b.sum(b.sum(x, {0}), {0}); }, "reduce"},
        {"sum of a sum", [](B& b, ValueId x) { return b.sum(b.sum(x, {1}), {0}); }, "reduce"},
        {"sum of a maximum stays",
         [](B& b, ValueId x) { return b.sum(b.reduce(Reduction::Maximum, x, {1}), {0}); }, "reduce reduce"},
        {"product of a transpose",
         [](B& b, ValueId x) {
             return b.contract(b.transpose(x, {1, 0}), x);
         },
         "contract"},
        {"product with a transpose",
         [](B& b, ValueId x) {
             return b.contract(x, b.transpose(x, {1, 0}));
         },
         "contract"},
        {"equal ops", [](B& b, ValueId x) { return b.multiply(map(b, F::Sin, x), map(b, F::Sin, x)); },
         "multiply sin"},
        {"different ops", [](B& b, ValueId x) { return b.multiply(b.sum(x, {0}), b.sum(x, {1})); },
         "multiply reduce reduce"},
        {"equal random numbers",
         [](B& b, ValueId x) {
             return b.add(b.random(Distribution::Uniform, 1, Shape{2, 3}),
                          b.multiply(x, b.random(Distribution::Uniform, 1, Shape{2, 3})));
         },
         "add multiply random"},
        {"random numbers of two streams",
         [](B& b, ValueId x) {
             return b.add(b.random(Distribution::Uniform, 1, Shape{2, 3}),
                          b.multiply(x, b.random(Distribution::Uniform, 2, Shape{2, 3})));
         },
         "add multiply random random"},
        {"what nothing needs",
         [](B& b, ValueId x) {
             b.contract(x, map(b, F::Exp, x), {Transposed::Yes, Transposed::No});
             return x;
         },
         ""},
    };
}

std::vector<Row> all_rows() {
    std::vector<Row> rows;
    for (const auto& family : {algebra_rows(), layout_rows(), product_rows()})
        rows.insert(rows.end(), family.begin(), family.end());
    return rows;
}

} // namespace

class SimplifyTest : public QObject {
    Q_OBJECT

  private slots:
    void rows_data() {
        QTest::addColumn<int>("number");
        const std::vector<Row> rows = all_rows();
        for (std::size_t i = 0; i < rows.size(); ++i) QTest::newRow(rows[i].name) << int(i);
    }

    /// What is left, that it computes the same, and that nothing more is to simplify.
    void rows() {
        QFETCH(int, number);
        const Row row = all_rows()[std::size_t(number)];
        Program program;
        ProgramBuilder build(program);
        build.output("y", row.build(build, build.input("x", Shape{2, 3})));
        const Program result = simplified(program);
        assert_valid(result, Stage::Bound);
        QCOMPARE(ops_text(result), std::string(row.ops));
        QCOMPARE(print(simplified(result)), print(result));
        const std::vector<double> x{0.5, -1, 2, 3, -0.25, 1.5};
        const reference::NamedTensors inputs{{"x", Tensor::of({2, 3}, std::span<const double>(x))}};
        const Tensor before = reference::evaluate(program, inputs).at("y");
        const Tensor after = reference::evaluate(result, inputs).at("y");
        QCOMPARE(after.shape, before.shape);
        for (std::size_t i = 0; i < before.as_double().size(); ++i)
            QVERIFY(std::abs(after.as_double()[i] - before.as_double()[i]) < 1e-12);
    }

    void effects_and_outputs_stay() {
        Program program;
        ProgramBuilder build(program);
        StoreEntry mean;
        mean.key = "mean";
        mean.role = Role::Statistic;
        StoreEntry other = mean;
        other.key = "other";
        build.declare(mean);
        build.declare(other);
        const ValueId one = build.add(build.constant(0.5), build.constant(0.5));
        build.write("mean", one);
        build.write("other", one);
        build.output("a", one);
        build.output("b", build.constant(1));
        const Program result = simplified(program);
        QCOMPARE(ops_text(result), std::string("write write"));
        QCOMPARE(result.outputs.size(), std::size_t(2));
        QCOMPARE(result.output("a"), result.output("b"));
        QCOMPARE(result.store.size(), std::size_t(2));
    }

    void the_batch_size_becomes_a_constant() {
        Program program;
        ProgramBuilder build(program);
        const ValueId x = build.input("x", Shape{batch_extent, 3});
        build.output("mean", build.mean(x, {0, 1}));
        build.output("count", build.size_of(batch_extent));
        QVERIFY(ops_text(simplified(program)).find("reciprocal") != std::string::npos);
        const Program bound = simplified(bind(program, {8, 1}));
        QCOMPARE(ops_text(bound), std::string("multiply reduce"));
        QCOMPARE(std::get<ConstantAttributes>(bound.op(bound.output("count")).attributes).value, 8.0);
    }

    void what_a_gradient_is_taken_to_is_not_merged() {
        Program program;
        ProgramBuilder build(program);
        const ValueId x = build.input("x", Shape{2});
        const ValueId same = build.reshape(x, Shape{2});
        const ValueId other = build.reshape(x, Shape{2});
        const ValueId y =
            build.sum_all(build.multiply(x, build.multiply(same, build.reshape(other, Shape{2}))));
        build.output("same", build.gradient(y, same));
        build.output("other", build.gradient(y, other));
        const std::vector<double> values{3, 5};
        const reference::NamedTensors inputs{{"x", Tensor::of({2}, std::span<const double>(values))}};
        const auto results = reference::evaluate(expand_gradients(simplified(program)), inputs);
        QCOMPARE(results.at("same").as_double(), (std::vector<double>{9, 25}));
        QCOMPARE(results.at("other").as_double(), (std::vector<double>{9, 25}));
    }

    void negative_zero_is_not_zero() {
        const Program program = simple([](ProgramBuilder& b, ValueId x) {
            return b.add(b.map(F::Maximum, {x, b.constant(-0.0)}), b.map(F::Minimum, {x, b.constant(0.0)}));
        });
        QCOMPARE(ops_text(program), std::string("add maximum minimum"));
        QCOMPARE(program.ops.size(), std::size_t(6));
    }

    /// Folding and the reference evaluator are written apart from each other.
    void folding_agrees_with_the_reference() {
        for (int f = 0; f < scalar_function_count; ++f) {
            for (const double a : {0.7, 2.0, 0.0}) {
                Program program;
                ProgramBuilder build(program);
                const bool logical = F(f) == F::And || F(f) == F::Or || F(f) == F::Not;
                const ValueId truth = build.map(F::Less, {build.constant(a), build.constant(1)});
                std::vector<ValueId> inputs;
                for (int i = 0; i < arity(F(f)); ++i)
                    inputs.push_back(logical ? truth : build.constant(a + i));
                if (F(f) == F::Select || F(f) == F::ToReal) inputs[0] = truth;
                ValueId y = build.map(F(f), inputs);
                if (build.element(y) == Element::Boolean) y = build.map(F::ToReal, {y});
                build.output("y", y);
                const Program folded = simplified(program);
                QCOMPARE(ops_text(folded), std::string());
                const double expected = reference::evaluate(program, {}).at("y").as_double()[0];
                const double value = std::get<ConstantAttributes>(folded.ops[0].attributes).value;
                QVERIFY2(value == expected || std::abs(value - expected) < 1e-15, name_of(F(f)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(SimplifyTest)
#include "simplify_test.moc"
