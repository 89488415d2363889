// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/block_geometry.h"
#include "editor/layout/layered_layout.h"

#include <QElapsedTimer>
#include <QRectF>
#include <QtTest>

#include <random>

using namespace glassbox::editor;

namespace {

struct Graph {
    std::vector<QSizeF> sizes;
    std::vector<LayoutEdge> edges;
};

Graph randomGraph(unsigned seed, int boxes, int wires) {
    std::mt19937 random(seed);
    Graph graph;
    for (int i = 0; i < boxes; ++i)
        graph.sizes.emplace_back(172 + 8.0 * (random() % 6), 54 + double(random() % 150));
    for (int i = 0; i < wires; ++i) {
        const int from = int(random() % unsigned(boxes - 1)), to = from + 1 + int(random() % 4);
        if (to < boxes) graph.edges.push_back({from, to, anatomy::firstPort, anatomy::firstPort});
    }
    return graph;
}

Graph chain(int boxes) {
    Graph graph;
    for (int i = 0; i < boxes; ++i) graph.sizes.emplace_back(172, 60 + 20.0 * (i % 4));
    for (int i = 0; i + 1 < boxes; ++i)
        graph.edges.push_back({i, i + 1, anatomy::firstPort, anatomy::firstPort});
    return graph;
}

void verifyApartAndSnapped(const Graph& graph) {
    const std::vector<QPointF> places = layeredLayout(graph.sizes, graph.edges);
    QCOMPARE(places.size(), graph.sizes.size());
    for (std::size_t a = 0; a < places.size(); ++a) {
        QCOMPARE(snapped(places[a]), places[a]);
        for (std::size_t b = a + 1; b < places.size(); ++b)
            QVERIFY(!QRectF(places[a], graph.sizes[a]).intersects(QRectF(places[b], graph.sizes[b])));
    }
}

} // namespace

class LayeredLayoutTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void noTwoBoxesOverlapAndAllSnap() {
        for (unsigned seed = 1; seed <= 20; ++seed)
            verifyApartAndSnapped(randomGraph(seed, 5 + int(seed) * 3, int(seed) * 6));
    }

    void isDeterministic() {
        const Graph graph = randomGraph(7, 40, 80);
        const auto once = layeredLayout(graph.sizes, graph.edges);
        QCOMPARE(layeredLayout(graph.sizes, graph.edges), once);
    }

    void survivesCyclesLoopsAndLoneBoxes() {
        Graph graph = randomGraph(3, 10, 0);
        graph.edges = {{0, 1, 15, 15}, {1, 2, 15, 15}, {2, 0, 15, 15}, {5, 5, 15, 15}, {3, 4, 15, 39}};
        verifyApartAndSnapped(graph);
        verifyApartAndSnapped(randomGraph(3, 30, 0));
        QVERIFY(layeredLayout({}, {}).empty());
        QCOMPARE(layeredLayout({QSizeF(172, 60)}, {}), (std::vector<QPointF>{{0, 0}}));
    }

    void wiresRunFromLeftToRightInARow() {
        const Graph graph = chain(4);
        const auto places = layeredLayout(graph.sizes, graph.edges);
        for (std::size_t i = 1; i < 4; ++i) {
            QCOMPARE(places[i].y(), places[0].y());
            QVERIFY(places[i].x() >= places[i - 1].x() + 172 + anatomy::columnGap);
        }
    }

    void aLongChainIsWrappedIntoStraightRows() {
        const Graph graph = chain(11);
        const auto places = layeredLayout(graph.sizes, graph.edges);
        std::set<double> rows;
        for (std::size_t i = 0; i < 11; ++i) {
            rows.insert(places[i].y());
            if (i > 0 && places[i].y() == places[i - 1].y()) QVERIFY(places[i].x() > places[i - 1].x());
        }
        QCOMPARE(rows.size(), std::size_t(3));
    }

    void theLongestChainIsStraightBesideItsBranches() {
        // 0 → 1 → 2 → 3, and 0 → 4 → 3 beside it.
        Graph graph = chain(4);
        graph.sizes.emplace_back(172, 60);
        graph.edges.push_back({0, 4, 15, 15});
        graph.edges.push_back({4, 3, 15, 39});
        const auto places = layeredLayout(graph.sizes, graph.edges);
        for (std::size_t i = 1; i < 4; ++i) QCOMPARE(places[i].y(), places[0].y());
        QVERIFY(places[4].y() != places[0].y());
        verifyApartAndSnapped(graph);
    }

    void aThousandBoxesTakeLessThanASecondOrTwo() {
        Graph graph;
        constexpr int rows = 25, columns = 40;
        for (int i = 0; i < rows * columns; ++i) {
            graph.sizes.emplace_back(172, 78);
            if (i % columns > 0) graph.edges.push_back({i - 1, i, 15, 15});
            if (i >= columns) graph.edges.push_back({i - columns, i, 15, 39});
        }
        QElapsedTimer clock;
        clock.start();
        const auto places = layeredLayout(graph.sizes, graph.edges);
        qInfo("1,000 boxes, %zu wires: %lld ms", graph.edges.size(), clock.elapsed());
        QCOMPARE(places.size(), std::size_t(1000));
        QVERIFY(clock.elapsed() < 20000);
    }
};

QTEST_GUILESS_MAIN(LayeredLayoutTest)
#include "layered_layout_test.moc"
