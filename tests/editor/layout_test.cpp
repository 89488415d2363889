// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/block_geometry.h"
#include "editor/layout/row_layout.h"
#include "editor/layout/wire_route.h"

#include <QtTest>

#include <random>

using namespace glassbox;
using namespace glassbox::editor;

namespace {

struct Graph {
    Definition definition;
    std::map<std::string, QSizeF> sizes;
};

/// Blocks of many sizes, wired forwards at random.
Graph randomGraph(unsigned seed, int blocks, int wires) {
    std::mt19937 random(seed);
    Graph graph;
    auto name = [](int i) { return "b" + std::to_string(i); };
    for (int i = 0; i < blocks; ++i) {
        graph.definition.blocks[name(i)].kind = "Any";
        graph.sizes[name(i)] = QSizeF(172 + 8.0 * (random() % 6), 54 + random() % 150);
    }
    for (int i = 0; i < wires; ++i) {
        const int from = int(random() % unsigned(blocks - 1)), to = from + 1 + int(random() % 4);
        if (to < blocks) graph.definition.wires.push_back({{name(from), "out"}, {name(to), "in"}});
    }
    return graph;
}

QRectF rectOf(const Graph& graph, const std::map<std::string, Position>& places, const std::string& id) {
    return {QPointF(places.at(id).x, places.at(id).y), graph.sizes.at(id)};
}

void verifyApart(const Graph& graph, const std::map<std::string, Position>& places) {
    QCOMPARE(places.size(), graph.definition.blocks.size());
    for (const auto& [a, place] : places)
        for (const auto& [b, other] : places)
            if (a < b)
                QVERIFY2(!rectOf(graph, places, a).intersects(rectOf(graph, places, b)),
                         (a + " " + b).c_str());
}

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void noTwoBlocksOverlap() {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            const Graph graph = randomGraph(seed, 5 + int(seed) * 3, int(seed) * 6);
            verifyApart(graph, rowLayout(graph.definition, graph.sizes));
        }
    }

    void isDeterministicAndSnaps() {
        const Graph graph = randomGraph(7, 40, 80);
        const auto places = rowLayout(graph.definition, graph.sizes);
        QCOMPARE(rowLayout(graph.definition, graph.sizes), places);
        for (const auto& [id, place] : places) {
            QCOMPARE(std::fmod(place.x, 8.0), 0.0);
            QCOMPARE(std::fmod(place.y, 8.0), 0.0);
        }
    }

    void survivesCyclesAndLoneBlocks() {
        Graph graph = randomGraph(3, 10, 0);
        graph.definition.wires = {{{"b0", "out"}, {"b1", "in"}},
                                  {{"b1", "out"}, {"b2", "in"}},
                                  {{"b2", "out"}, {"b0", "in"}},
                                  {{"b5", "out"}, {"b5", "in"}},
                                  {{"nowhere", "out"}, {"b1", "in"}}};
        verifyApart(graph, rowLayout(graph.definition, graph.sizes));
    }

    void chainRunsInStraightRows() {
        Graph graph;
        for (int i = 0; i < 11; ++i) {
            const std::string id(1, char('a' + i));
            graph.definition.blocks[id].kind = "Any";
            graph.sizes[id] = QSizeF(172, 100);
            if (i > 0)
                graph.definition.wires.push_back({{std::string(1, char('a' + i - 1)), "out"}, {id, "in"}});
        }
        const auto places = rowLayout(graph.definition, graph.sizes);
        for (const auto& row : {std::string("abcd"), std::string("efgh"), std::string("ijk")})
            for (char id : row) {
                QCOMPARE(places.at(std::string(1, id)).y, places.at(row.substr(0, 1)).y);
                if (id != row[0])
                    QVERIFY(places.at(std::string(1, id)).x > places.at(std::string(1, char(id - 1))).x);
            }
        QVERIFY(places.at("e").y > places.at("a").y);
    }

    void keepsTheDocumentsOwnPlaces() {
        Graph graph = randomGraph(5, 12, 20);
        graph.definition.layout = {{"b0", {1000, 400}}, {"b1", {1240, 400}}};
        const auto places = completeLayout(graph.definition, graph.sizes);
        QCOMPARE(places.at("b0"), (Position{1000, 400}));
        QCOMPARE(places.at("b1"), (Position{1240, 400}));
        verifyApart(graph, places);
    }

    void noWireCrossesABlock() {
        int ways = 0;
        for (unsigned seed = 1; seed <= 10; ++seed) {
            const Graph graph = randomGraph(seed, 16, 24);
            const auto places = rowLayout(graph.definition, graph.sizes);
            RectIndex blocks;
            std::vector<QRectF> rects;
            for (const auto& [id, place] : places) {
                blocks.insert(int(rects.size()), rectOf(graph, places, id));
                rects.push_back(rectOf(graph, places, id));
            }
            Router router(blocks);
            int source = 0;
            for (const Wire& wire : graph.definition.wires) {
                const QRectF from = rectOf(graph, places, wire.from.block),
                             to = rectOf(graph, places, wire.to.block);
                const Route route =
                    router.route(from.topRight() + QPointF(0, 15), to.topLeft() + QPointF(0, 15), source++);
                ++ways;
                QCOMPARE(route.line.front(), from.topRight() + QPointF(0, 15));
                QCOMPARE(route.line.back(), to.topLeft() + QPointF(0, 15));
                for (qsizetype i = 1; i + 1 < route.line.size(); ++i)
                    for (const QRectF& rect : rects)
                        QVERIFY(!rect.adjusted(1, 1, -1, -1).contains(route.line[i]));
            }
        }
        QVERIFY(ways > 100);
    }

    void partsOfABlockLieInsideIt() {
        BlockFace face;
        face.title = "A rather long name of a block that has no room";
        face.inputs = {{"in"}, {"labels", PortLook::Integer}, {"mask", PortLook::Boolean}};
        face.outputs = {{"out"}};
        face.parameters = {{"Filters", "16"}, {"Kernel", "3×3"}};
        face.footer = "16×10×10";
        const BlockGeometry geometry = geometryOf(face, {});
        const QRectF card(QPointF(0, 0), geometry.size);
        for (const QRectF& part :
             {geometry.chip, geometry.title, geometry.footer, geometry.fields[0], geometry.fields[1]})
            QVERIFY(card.contains(part));
        QVERIFY(geometry.size.width() <= anatomy::widest);
        QCOMPARE(geometry.inputs[0], QPointF(0, 15));
        QCOMPARE(geometry.outputs[0], QPointF(geometry.size.width(), 15));
        QVERIFY(geometry.fields[0].top() > geometry.inputs[2].y());
        const BlockFace cut = elided(face, geometry);
        QVERIFY(cut.title.endsWith(QChar(0x2026)));
        QCOMPARE(cut.footer, face.footer);
    }
};

QTEST_MAIN(LayoutTest)
#include "layout_test.moc"
