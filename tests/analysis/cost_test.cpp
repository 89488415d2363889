// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/cost.h"
#include "tests/support/models.h"

#include <QTest>

using namespace glassbox;

namespace {

using Integers = std::vector<std::int64_t>;

CheckedGraph graph_of(const Draft& draft) {
    CheckResult result = check(draft.model, digits_info());
    for (const Diagnostic& diagnostic : result.diagnostics)
        GLASSBOX_ASSERT(diagnostic.severity != Severity::Error, plain_text(diagnostic.message));
    return std::move(result.graph);
}

/// Data, one block under the id `b`, and what follows.
BlockCost cost_of(const std::string& kind, const Parameters& parameters) {
    Draft draft;
    draft.block("data", "Dataset").block("b", kind, parameters).chain({"data", "b"});
    return block_cost(graph_of(draft), "b");
}

} // namespace

class CostTest final : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void denseIsWeightsTimesOne() {
        const BlockCost cost = block_cost(graph_of(right_draft()), "dense");
        QCOMPARE(cost.multiply_adds, std::int64_t(400 * 10));
        QCOMPARE(cost.operations, std::int64_t(2 * 400 * 10 + 10)); // and one addition a bias
        QCOMPARE(cost.output_bytes, std::int64_t(10 * 4));
        QCOMPARE(cost.weight_bytes, std::int64_t((400 * 10 + 10) * 4));
    }

    void convolutionIsWeightsTimesPlaces_data() {
        QTest::addColumn<Integers>("stride");
        QTest::addColumn<QString>("padding");
        QTest::addColumn<int>("places");
        QTest::newRow("same") << Integers{1, 1} << "same" << 20 * 20;
        QTest::newRow("valid") << Integers{1, 1} << "valid" << 18 * 18;
        QTest::newRow("stride 2") << Integers{2, 2} << "valid" << 9 * 9;
    }

    void convolutionIsWeightsTimesPlaces() {
        QFETCH(Integers, stride);
        QFETCH(QString, padding);
        QFETCH(int, places);
        const BlockCost cost = cost_of(
            "Conv2D", {{"filters", std::int64_t(8)}, {"stride", stride}, {"padding", padding.toStdString()}});
        QCOMPARE(cost.multiply_adds, std::int64_t(places) * 9 * 8);
        QCOMPARE(cost.operations, std::int64_t(places) * 8 * (2 * 9 + 1));
        QCOMPARE(cost.output_bytes, std::int64_t(places) * 8 * 4);
        QCOMPARE(cost.weight_bytes, std::int64_t((9 * 8 + 8) * 4));
    }

    void secondConvolutionHasAllChannels() {
        // The mock-up's figure: 16 filters of 8 channels of 3x3 at 10x10 places are 115 200.
        Draft draft;
        draft.block("data", "Dataset").block("a", "Conv2D", {{"filters", std::int64_t(8)}});
        draft.block("pool", "MaxPool2D").block("b", "Conv2D", {{"filters", std::int64_t(16)}});
        draft.chain({"data", "a", "pool", "b"});
        QCOMPARE(block_cost(graph_of(draft), "b").multiply_adds, std::int64_t(115200));
    }

    void groupsDivideTheWork() {
        Draft draft;
        draft.block("data", "Dataset").block("a", "Conv2D", {{"filters", std::int64_t(8)}});
        draft.block("b", "Conv2D", {{"filters", std::int64_t(8)}, {"groups", std::int64_t(4)}});
        draft.chain({"data", "a", "b"});
        QCOMPARE(block_cost(graph_of(draft), "b").multiply_adds, std::int64_t(20 * 20 * 9 * 2 * 8));
    }

    void whatMovesNumbersCostsNothing() {
        const BlockCost cost = block_cost(graph_of(right_draft()), "flat");
        QCOMPARE(cost.operations, std::int64_t(0));
        QCOMPARE(cost.output_bytes, std::int64_t(400 * 4));
        QCOMPARE(cost_of("ReLU", {}).operations, std::int64_t(400));
        QCOMPARE(cost_of("MaxPool2D", {}).operations, std::int64_t(400)); // 100 windows of four
    }

    void optimizersAndUntypedBlocksHaveNone() {
        const CheckedGraph graph = graph_of(right_draft());
        QCOMPARE(block_cost(graph, "optimizer"), BlockCost{});
        QCOMPARE(block_cost(graph, "nobody"), BlockCost{});
    }
};

QTEST_APPLESS_MAIN(CostTest)
#include "cost_test.moc"
