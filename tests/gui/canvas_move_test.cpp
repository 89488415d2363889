// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/canvas_driver.h"

using namespace glassbox;
using namespace glassbox::app;

namespace {

using Ids = std::set<std::string>;

/// Dense, far from it ReLU and Tanh; nothing is wired.
Model threeBlocks() {
    return rowOf({"Dense", "ReLU", "Tanh"});
}

} // namespace

class CanvasMoveTest : public QObject {
    Q_OBJECT

    static QPointF placeOf(CanvasWindow& canvas, const std::string& id) {
        const Position& place = canvas->graph().layout.at(id);
        return {place.x, place.y};
    }

  private Q_SLOTS:
    void initTestCase() { setUpApplication(); }

    void aDragSnapsToTheGridAndIsOneStep() {
        CanvasWindow canvas(threeBlocks());
        const QPointF from = canvas->head("relu");
        canvas->drag(from, from + QPointF(53, 205));
        QCOMPARE(placeOf(canvas, "relu"), QPointF(296, 208));
        QCOMPARE(canvas->document().undoStack().count(), 1);
        canvas->undoAll();
        QCOMPARE(placeOf(canvas, "relu"), QPointF(240, 0));
        QCOMPARE(canvas->item("relu").position, QPointF(240, 0));
    }

    void aDragMovesTheWholeSelection() {
        CanvasWindow canvas(threeBlocks());
        canvas->click(canvas->head("dense"));
        canvas->click(canvas->head("tanh"), Qt::ShiftModifier);
        const QPointF from = canvas->head("tanh");
        canvas->drag(from, from + QPointF(0, 200));
        QCOMPARE(placeOf(canvas, "dense"), QPointF(0, 200));
        QCOMPARE(placeOf(canvas, "tanh"), QPointF(480, 200));
        QCOMPARE(placeOf(canvas, "relu"), QPointF(240, 0));
        QCOMPARE(canvas->scene().selection(), (Ids{"dense", "tanh"}));
    }

