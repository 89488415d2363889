// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/batch_source.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glassbox;

namespace {

std::vector<std::int32_t> labels(const std::vector<int>& counts) {
    std::vector<std::int32_t> result;
    for (std::size_t label = 0; label < counts.size(); ++label)
        result.insert(result.end(), std::size_t(counts[label]), std::int32_t(label));
    return result;
}

} // namespace

class SplitTest : public QObject {
    Q_OBJECT

  private slots:
    void everyRowIsInOnePartAndOrderIsKept() {
        const auto split = split_rows({}, 1000, 0.25);
        QVERIFY(split.has_value());
        QCOMPARE(split->test.size(), std::size_t(250));
        QVERIFY(std::ranges::is_sorted(split->train) && std::ranges::is_sorted(split->test));
        std::vector<std::int64_t> all = split->train;
        all.insert(all.end(), split->test.begin(), split->test.end());
        std::ranges::sort(all);
        for (std::size_t row = 0; row < 1000; ++row) QCOMPARE(all[row], std::int64_t(row));
    }

    void heldOutRowsAreSpreadOverTheFile() {
        const auto split = split_rows({}, 1000, 0.2);
        const auto early = std::ranges::count_if(split->test, [](std::int64_t row) { return row < 500; });
        QVERIFY(early > 70 && early < 130);
    }

    void classesKeepTheirShares() {
        const std::vector<int> counts{500, 300, 150, 47, 3};
        const auto all = labels(counts);
        const auto split = split_rows(all, 1000, 0.2);
        QCOMPARE(split->test.size(), std::size_t(200));
        for (std::size_t label = 0; label < counts.size(); ++label) {
            const auto held = std::ranges::count_if(
                split->test, [&](std::int64_t row) { return all[std::size_t(row)] == int(label); });
            QVERIFY(std::abs(double(held) - 0.2 * counts[label]) < 1);
        }
    }

    void aClassKeepsARowForTraining() {
        const auto all = labels({5, 1, 1, 1});
        const auto split = split_rows(all, 8, 4.0);
        QCOMPARE(split->test.size(), std::size_t(4));
        for (const std::int64_t row : split->test) QVERIFY(row < 5);
    }

    void manyHeldOutRowsAreGivenToo() {
        const auto all = labels({5, 1, 1, 1});
        QCOMPARE(split_rows(all, 8, 7.0)->train.size(), std::size_t(1));
    }

    void sharesAndCounts_data() {
        QTest::addColumn<double>("test");
        QTest::addColumn<int>("held");
        QTest::newRow("none") << 0.0 << 0;
        QTest::newRow("a share, at least one row") << 0.001 << 1;
        QTest::newRow("half") << 0.5 << 50;
        QTest::newRow("one row") << 1.0 << 1;
        QTest::newRow("nearly all") << 99.0 << 99;
        QTest::newRow("all") << 100.0 << -1;
        QTest::newRow("more") << 1e11 << -1;
        QTest::newRow("all but nothing") << 0.999 << -1;
        QTest::newRow("negative") << -0.1 << -1;
        QTest::newRow("not a number") << std::nan("") << -1;
    }
    void sharesAndCounts() {
        QFETCH(double, test);
        QFETCH(int, held);
        const auto split = split_rows({}, 100, test);
        QCOMPARE(split ? int(split->test.size()) : -1, held);
        if (!split) QCOMPARE(split.error().message.id, "data.test-share");
    }
};

QTEST_APPLESS_MAIN(SplitTest)
#include "split_test.moc"
