// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/philox.h"
#include "tests/backend/hand_plan.h"

#include <QtTest>

#include <set>

using namespace glassbox;
using namespace glassbox::hand;

namespace {

std::vector<double> random(Distribution distribution, std::int64_t count, const RunState& state,
                           Storage precision, int threads) {
    HandPlan plan(precision);
    plan.add(RandomKernel{{distribution, 77}, count, plan.output("y", count)});
    Compiled compiled = compile(plan, threads);
    compiled.executable->set_state(state);
    if (!compiled.executable->run(1)) qFatal("run");
    return compiled.executable->output("y").as_double();
}

std::uint32_t word(std::uint64_t seed, std::uint64_t stream, std::uint64_t step, std::uint64_t element) {
    const std::uint64_t key = mix(seed, stream);
    return philox({std::uint32_t(element / 4), std::uint32_t(element / 4 >> 32), std::uint32_t(step),
                   std::uint32_t(step >> 32)},
                  {std::uint32_t(key), std::uint32_t(key >> 32)})[element % 4];
}

std::vector<int> batch_indices(BatchOrder order, std::int64_t population, std::int64_t batch,
                               const RunState& state) {
    HandPlan plan;
    plan.plan.bindings.batch = batch;
    plan.add(BatchIndexKernel{{order, population, 5}, batch, plan.output("y", batch, Storage::I32), false});
    Compiled compiled = compile(plan, 1);
    compiled.executable->set_state(state);
    if (!compiled.executable->run(1)) qFatal("run");
    const Tensor value = compiled.executable->output("y");
    const auto span = value.values<std::int32_t>();
    return {span.begin(), span.end()};
}

} // namespace

class StepKernelsTest : public QObject {
    Q_OBJECT

  private slots:
    void uniformBits() {
        const RunState state{9, (std::uint64_t(3) << 32) + 12345, 0};
        for (const std::int64_t count : {1, 4, 31, 32, 33, 100001}) {
            const auto doubles = random(Distribution::Uniform, count, state, Storage::F64, 2);
            const auto floats = random(Distribution::Uniform, count, state, Storage::F32, 2);
            for (std::size_t i = 0; i < std::size_t(count); ++i) {
                const double want = unit_interval(word(9, 77, state.step, i));
                QCOMPARE(doubles[i], want);
                QCOMPARE(floats[i], double(float(want)));
            }
        }
    }
    void normalNumbers() {
        const RunState state{9, 4, 0};
        const auto doubles = random(Distribution::Normal, 40001, state, Storage::F64, 2);
        const auto floats = random(Distribution::Normal, 40001, state, Storage::F32, 2);
        for (std::size_t i = 0; i < doubles.size(); ++i) {
            const std::size_t pair = i / 2 * 2;
            const double radius = std::sqrt(-2 * std::log(unit_interval(word(9, 77, 4, pair))));
            const double angle = 2 * M_PI * unit_interval(word(9, 77, 4, pair + 1));
            const double want = radius * (i % 2 ? std::sin(angle) : std::cos(angle));
            QVERIFY(std::fabs(doubles[i] - want) < 1e-13);
            QVERIFY2(std::fabs(floats[i] - want) < 3e-6, qPrintable(QString::number(floats[i] - want)));
        }
    }
    void momentsAndIndependence() {
        const std::int64_t count = 400000;
        const auto first = random(Distribution::Normal, count, {1, 0, 0}, Storage::F32, 2);
        const auto next = random(Distribution::Normal, count, {1, 1, 0}, Storage::F32, 2);
        double mean = 0, square = 0, fourth = 0, together = 0, neighbours = 0;
        for (std::size_t i = 0; i < first.size(); ++i) {
            mean += first[i] / double(count);
            square += first[i] * first[i] / double(count);
            fourth += std::pow(first[i], 4) / double(count);
            together += first[i] * next[i] / double(count);
            neighbours += first[i] * first[(i + 1) % first.size()] / double(count);
        }
        // Five standard errors each.
        QVERIFY(std::fabs(mean) < 5 / std::sqrt(double(count)));
        QVERIFY(std::fabs(square - 1) < 5 * std::sqrt(2.0 / double(count)));
        QVERIFY(std::fabs(fourth - 3) < 5 * std::sqrt(96.0 / double(count)));
        QVERIFY(std::fabs(together) < 5 / std::sqrt(double(count)));
        QVERIFY(std::fabs(neighbours) < 5 / std::sqrt(double(count)));
    }
    void sameBitsForAnyThreads() {
        for (const Distribution distribution : {Distribution::Uniform, Distribution::Normal}) {
            const auto one = random(distribution, 200003, {3, 2, 0}, Storage::F32, 1);
            QCOMPARE(random(distribution, 200003, {3, 2, 0}, Storage::F32, 2), one);
            QCOMPARE(random(distribution, 200003, {3, 2, 0}, Storage::F32, 3), one);
        }
    }