    void guidesSnapToANeighboursEdge() {
        Model model = threeBlocks();
        model.main().layout["relu"] = {243, 203}; // On no multiple of 8.
        CanvasWindow canvas(model);
        const QPointF from = canvas->head("tanh");
        // Three pixels beside the neighbour's left edge: it wins over the grid, and a line says so.
        canvas->hold(from, from + QPointF(243 - 480 + 3, 330));
        const QImage picture = canvas->view().grab().toImage();
        const QColor accent = canvas->view().theme().color(editor::Token::Accent);
        int lit = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = -1; x <= 1; ++x) {
                const QPoint at(qRound(canvas->view().toView({243, 0}).x()) + x, y);
                lit += picture.rect().contains(at) && picture.pixelColor(at) == accent;
            }
        QVERIFY2(lit > 10, qPrintable(QString::number(lit)));
        canvas->release(from + QPointF(243 - 480 + 3, 330));
        QCOMPARE(placeOf(canvas, "tanh").x(), 243.0);
    }

    void altMovesOnTheGridWithoutGuides() {
        Model model = threeBlocks();
        model.main().layout["relu"] = {243, 203};
        CanvasWindow canvas(model);
        const QPointF from = canvas->head("tanh"), to = from + QPointF(243 - 480 + 3, 330);
        canvas->drag(from, to, Qt::AltModifier);
        QCOMPARE(placeOf(canvas, "tanh").x(), 248.0);
    }

    void escapePutsBack() {
        CanvasWindow canvas(threeBlocks());
        const QPointF from = canvas->head("relu");
        canvas->hold(from, from + QPointF(40, 100));
        QVERIFY(canvas->item("relu").position != QPointF(240, 0));
        canvas->key(Qt::Key_Escape);
        QCOMPARE(canvas->item("relu").position, QPointF(240, 0));
        canvas->release(from + QPointF(40, 100));
        QCOMPARE(canvas->document().undoStack().count(), 0);
    }

    void ctrlArrowsMoveInOneStep() {
        CanvasWindow canvas(threeBlocks());
        canvas->click(canvas->head("relu"));
        for (int i = 0; i < 3; ++i) canvas->key(Qt::Key_Down, Qt::ControlModifier);
        canvas->key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(placeOf(canvas, "relu"), QPointF(280, 24));
        QCOMPARE(canvas->document().undoStack().count(), 1);
        QCOMPARE(canvas->scene().selection(), Ids{"relu"});
    }

    void aBlockDroppedOnAWireIsInserted() {
        Model model = rowOf({"Dense", "Dense", "ReLU"});
        model.main().layout["dense-2"] = {480, 0};
        model.main().layout["relu"] = {240, 240};
        model.main().wires = {{{"dense", "out"}, {"dense-2", "in"}}};
        CanvasWindow canvas(model);
        const QPointF from = canvas->head("relu");
        canvas->drag(from, from + QPointF(0, -240));
        QVERIFY(canvas->hasWire("dense.out", "relu.in"));
        QVERIFY(canvas->hasWire("relu.out", "dense-2.in"));
        QCOMPARE(canvas->graph().wires.size(), std::size_t(2));
        QCOMPARE(canvas->document().undoStack().count(), 1);
    }

    void altLeavesTheWireAlone() {
        Model model = rowOf({"Dense", "Dense", "ReLU"});
        model.main().layout["dense-2"] = {480, 0};
        model.main().layout["relu"] = {240, 240};
        model.main().wires = {{{"dense", "out"}, {"dense-2", "in"}}};
        CanvasWindow canvas(model);
        const QPointF from = canvas->head("relu");
        canvas->drag(from, from + QPointF(0, -240), Qt::AltModifier);
        QVERIFY(canvas->hasWire("dense.out", "dense-2.in"));
        QCOMPARE(canvas->graph().wires.size(), std::size_t(1));
    }

    void aFrameMovesWhatLiesInIt() {
        CanvasWindow canvas(threeBlocks());
        canvas->click(canvas->head("dense"));
        canvas->click(canvas->head("relu"), Qt::ShiftModifier);
        canvas->key(Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(canvas->graph().frames.size(), std::size_t(1));
        const auto [id, frame] = *canvas->graph().frames.begin();
        QCOMPARE(canvas->scene().selection(), Ids{id});
        const QPointF head(frame.place.x + 60, frame.place.y + 12);
        canvas->drag(head, head + QPointF(0, 240));
        QCOMPARE(placeOf(canvas, "dense"), QPointF(0, 240));
        QCOMPARE(placeOf(canvas, "relu"), QPointF(240, 240));
        QCOMPARE(placeOf(canvas, "tanh"), QPointF(480, 0));
        QCOMPARE(canvas->graph().frames.at(id).place.y, frame.place.y + 240);
    }

    void aFramesCornerResizesIt() {
        CanvasWindow canvas(threeBlocks());
        canvas->click(canvas->head("dense"));
        canvas->key(Qt::Key_G, Qt::ControlModifier);
        const auto [id, frame] = *canvas->graph().frames.begin();
        const QPointF corner(frame.place.x + frame.width, frame.place.y + frame.height);
        canvas->drag(corner - QPointF(2, 2), corner + QPointF(94, 62));
        QVERIFY(std::abs(canvas->graph().frames.at(id).width - frame.width - 96) <= 8);
        QVERIFY(std::abs(canvas->graph().frames.at(id).height - frame.height - 64) <= 8);
    }

    void aDragOnAThousandBlocksTakesLessThanAFrame() {
        CanvasWindow canvas(thousandBlocks());
        const QPointF from = canvas->head("b0");
        canvas->move(from);
        canvas->press(from);
        const std::vector<double> costs = costsOfMoves(canvas.driver, from);
        canvas->key(Qt::Key_Escape);
        qInfo("a move with a block in the hand over 1,000 blocks: median %.1f ms, 99th percentile %.1f ms",
              costs[costs.size() / 2], costs[costs.size() * 99 / 100]);
        QVERIFY2(costs[costs.size() / 2] < 16, qPrintable(QString::number(costs[costs.size() / 2])));
    }
};

QTEST_MAIN(CanvasMoveTest)
#include "canvas_move_test.moc"
