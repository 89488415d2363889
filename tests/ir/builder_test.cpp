// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/builder.h"
#include "tests/support/reference_evaluator.h"

#include <QTest>

#include <cmath>
#include <csignal>
#include <functional>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace glassbox;
using reference::NamedTensors;

namespace {

using F = ScalarFunction;

Tensor tensor(std::vector<std::int64_t> shape, std::vector<double> values) {
    return Tensor::of(std::move(shape), std::span<const double>(values));
}

/// The value that `make` builds, computed; N is 2.
Tensor computed(const std::function<ValueId(ProgramBuilder&)>& make, const NamedTensors& inputs = {},
                const RunState& state = {}, const NamedTensors& store = {}) {
    Program program;
    ProgramBuilder build(program);
    build.output("y", make(build));
    assert_valid(program, Stage::Differentiated);
    return reference::evaluate(bind(program, {2, 1}), inputs, store, state).at("y");
}

bool close(const Tensor& result, const std::vector<double>& expected) {
    const std::vector<double> values = result.as_double();
    if (values.size() != expected.size()) return false;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!(std::abs(values[i] - expected[i]) < 1e-12)) return false;
    return true;
}

/// Whether `act` aborts, tried in a process of its own.
bool aborts(const std::function<void()>& act) {
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL); // Qt Test has its own
        ::close(STDERR_FILENO);
        act();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

StoreEntry entry(const std::string& key) {
    StoreEntry result;
    result.key = key;
    result.shape = Shape{2};
    return result;
}

} // namespace

class BuilderTest : public QObject {
    Q_OBJECT

  private slots:
    void softmax_and_log_sum_exp_of_large_logits() {
        const NamedTensors inputs{{"x", tensor({2, 2}, {1000, 1000 + std::log(3.0), -1, -1})}};
        const auto x = [](ProgramBuilder& b) { return b.input("x", Shape{batch_extent, 2}); };
        QVERIFY(close(computed([&](ProgramBuilder& b) { return b.softmax(x(b), 1); }, inputs),
                      {0.25, 0.75, 0.5, 0.5}));
        const Tensor sum = computed([&](ProgramBuilder& b) { return b.log_sum_exp(x(b), 1); }, inputs);
        QCOMPARE(sum.shape, (std::vector<std::int64_t>{2, 1}));
        QVERIFY(std::abs(sum.as_double()[0] - 1000 - std::log(4.0)) < 1e-9);
        QVERIFY(std::abs(sum.as_double()[1] + 1 - std::log(2.0)) < 1e-12);
    }

    void mean_and_size_count_the_batch() {
        const NamedTensors inputs{{"x", tensor({2, 3}, {1, 2, 3, 4, 5, 9})}};
        const auto x = [](ProgramBuilder& b) { return b.input("x", Shape{batch_extent, 3}); };
        QVERIFY(close(computed([&](ProgramBuilder& b) { return b.mean(x(b), {0}); }, inputs), {2.5, 3.5, 6}));
        QVERIFY(close(computed([&](ProgramBuilder& b) { return b.mean(x(b), {0, 1}); }, inputs), {4}));
        QVERIFY(close(computed([&](ProgramBuilder& b) { return b.sum_all(x(b)); }, inputs), {24}));
        QVERIFY(close(computed([](ProgramBuilder& b) { return b.size_of(Extent(3, 2, 0)); }), {12}));
        QVERIFY(close(computed([](ProgramBuilder& b) { return b.size_of(7); }), {7}));
        QVERIFY(close(computed([](ProgramBuilder& b) { return b.sum_all(b.constant(3)); }), {3}));
    }

    void one_hot_and_squeeze() {
        const NamedTensors inputs{{"labels", tensor({2}, {2, 0})}};
        const Tensor result = computed(
            [](ProgramBuilder& b) {
                return b.one_hot(b.input("labels", Shape{batch_extent}, Element::Integer), 3);
            },
            inputs);
        QCOMPARE(result.shape, (std::vector<std::int64_t>{2, 3}));
        QVERIFY(close(result, {0, 0, 1, 1, 0, 0}));
        const Tensor squeezed = computed(
            [](ProgramBuilder& b) {
                return b.squeeze(b.input("x", Shape{1, 2, 1}), {0, 2});
            },
            {{"x", tensor({1, 2, 1}, {4, 5})}});
        QCOMPARE(squeezed.shape, (std::vector<std::int64_t>{2}));
    }