    void shuffledOrderIsAPermutationOfEachEpoch() {
        for (const std::int64_t population : {1, 2, 7, 64, 1000, 4097}) {
            const std::int64_t batch = 3 * population;
            const auto all = batch_indices(BatchOrder::Shuffled, population, batch, {42, 0, 0});
            for (int epoch = 0; epoch < 3; ++epoch) {
                const auto from = all.begin() + epoch * population;
                std::set<int> seen(from, from + population);
                QCOMPARE(std::int64_t(seen.size()), population);
                QVERIFY(*seen.begin() == 0 && *seen.rbegin() == population - 1);
            }
            for (std::uint64_t p = 0; p < std::uint64_t(batch); ++p) {
                const auto size = std::uint64_t(population);
                QCOMPARE(std::uint64_t(all[p]), permuted(p % size, size, mix(mix(42, 5), p / size)));
            }
        }
    }
    void ordersGoOnFromTheCursor() {
        const auto some = batch_indices(BatchOrder::Shuffled, 1000, 64, {42, 0, 990});
        const auto all = batch_indices(BatchOrder::Shuffled, 1000, 1054, {42, 0, 0});
        QVERIFY(std::equal(some.begin(), some.end(), all.begin() + 990));
        QCOMPARE(batch_indices(BatchOrder::InOrder, 5, 4, {1, 0, 13}), (std::vector<int>{3, 4, 0, 1}));
        QCOMPARE(batch_indices(BatchOrder::Once, 5, 4, {1, 0, 3}), (std::vector<int>{3, 4, 4, 4}));
    }
    void maskTellsPadding() {
        for (const BatchOrder order : {BatchOrder::Once, BatchOrder::Shuffled}) {
            HandPlan plan;
            plan.plan.bindings.batch = 4;
            plan.add(BatchIndexKernel{{order, 6, 5}, 4, plan.output("y", 4), true});
            Compiled compiled = compile(plan, 1);
            QVERIFY(compiled.executable->run(2));
            const std::vector<double> want =
                order == BatchOrder::Once ? std::vector<double>{1, 1, 0, 0} : std::vector<double>{1, 1, 1, 1};
            QCOMPARE(compiled.executable->output("y").as_double(), want);
            QCOMPARE(compiled.executable->state().cursor, std::uint64_t(8));
        }
    }

    void gather() {
        for (const Storage table : {Storage::F32, Storage::F64, Storage::U8, Storage::I32})
            for (const std::int64_t elements : {1, 10, 784})
                for (const std::int64_t rows : {1, 33, 400}) {
                    HandPlan plan(table == Storage::F64 ? Storage::F64 : Storage::F32);
                    const Storage result = table == Storage::I32 ? Storage::I32 : plan.plan.precision;
                    plan.add(GatherKernel{rows, elements, 17, plan.feed("table", 17 * elements, table),
                                          plan.feed("index", rows, Storage::I32),
                                          plan.output("y", rows * elements, result)});
                    const Tensor values = tensor(numbers(17 * elements, 4, 0, 250), table);
                    std::vector<double> index = numbers(rows, 8, 0, 17);
                    for (double& place : index) place = std::floor(place);
                    const auto got =
                        run(plan, {{"table", values}, {"index", tensor(index, Storage::I32)}})["y"]
                            .as_double();
                    const auto from = values.as_double();
                    for (std::int64_t i = 0; i < rows * elements; ++i)
                        QCOMPARE(got[std::size_t(i)],
                                 from[std::size_t(index[std::size_t(i / elements)]) * std::size_t(elements) +
                                      std::size_t(i % elements)]);
                }
    }
    void gatherOutsideTheTableShows() {
        HandPlan plan;
        plan.add(GatherKernel{3, 2, 4, plan.feed("table", 8), plan.feed("index", 3, Storage::I32),
                              plan.output("y", 6)});
        const auto got = run(plan, {{"table", tensor(std::vector<double>(8, 1), Storage::F32)},
                                    {"index", tensor({-1, 3, 4}, Storage::I32)}})["y"]
                             .as_double();
        QVERIFY(std::isnan(got[0]) && std::isnan(got[1]) && std::isnan(got[4]) && std::isnan(got[5]));
        QCOMPARE(got[2], 1.0);
    }
    void scatterAdd() {
        for (const Storage precision : {Storage::F32, Storage::F64})
            for (const std::int64_t elements : {1, 13, 300})
                for (const std::int64_t rows : {1, 50, 700}) {
                    HandPlan plan(precision);
                    plan.add(ScatterAddKernel{rows, elements, 23, plan.feed("values", rows * elements),
                                              plan.feed("index", rows, Storage::I32),
                                              plan.output("y", 23 * elements)});
                    const Tensor values = tensor(numbers(rows * elements, 4), precision);
                    std::vector<double> index = numbers(rows, 8, 0, 23);
                    for (double& place : index) place = std::floor(place);
                    const auto got =
                        run(plan, {{"values", values}, {"index", tensor(index, Storage::I32)}})["y"]
                            .as_double();
                    const auto from = values.as_double();
                    std::vector<double> want(std::size_t(23 * elements), 0);
                    for (std::int64_t i = 0; i < rows * elements; ++i)
                        want[std::size_t(index[std::size_t(i / elements)]) * std::size_t(elements) +
                             std::size_t(i % elements)] += from[std::size_t(i)];
                    QVERIFY(difference(got, want, 1) < (precision == Storage::F32 ? 1e-5 : 1e-13));
                }
    }
};

QTEST_APPLESS_MAIN(StepKernelsTest)
#include "step_kernels_test.moc"
