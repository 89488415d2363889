// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/palette_drag.h"

using namespace glassbox;
using namespace glassbox::app;

class CanvasDragTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { setUpApplication(); }

    void paletteDragPlaces() {
        qInfo("platform %s: %s", qPrintable(QGuiApplication::platformName()),
              QGuiApplication::platformName() == "offscreen" ? "drop events are sent" : "QDrag runs");
        CanvasWindow canvas;
        dragFromPalette(canvas.driver, "Conv2D", {300, 200});
        QCOMPARE(canvas->graph().blocks.size(), std::size_t(1));
        QVERIFY(canvas->item("conv2d").rect().contains(QPointF(300, 204)));
        QCOMPARE(canvas->document().undoStack().count(), 1);
    }

    void paletteDragOntoAWireInserts() {
        Model model = rowOf({"Dense", "ReLU"});
        model.main().wires = {{{"dense", "out"}, {"relu", "in"}}};
        const Wire first = model.main().wires.front();
        CanvasWindow canvas(model);
        // Room on the wire: 68 px are little for a block of 172.
        canvas->document().editGraph("", [](Definition& graph) { graph.layout["relu"] = {520, 0}; });
        dragFromPalette(canvas.driver, "Sigmoid", canvas->middleOf(first));
        QVERIFY(canvas->hasWire("dense.out", "sigmoid.in"));
        QVERIFY(canvas->hasWire("sigmoid.out", "relu.in"));
    }
};

QTEST_MAIN(CanvasDragTest)
#include "canvas_drag_test.moc"