    void the_same_entry_is_the_same_value() {
        Program program;
        ProgramBuilder build(program);
        QCOMPARE(build.stored(entry("a")), build.stored(entry("a")));
        QVERIFY(build.stored(entry("a")) != build.stored(entry("b")));
        build.declare(entry("a"));
        QCOMPARE(program.store.size(), std::size_t(2));
        build.live("rate", 0.1);
        build.live("rate", 0.1);
        QCOMPARE(program.live.size(), std::size_t(1));
    }

    void misfits_abort() {
        Program program;
        ProgramBuilder build(program);
        const ValueId a = build.input("a", Shape{2, 3});
        build.stored(entry("w"));
        build.live("rate", 0.1);
        StoreEntry different = entry("w");
        different.shape = Shape{3};
        QVERIFY(aborts([&] { build.contract(a, a); }));
        QVERIFY(aborts([&] { build.squeeze(a, {0}); }));
        QVERIFY(aborts([&] { build.stored(different); }));
        QVERIFY(aborts([&] { build.live("rate", 0.2); }));
        QVERIFY(!aborts([&] { build.add(a, a); }));
    }

    void pictures_state_their_size_by_themselves() {
        Program program;
        ProgramBuilder build(program);
        const ValueId x = build.input("x", Shape{batch_extent, 5, 7, 1});
        const std::array<std::int64_t, 2> expected{5, 7};
        const ValueId pooled = build.window({x}, {WindowKind::Sum});
        QCOMPARE(std::get<WindowAttributes>(program.op(pooled).attributes).input, expected);
        const ValueId convolved = build.convolve(x, build.input("w", Shape{1, 1, 1, 2}), {});
        QCOMPARE(std::get<ConvolveAttributes>(program.op(convolved).attributes).input, expected);
    }

    // What follows holds the reference evaluator itself against numbers done by hand.

    void convolution_by_hand() {
        const NamedTensors inputs{{"x", tensor({1, 2, 3, 1}, {1, 2, 3, 4, 5, 6})},
                                  {"w", tensor({2, 2, 1, 1}, {1, 10, 100, 1000})}};
        ConvolveAttributes a;
        a.kernel = {2, 2};
        a.high = {0, 1};
        const Tensor y = computed(
            [&](ProgramBuilder& b) {
                return b.convolve(b.input("x", Shape{1, 2, 3, 1}), b.input("w", Shape{2, 2, 1, 1}), a);
            },
            inputs);
        QCOMPARE(y.shape, (std::vector<std::int64_t>{1, 1, 3, 1}));
        QVERIFY(close(y, {5421, 6532, 603}));
    }

    void windows_by_hand() {
        const NamedTensors inputs{{"x", tensor({1, 2, 3, 1}, {1, 7, 3, 7, 5, std::nan("")})},
                                  {"z", tensor({1, 2, 3, 1}, {1, 2, 3, 4, 5, 6})},
                                  {"y", tensor({1, 1, 2, 1}, {10, 20})}};
        const auto of = [&](WindowKind kind) {
            return computed(
                [=](ProgramBuilder& b) {
                    const ValueId x = b.input("x", Shape{1, 2, 3, 1});
                    WindowAttributes a{kind, {2, 2}, {2, 1}, {0, 0}, {0, 0}, {2, 3}};
                    if (kind == WindowKind::Route) return b.window({x, b.input("y", Shape{1, 1, 2, 1})}, a);
                    if (kind == WindowKind::Pick) return b.window({x, b.input("z", Shape{1, 2, 3, 1})}, a);
                    if (kind == WindowKind::Spread) return b.window({b.input("y", Shape{1, 1, 2, 1})}, a);
                    return b.window({x}, a);
                },
                inputs);
        };
        QCOMPARE(of(WindowKind::Sum).as_double()[0], 20.0);
        QCOMPARE(of(WindowKind::Maximum).as_double()[0], 7.0);
        QVERIFY(std::isnan(of(WindowKind::Maximum).as_double()[1]));
        QVERIFY(close(of(WindowKind::Route), {0, 10, 0, 0, 0, 20}));
        QVERIFY(close(of(WindowKind::Pick), {2, 6}));
        QVERIFY(close(of(WindowKind::Spread), {10, 30, 20, 10, 30, 20}));
    }

