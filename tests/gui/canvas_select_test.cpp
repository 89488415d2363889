// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/canvas_driver.h"

using namespace glassbox;
using namespace glassbox::app;

namespace {

using Ids = std::set<std::string>;

Model chain() {
    Model model = rowOf({"Dense", "ReLU", "Tanh"});
    model.main().wires = {{{"dense", "out"}, {"relu", "in"}}, {{"relu", "out"}, {"tanh", "in"}}};
    return model;
}
const Wire first{{"dense", "out"}, {"relu", "in"}}, second{{"relu", "out"}, {"tanh", "in"}};

} // namespace

class CanvasSelectTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { setUpApplication(); }

    void clickSelectsOne() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("relu"));
        QCOMPARE(canvas->scene().selection(), Ids{"relu"});
        QCOMPARE(canvas->scene().selected(), std::string("relu"));
        canvas->click(canvas->head("tanh"));
        QCOMPARE(canvas->scene().selection(), Ids{"tanh"});
        canvas->click({20, 300});
        QVERIFY(canvas->scene().selection().empty());
    }

    void shiftOrCtrlClickAddsAndTakesAway() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("dense"));
        canvas->click(canvas->head("relu"), Qt::ShiftModifier);
        canvas->click(canvas->head("tanh"), Qt::ControlModifier);
        QCOMPARE(canvas->scene().selection(), (Ids{"dense", "relu", "tanh"}));
        QCOMPARE(canvas->scene().selected(), std::string("tanh"));
        canvas->click(canvas->head("relu"), Qt::ShiftModifier);
        QCOMPARE(canvas->scene().selection(), (Ids{"dense", "tanh"}));
        // One of several that is clicked alone stays alone.
        canvas->click(canvas->head("dense"));
        QCOMPARE(canvas->scene().selection(), Ids{"dense"});
    }

    void boxSelectsWhatItTouches() {
        CanvasWindow canvas(chain());
        canvas->drag({-30, -30}, {300, 60});
        QCOMPARE(canvas->scene().selection(), (Ids{"dense", "relu"}));
        QCOMPARE(canvas->scene().selectedWires(), std::set<Wire>{first});
    }

    void boxWithShiftAdds() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("tanh"));
        canvas->drag({-30, -30}, {60, 60}, Qt::ShiftModifier);
        QCOMPARE(canvas->scene().selection(), (Ids{"dense", "tanh"}));
        canvas->drag({200, -30}, {300, 60});
        QCOMPARE(canvas->scene().selection(), Ids{"relu"});
    }

    void escapeGivesUpABox() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("tanh"));
        canvas->hold({-30, -30}, {300, 60});
        QCOMPARE(canvas->scene().selection().size(), std::size_t(2));
        canvas->key(Qt::Key_Escape);
        QCOMPARE(canvas->scene().selection(), Ids{"tanh"});
        canvas->release({300, 60});
        QCOMPARE(canvas->scene().selection(), Ids{"tanh"});
    }

    void ctrlASelectsEverything() {
        CanvasWindow canvas(chain());
        canvas->key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(canvas->scene().selection().size(), std::size_t(3));
        QCOMPARE(canvas->scene().selectedWires().size(), std::size_t(2));
        canvas->key(Qt::Key_Escape);
        QVERIFY(canvas->scene().selection().empty());
    }

    void clickSelectsAWire() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->middleOf(first));
        QCOMPARE(canvas->scene().selectedWires(), std::set<Wire>{first});
        canvas->click(canvas->middleOf(second), Qt::ControlModifier);
        QCOMPARE(canvas->scene().selectedWires().size(), std::size_t(2));
        canvas->click(canvas->middleOf(second), Qt::ControlModifier);
        QCOMPARE(canvas->scene().selectedWires(), std::set<Wire>{first});
    }

    void altArrowsWalkTheWiresOfABlock() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("relu"));
        canvas->key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(canvas->scene().selectedWires(), std::set<Wire>{first});
        canvas->key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(canvas->scene().selectedWires(), std::set<Wire>{second});
        QVERIFY(canvas->scene().selection().empty());
        canvas->key(Qt::Key_Delete);
        QVERIFY(!canvas->hasWire("relu.out", "tanh.in"));
        QVERIFY(canvas->hasWire("dense.out", "relu.in"));
    }

    void arrowsWalkTheBlocks() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("dense"));
        canvas->key(Qt::Key_Right);
        QCOMPARE(canvas->scene().selected(), std::string("relu"));
        canvas->key(Qt::Key_Right);
        canvas->key(Qt::Key_Left);
        QCOMPARE(canvas->scene().selection(), Ids{"relu"});
    }

    void shiftArrowsAddToTheSelection() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("dense"));
        canvas->key(Qt::Key_Right, Qt::ShiftModifier);
        canvas->key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(canvas->scene().selection(), (Ids{"dense", "relu", "tanh"}));
        QCOMPARE(canvas->scene().selected(), std::string("tanh"));
    }

    void middleAndRightDragsPan() {
        CanvasWindow canvas(chain());
        for (Qt::MouseButton button : {Qt::MiddleButton, Qt::RightButton}) {
            const QPointF before = canvas->view().toScene({0, 0});
            const auto scene = [&](double x, double y) { return canvas->view().toScene({x, y}); };
            canvas->press(scene(140, 400), {}, button);
            for (int i = 1; i <= 6; ++i) canvas->move(scene(140 + 10 * i, 400 + 5 * i));
            canvas->release(scene(200, 430), {}, button);
            QCOMPARE(before - canvas->view().toScene({0, 0}), QPointF(60, 30));
        }
    }

    void wheelZoomsAtTheCursor() {
        CanvasWindow canvas(chain());
        const QPointF at = canvas->view().toScene({200, 160}), before = at;
        const double zoom = canvas->view().zoom();
        canvas->wheel(at, 120);
        QTRY_VERIFY(canvas->view().zoom() > zoom * 1.1);
        QVERIFY((canvas->view().toScene({200, 160}) - before).manhattanLength() < 3);
    }

    void zShowsTheSelection() {
        CanvasWindow canvas(chain());
        canvas->window().action("view.reduced-motion")->setChecked(true);
        canvas->view().zoomAt({0, 0}, 0.3);
        canvas->scene().select("tanh");
        canvas->key(Qt::Key_Z);
        QVERIFY(canvas->view().visibleArea().contains(canvas->item("tanh").rect()));
        QCOMPARE(canvas->view().zoom(), 2.0);
        canvas->key(Qt::Key_F);
        QVERIFY(canvas->view().visibleArea().contains(canvas->scene().bounds()));
        QVERIFY(canvas->view().zoom() <= 1);
    }

    void anEditDoesNotMoveThePicture() {
        CanvasWindow canvas(chain());
        const QRectF before = canvas->view().visibleArea();
        canvas->drag(canvas->head("tanh"), canvas->head("tanh") + QPointF(160, 200));
        canvas->key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(canvas->view().visibleArea(), before);
    }
};

QTEST_MAIN(CanvasSelectTest)
#include "canvas_select_test.moc"
