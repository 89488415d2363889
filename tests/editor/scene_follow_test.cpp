// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/edits/edits.h"
#include "editor/paint/fonts.h"
#include "editor/scene/graph_scene.h"
#include "tests/support/large_model.h"
#include "tests/support/models.h"

#include <QtTest>

#include <random>

using namespace glassbox;
using namespace glassbox::editor;

namespace {

/// Every fourth block of the large model, and what is wired between them: something of each kind, fast to
/// draw.
Model smallerModel() {
    Model model = large_model();
    Definition& graph = model.main();
    std::set<std::string> gone;
    for (const auto& [id, place] : graph.layout)
        if (place.x > 232 * 9 || place.y > 152 * 8) gone.insert(id);
    remove_blocks(graph, gone);
    return model;
}

void compare(const GraphScene& scene, const GraphScene& fresh) {
    QCOMPARE(scene.blocks().size(), fresh.blocks().size());
    for (std::size_t i = 0; i < fresh.blocks().size(); ++i) {
        const BlockItem &a = scene.blocks()[i], &b = fresh.blocks()[i];
        QCOMPARE(a.id, b.id);
        QCOMPARE(a.rect(), b.rect());
        QCOMPARE(a.shown.footer, b.shown.footer);
        QCOMPARE(a.shown.state, b.shown.state);
        QCOMPARE(a.face.inputs.size(), b.face.inputs.size());
        for (std::size_t k = 0; k < a.face.inputs.size(); ++k)
            QCOMPARE(int(a.face.inputs[k].wired), int(b.face.inputs[k].wired));
        QCOMPARE(scene.indexOf(a.id), int(i));
        QCOMPARE(scene.blocksIn(b.rect()), fresh.blocksIn(b.rect()));
    }
    QCOMPARE(scene.wires().size(), fresh.wires().size());
    for (std::size_t i = 0; i < fresh.wires().size(); ++i) {
        const WireItem &a = scene.wires()[i], &b = fresh.wires()[i];
        QVERIFY(a.wire == b.wire);
        QVERIFY2(a.route.path == b.route.path, to_string(a.wire.to).c_str());
        QVERIFY(a.look == b.look);
        QCOMPARE(a.label, b.label);
        QVERIFY2(a.plate == b.plate, to_string(a.wire.to).c_str());
        QCOMPARE(scene.wiresIn(b.bounds), fresh.wiresIn(b.bounds));
    }
    QVERIFY(scene.frames() == fresh.frames());
    QCOMPARE(scene.bounds(), fresh.bounds());
}

std::string anyBlock(const Definition& graph, std::mt19937& random) {
    auto block = graph.blocks.begin();
    std::advance(block, random() % graph.blocks.size());
    return block->first;
}

/// One edit of many kinds.
void change(Definition& graph, std::mt19937& random) {
    const std::string id = anyBlock(graph, random), other = anyBlock(graph, random);
    const QPointF way(8.0 * (int(random() % 41) - 20), 8.0 * (int(random() % 31) - 15));
    switch (random() % 10) {
    case 0:
    case 1:
    case 2: move_by(graph, {id, other}, way); return;
    case 3: add_block(graph, "ReLU", {double(random() % 1800), double(random() % 1100)}); return;
    case 4: remove_blocks(graph, {id}); return;
    case 5: connect(graph, {{other, "out"}, {id, "in"}}); return;
    case 6: set_muted(graph, {id}, random() % 2 == 0); return;
    case 9: set_fold(graph, {id, other}, random() % 3 == 0 ? Fold::Open : Fold::Collapsed); return;
    case 7: add_frame(graph, "frame", {double(random() % 1800), 0}, 400, 300); return;
    case 8:
        if (!graph.wires.empty())
            graph.bends[graph.wires[random() % graph.wires.size()]] = {{double(random() % 1800), 100}};
        return;
    }
}

} // namespace

class SceneFollowTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { loadFonts(); }

    void followsEditsAsIfMadeAnew() {
        std::mt19937 random(5);
        Document document;
        document.open(smallerModel(), digits_info(), "model");
        GraphScene scene(document);
        for (int round = 0; round < 150; ++round) {
            if (round % 10 == 9)
                document.undoStack().undo();
            else
                document.editGraph("edit", [&](Definition& graph) { change(graph, random); });
            compare(scene, GraphScene(document));
            if (QTest::currentTestFailed()) qFatal("after edit %d", round);
        }
    }

    void aPreviewLeavesNothingBehind() {
        std::mt19937 random(8);
        Document document;
        document.open(smallerModel(), digits_info(), "model");
        GraphScene scene(document);
        for (int round = 0; round < 40; ++round) {
            const std::set<std::string> ids{anyBlock(document.definition(), random),
                                            anyBlock(document.definition(), random)};
            QPointF way;
            for (int step = 0; step < 5; ++step) {
                way += QPointF(8.0 * (int(random() % 21) - 10), 8.0 * (int(random() % 21) - 10));
                scene.preview(ids, way);
            }
            if (round % 3 == 0) scene.preview(ids, {});
            document.editGraph("move", [&](Definition& graph) {
                if (round % 3 == 0)
                    move_by(graph, {anyBlock(graph, random)}, {16, 8});
                else
                    move_by(graph, ids, way);
            });
            compare(scene, GraphScene(document));
            if (QTest::currentTestFailed()) qFatal("after move %d", round);
        }
    }

    void onlyWhatChangedIsRepainted() {
        Document document;
        document.open(smallerModel(), digits_info(), "model");
        GraphScene scene(document);
        double area = 0;
        connect(&scene, &GraphScene::damaged, this,
                [&](const QRectF& part) { area += part.width() * part.height(); });
        document.editGraph("rename", [](Definition& graph) { rename(graph, "b3", "renamed"); });
        const QRectF block = scene.blocks()[std::size_t(scene.indexOf("b3"))].rect();
        QVERIFY(area > block.width() * block.height());
        QVERIFY(area < 3 * block.width() * block.height());
        QCOMPARE(scene.blocks()[std::size_t(scene.indexOf("b3"))].face.title, QString("renamed"));
    }
};

QTEST_MAIN(SceneFollowTest)
#include "scene_follow_test.moc"