    void warps_by_hand() {
        const NamedTensors inputs{{"x", tensor({2, 1, 3, 1}, {1, 2, 4, 1, 2, 4})},
                                  {"m", tensor({2, 6}, {1, 0, 0.5, 0, 1, 0, -1, 0, 0, 0, 1, 0})}};
        const Tensor y = computed(
            [](ProgramBuilder& b) {
                return b.warp(b.input("x", Shape{batch_extent, 1, 3, 1}),
                              b.input("m", Shape{batch_extent, 6}));
            },
            inputs);
        QVERIFY(close(y, {1.5, 3, 2, 4, 2, 1}));
    }

    void batches_by_hand() {
        const auto rows = [](BatchOrder order, std::uint64_t cursor) {
            return computed(
                       [=](ProgramBuilder& b) {
                           return b.batch_index({order, 5, 1});
                       },
                       {}, {1, 0, cursor})
                .as_double();
        };
        QCOMPARE(rows(BatchOrder::InOrder, 4), (std::vector<double>{4, 0}));
        QCOMPARE(rows(BatchOrder::Once, 4), (std::vector<double>{4, 4}));
        std::set<double> epoch;
        for (const std::uint64_t cursor : {0, 2})
            for (const double row : rows(BatchOrder::Shuffled, cursor)) epoch.insert(row);
        epoch.insert(rows(BatchOrder::Shuffled, 4)[0]);
        QCOMPARE(epoch, (std::set<double>{0, 1, 2, 3, 4}));
        const auto mask = [](BatchOrder order) {
            return computed(
                       [=](ProgramBuilder& b) {
                           return b.batch_mask({order, 5, 1});
                       },
                       {}, {1, 0, 4})
                .as_double();
        };
        QCOMPARE(mask(BatchOrder::Once), (std::vector<double>{1, 0}));
        QCOMPARE(mask(BatchOrder::Shuffled), (std::vector<double>{1, 1}));
    }

    void random_numbers_follow_seed_stream_and_step() {
        const auto draw = [](Distribution distribution, std::uint64_t stream, RunState state) {
            return computed([=](ProgramBuilder& b) { return b.random(distribution, stream, Shape{4001}); },
                            {}, state)
                .as_double();
        };
        for (const auto& [distribution, mean, variance] :
             {std::tuple{Distribution::Uniform, 0.5, 1.0 / 12}, {Distribution::Normal, 0.0, 1.0}}) {
            const std::vector<double> values = draw(distribution, 1, {1, 0, 0});
            double sum = 0;
            double squares = 0;
            for (const double value : values) sum += value / 4001;
            for (const double value : values) squares += (value - sum) * (value - sum) / 4001;
            QVERIFY(std::abs(sum - mean) < 0.05 && std::abs(squares - variance) < 0.06);
            QVERIFY(values == draw(distribution, 1, {1, 0, 7}));
            QVERIFY(values != draw(distribution, 2, {1, 0, 0}));
            QVERIFY(values != draw(distribution, 1, {2, 0, 0}));
            QVERIFY(values != draw(distribution, 1, {1, 1, 0}));
        }
    }

    void updates_and_writes_are_told() {
        auto rule = std::make_shared<Program>();
        ProgramBuilder inner(*rule);
        const ValueId velocity =
            inner.add(inner.scale(inner.input("velocity", {}), 0.5), inner.input("gradient", {}));
        inner.output("parameter", inner.subtract(inner.input("parameter", {}),
                                                 inner.multiply(inner.input("scalar0", {}), velocity)));
        inner.output("velocity", velocity);
        Program program;
        ProgramBuilder build(program);
        const ValueId w = build.stored(entry("w"));
        StoreEntry moment = entry("w/velocity");
        moment.role = Role::Moment;
        StoreEntry statistic = entry("s");
        statistic.role = Role::Statistic;
        build.declare(moment);
        build.declare(statistic);
        build.write("s", build.scale(w, 2));
        build.update({build.map(F::Square, {w}), build.live("rate", 0.1)}, {{"w"}, {"velocity"}, 1, rule});
        assert_valid(program, Stage::Bound);
        const NamedTensors store{{"w", tensor({2}, {1, -2})}, {"w/velocity", tensor({2}, {4, 0})}};
        const NamedTensors after = reference::evaluate(program, {}, store, {}, {{"rate", 0.5}});
        QVERIFY(close(after.at("write:s"), {2, -4}));
        QVERIFY(close(after.at("write:w/velocity"), {3, 4}));
        QVERIFY(close(after.at("write:w"), {-0.5, -4}));
    }
};

QTEST_APPLESS_MAIN(BuilderTest)
#include "builder_test.moc"
