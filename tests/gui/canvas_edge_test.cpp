// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/canvas_driver.h"

using namespace glassbox;
using namespace glassbox::app;

namespace {

using Ids = std::set<std::string>;

/// Dense and ReLU in sight, Tanh far to the right of it.
Model farApart() {
    Model model = rowOf({"Dense", "ReLU", "Tanh"});
    model.main().layout["tanh"] = {3000, 0};
    return model;
}

} // namespace

class CanvasEdgeTest : public QObject {
    Q_OBJECT

    /// A place in sight, so many pixels from the right edge of the canvas and from its top.
    static QPointF nearTheRight(CanvasWindow& canvas, double pixels, double y) {
        return canvas->view().toScene({canvas->view().width() - pixels, y});
    }
    static const editor::EdgeScroller& edgeOf(CanvasWindow& canvas) {
        return canvas->window().canvas().editor().edge();
    }
    static double left(CanvasWindow& canvas) { return canvas->view().visibleArea().left(); }

  private Q_SLOTS:
    void initTestCase() { setUpApplication(); }

    void aBlockDraggedToTheEdgeScrolls() {
        CanvasWindow canvas(farApart());
        const QPointF from = canvas->head("relu");
        canvas->hold(from, nearTheRight(canvas, 6, 300));
        const double before = left(canvas);
        QTRY_VERIFY(left(canvas) > before + 200);
        // It stays in the hand.
        const QPointF mouse = nearTheRight(canvas, 6, 300);
        QVERIFY((canvas->head("relu") - mouse).manhattanLength() < 40);
        canvas->release(mouse);
        QVERIFY(!edgeOf(canvas).isScrolling());
        QVERIFY(canvas->graph().layout.at("relu").x > from.x() + 400);
        QCOMPARE(canvas->document().undoStack().count(), 1);
        canvas->undoAll();
        QCOMPARE(canvas->graph().layout.at("relu").x, 240.0);
    }

    void aWireDraggedToTheEdgeReachesAPortOutOfSight() {
        CanvasWindow canvas(farApart());
        canvas->hold(canvas->output("relu"), nearTheRight(canvas, 2, canvas->view().toView({0, 15}).y()));
        QTRY_VERIFY_WITH_TIMEOUT(canvas->view().visibleArea().contains(canvas->input("tanh")), 10'000);
        canvas->move(canvas->input("tanh"));
        canvas->release(canvas->input("tanh"));
        QVERIFY(canvas->hasWire("relu.out", "tanh.in"));
    }

    void aSelectionBoxDraggedToTheEdgeTakesWhatComesIntoSight() {
        CanvasWindow canvas(farApart());
        canvas->hold({-60, -60}, nearTheRight(canvas, 2, 400));
        QCOMPARE(canvas->scene().selection(), (Ids{"dense", "relu"}));
        QTRY_COMPARE_WITH_TIMEOUT(canvas->scene().selection(), (Ids{"dense", "relu", "tanh"}), 10'000);
        canvas->release(nearTheRight(canvas, 2, 400));
        QVERIFY(!edgeOf(canvas).isScrolling());
    }

    void theDeeperTheFaster() {
        CanvasWindow canvas(farApart());
        editor::EdgeScroller edge(canvas->view());
        const double width = canvas->view().width(), height = canvas->view().height();
        edge.begin({300, 300});
        const auto speed = [&](double x, double y) {
            edge.follow({x, y});
            const QPointF now = edge.speed();
            edge.stop();
            return now;
        };
        QVERIFY(speed(width - 25, 300).isNull());
        QVERIFY(speed(width - 20, 300).x() > 0);
        QVERIFY(speed(width - 4, 300).x() > 2 * speed(width - 20, 300).x());
        QVERIFY(speed(width + 20, 300).x() > speed(width - 4, 300).x());
        QVERIFY(speed(4, 300).x() < 0);
        QVERIFY(speed(300, 4).y() < 0);
        QVERIFY(speed(300, height - 4).y() > 0);
        QCOMPARE(speed(300, height - 4).x(), 0.0);
    }

    void aDragThatBeginsAtTheEdgeScrollsOnlyOutwards() {
        CanvasWindow canvas(farApart());
        editor::EdgeScroller edge(canvas->view());
        edge.begin({10, 300});
        edge.follow({14, 310});
        QVERIFY(!edge.isScrolling());
        edge.follow({6, 310});
        QVERIFY(edge.isScrolling());
        edge.follow({60, 310});
        QVERIFY(!edge.isScrolling());
        edge.follow({14, 310});
        QVERIFY(edge.isScrolling());
    }

    void escapeStopsIt() {
        CanvasWindow canvas(farApart());
        canvas->hold(canvas->head("relu"), nearTheRight(canvas, 4, 300));
        QTRY_VERIFY(left(canvas) > -100 + 20);
        canvas->key(Qt::Key_Escape);
        QVERIFY(!edgeOf(canvas).isScrolling());
        QCOMPARE(canvas->item("relu").position, QPointF(240, 0));
        const double after = left(canvas);
        QTest::qWait(60);
        QCOMPARE(left(canvas), after);
        canvas->release(nearTheRight(canvas, 4, 300));
    }
};

QTEST_MAIN(CanvasEdgeTest)
#include "canvas_edge_test.moc"
