// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/ticks.h"
#include "app/training_session.h"

#include <QElapsedTimer>
#include <QtTest>

#include <numeric>
#include <random>

using namespace glassbox;
using namespace glassbox::app;

namespace {

ExtremeTree randomTree(std::int64_t size, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    ExtremeTree tree;
    for (std::int64_t i = 0; i < size; ++i) tree.append(normal(random));
    return tree;
}

/// Steps 1, 2, 3, ...
std::vector<double> countedSteps(std::int64_t size) {
    std::vector<double> steps(static_cast<std::size_t>(size));
    std::iota(steps.begin(), steps.end(), 1.0);
    return steps;
}

Snapshot snapshotOf(std::uint64_t from, std::uint64_t to) {
    Snapshot snapshot;
    for (std::uint64_t step = from; step <= to; ++step)
        snapshot.records.push_back({step, {{"loss", 1.0 / double(step)}}, {}});
    return snapshot;
}

} // namespace

class RunHistoryTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void extremesOfAnyRangeAreExact() {
        const ExtremeTree tree = randomTree(1500, 1);
        std::mt19937 random(2);
        for (int i = 0; i < 2000; ++i) {
            const std::int64_t a = random() % 1500,
                               b = a + 1 + std::int64_t(random() % std::uint32_t(1500 - a));
            std::int64_t low = a, high = a;
            for (std::int64_t at = a; at < b; ++at) {
                if (tree[at] < tree[low]) low = at;
                if (tree[at] > tree[high]) high = at;
            }
            const ExtremeTree::Extremes found = tree.extremes(a, b);
            QCOMPARE(tree[found.lowAt], tree[low]);
            QCOMPARE(tree[found.highAt], tree[high]);
        }
    }

    void notANumberIsAbsent() {
        ExtremeTree tree;
        for (float value : {1.0f, std::nanf(""), 3.0f}) tree.append(value);
        QCOMPARE(tree.extremes(0, 3).highAt, 2);
        QCOMPARE(tree.extremes(1, 2).lowAt, -1);
    }

    void decimationKeepsEverySpike() {
        ExtremeTree tree;
        for (int i = 0; i < 100000; ++i)
            tree.append(i == 54321 ? 99.0f : i == 777 ? -99.0f : 0.001f * float(i % 7));
        const std::vector<QPointF> points = decimated(tree, countedSteps(100000), 0, 100000, 500);
        QVERIFY(points.size() <= 1000);
        const auto at = [&](double x) {
            return std::find_if(points.begin(), points.end(), [&](const QPointF& p) { return p.x() == x; });
        };
        QVERIFY(at(54322) != points.end() && at(54322)->y() == 99);
        QVERIFY(at(778) != points.end() && at(778)->y() == -99);
        QVERIFY(std::is_sorted(points.begin(), points.end(),
                               [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
    }

    void stepsThatAreLeftOutKeepTheirPlace() {
        StepSeries series;
        for (std::uint64_t step : {1, 2, 50, 900, 1000}) series.append(step, double(step));
        const std::vector<QPointF> points = decimated(series.raw(), series.steps(), 0, 1000, 400);
        QCOMPARE(points.back(), QPointF(1000, 1000));
        QVERIFY(std::find(points.begin(), points.end(), QPointF(50, 50)) != points.end());
    }

    void fewNumbersAreAllKept() {
        const ExtremeTree tree = randomTree(37, 3);
        QCOMPARE(decimated(tree, countedSteps(37), 0, 100, 500).size(), std::size_t(37));
    }

    void aMillionRecordsAreQuick() {
        const ExtremeTree tree = randomTree(1'000'000, 4);
        const std::vector<double> steps = countedSteps(1'000'000);
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 10; ++i) QVERIFY(decimated(tree, steps, 0, 1e6, 600).size() <= 1200);
        // Ten chart refreshes; going over all numbers would take several times as long even on an idle
        // machine.
        QVERIFY2(clock.elapsed() < 200, qPrintable(QString::number(clock.elapsed())));
    }

    void smoothingIsTheCorrectedAverage() {
        StepSeries series;
        series.setSmoothing(0.5);
        for (int i = 0; i < 3; ++i)
            series.append(std::uint64_t(i + 1), std::array{4.0, 2.0, 8.0}[std::size_t(i)]);
        QCOMPARE(series.smooth()[0], 4.0f);
        QCOMPARE(series.smooth()[1], float((0.25 * 4 + 0.5 * 2) / 0.75));
        series.setSmoothing(0);
        QCOMPARE(series.smooth()[2], 8.0f);
        QCOMPARE(series.raw()[1], 2.0f);
    }

    void bandIsTheRangeOfTheRawNumbers() {
        const ExtremeTree tree = randomTree(1000, 5);
        const Band band = bandOf(tree, countedSteps(1000), columnEdges(1, 1001, 10));
        QCOMPARE(band.low.size(), std::size_t(10));
        const ExtremeTree::Extremes first = tree.extremes(0, 100);
        QCOMPARE(band.low[0].y(), double(tree[first.lowAt]));
        QCOMPARE(band.high[0].y(), double(tree[first.highAt]));
    }

    void stepsThatBeginAgainAreAnotherRun() {
        RunHistory history;
        history.append(snapshotOf(1, 50));
        history.append(snapshotOf(51, 60));
        QCOMPARE(history.steps().at("loss:loss").size(), 60);
        history.append(snapshotOf(1, 3));
        QCOMPARE(history.steps().at("loss:loss").size(), 3);
        QCOMPARE(history.lastStep(), std::uint64_t(3));
    }

    void ticksAreRoundAndEnclose() {
        const Ticks linear = linearTicks(0, 640, 6);
        QCOMPARE(linear.at, (std::vector<double>{0, 200, 400, 600, 800}));
        const Ticks log = logarithmicTicks(0.13, 2.3, 8);
        QCOMPARE(log.low, 0.1);
        QCOMPARE(log.high, 5.0);
        QCOMPARE(log.at.size(), std::size_t(6));
        const Ticks wide = logarithmicTicks(1e-9, 1e3, 6);
        QVERIFY(wide.at.size() <= 7);
        QVERIFY(wide.low <= 1e-9 && wide.high >= 1e3);
    }
};

QTEST_MAIN(RunHistoryTest)
#include "run_history_test.moc"
