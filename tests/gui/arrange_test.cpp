// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/canvas_controller.h"
#include "app/main_window.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "editor/edits/edits.h"
#include "editor/scene/minimap.h"

#include <QtTest>

using namespace glassbox;
using namespace glassbox::app;

namespace {

std::unique_ptr<MainWindow> shown() {
    auto window = std::make_unique<MainWindow>(Memory::None);
    cli::CommandLine call;
    call.file = GLASSBOX_SOURCE_DIR "/resources/examples/digits-cnn.glassbox";
    call.device = "cpu";
    call.threads = 1;
    window->open(call);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get())) qFatal("the window was not shown");
    window->view()->setFocus();
    return window;
}

void verifyApart(const editor::GraphScene& scene) {
    for (std::size_t a = 0; a < scene.blocks().size(); ++a)
        for (std::size_t b = a + 1; b < scene.blocks().size(); ++b)
            QVERIFY(!scene.blocks()[a].rect().intersects(scene.blocks()[b].rect()));
}

/// Everything in a heap.
void heap(MainWindow& window) {
    window.document().editGraph("heap", [](Definition& graph) {
        double shift = 0;
        for (auto& [id, place] : graph.layout) place = {shift += 8, 200 - shift};
    });
}

} // namespace

class ArrangeTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void ctrlLLaysEverythingOutInOneStep() {
        const auto window = shown();
        heap(*window);
        const auto before = window->document().definition().layout;
        const int steps = window->document().undoStack().count();
        QTest::keyClick(window->view(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(window->document().undoStack().count(), steps + 1);
        const auto& layout = window->document().definition().layout;
        for (const auto& [id, place] : layout)
            QCOMPARE(editor::snapped({place.x, place.y}), QPointF(place.x, place.y));
        // On their way there, and then there.
        const auto there = [&] {
            for (const editor::BlockItem& block : window->scene().blocks())
                if (block.position != QPointF(layout.at(block.id).x, layout.at(block.id).y)) return false;
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(there(), 3000);
        verifyApart(window->scene());
        window->document().undoStack().undo();
        QVERIFY(window->document().definition().layout == before);
        QVERIFY(there());
    }

    void onlyTheSelectionIsLaidOut() {
        const auto window = shown();
        window->view()->setMotion(editor::Motion::Reduced);
        const auto before = window->document().definition().layout;
        const std::set<std::string> chosen{"conv1", "relu1", "pool1"};
        window->document().editGraph("heap", [&](Definition& graph) {
            for (const std::string& id : chosen) graph.layout[id] = graph.layout.at("conv1");
        });
        window->scene().setSelection(chosen);
        QTest::keyClick(window->view(), Qt::Key_L, Qt::ControlModifier);
        for (const auto& [id, place] : window->document().definition().layout)
            if (!chosen.contains(id)) QVERIFY(place == before.at(id));
        verifyApart(window->scene());
    }

    void aFrameFollowsItsBlocks() {
        const auto window = shown();
        window->view()->setMotion(editor::Motion::Reduced);
        const editor::BlockItem& block =
            window->scene().blocks()[std::size_t(window->scene().indexOf("conv1"))];
        const QRectF around = block.rect().adjusted(-24, -44, 24, 24);
        window->document().editGraph("frame", [&](Definition& graph) {
            editor::add_frame(graph, "features", around.topLeft(), around.width(), around.height());
            graph.layout["conv1"].x += 8;
        });
        heap(*window);
        window->document().undoStack().undo();
        QTest::keyClick(window->view(), Qt::Key_L, Qt::ControlModifier);
        const QRectF frame = window->scene().frames().front().rect;
        QVERIFY(
            frame.contains(window->scene().blocks()[std::size_t(window->scene().indexOf("conv1"))].rect()));
    }

    void aDragOnTheMinimapMovesThePicture() {
        const auto window = shown();
        window->view()->zoomAt({200, 200}, 2);
        editor::Minimap* map = window->view()->minimap();
        QTest::mousePress(map, Qt::LeftButton, {}, QPoint(40, 30));
        const QPointF first = window->view()->visibleArea().center();
        QMouseEvent move(QEvent::MouseMove, QPointF(100, 60), map->mapToGlobal(QPointF(100, 60)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(map, &move);
        const QPointF second = window->view()->visibleArea().center();
        QVERIFY(second.x() > first.x() && second.y() > first.y());
    }
};

QTEST_MAIN(ArrangeTest)
#include "arrange_test.moc"
