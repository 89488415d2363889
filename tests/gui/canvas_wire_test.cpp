// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/refusal_card.h"
#include "editor/tools/wire_tool.h"
#include "tests/gui/canvas_driver.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace glassbox;
using namespace glassbox::app;

namespace {

/// A window on digits-cnn, where every wire has a type.
struct Digits : CanvasWindow {
    Digits() {
        cli::CommandLine call;
        call.file = GLASSBOX_SOURCE_DIR "/resources/examples/digits-cnn.glassbox";
        call.device = "cpu";
        call.threads = 1;
        window.open(call);
        driver.view().fit(editor::Travel::Instant);
    }
    /// A new block below the others.
    std::string add(const std::string& kind) {
        const double x = 240 * added++;
        return window.canvas().editor().addBlock(QString::fromStdString(kind), {}, {x, 840});
    }
    /// Shows everything, with room below for cards.
    void show() { driver.view().fit(editor::Travel::Instant); }
    int added = 0;
};

editor::WireTool* held(CanvasDriver& canvas) {
    return dynamic_cast<editor::WireTool*>(&canvas.window().canvas().editor().tool());
}

editor::RefusalCard* cardOf(CanvasDriver& canvas) {
    for (editor::RefusalCard* card : canvas.view().findChildren<editor::RefusalCard*>())
        if (card->isVisible()) return card;
    return nullptr;
}

QString shapeAt(CanvasDriver& canvas, const QString& title) {
    QListWidget* list = canvas.search().list();
    for (int row = 0; row < list->count(); ++row)
        if (list->item(row)->text() == title) return list->item(row)->data(Qt::UserRole + 1).toString();
    return "none";
}

} // namespace

class CanvasWireTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { setUpApplication(); }

    void dragFromAnOutput() {
        CanvasWindow canvas(rowOf({"Dense", "ReLU"}));
        canvas->drag(canvas->output("dense"), canvas->input("relu"));
        QVERIFY(canvas->hasWire("dense.out", "relu.in"));
        QCOMPARE(canvas->document().undoStack().count(), 1);
    }

    void dragFromAnInput() {
        CanvasWindow canvas(rowOf({"Dense", "ReLU"}));
        canvas->drag(canvas->input("relu"), canvas->output("dense"));
        QVERIFY(canvas->hasWire("dense.out", "relu.in"));
    }

    void aPortSnapsAt24Pixels() {
        CanvasWindow canvas(rowOf({"Dense", "ReLU"}));
        const QPointF port = canvas->input("relu");
        canvas->hold(canvas->output("dense"), port + QPointF(-13, -18)); // 22 pixels away.
        QVERIFY(held(canvas.driver)->target().has_value());
        canvas->move(port + QPointF(-20, -20)); // 28 pixels away.
        QVERIFY(!held(canvas.driver)->target().has_value());
        canvas->key(Qt::Key_Escape);
        canvas->release(port);
        QVERIFY(canvas->graph().wires.empty());
    }

    void theBodyOfABlockTakesTheFirstFreePort() {
        Model model = rowOf({"Dense", "Tanh", "Add"});
        model.main().wires = {{{"dense", "out"}, {"add", "in1"}}};
        CanvasWindow canvas(model);
        canvas->drag(canvas->output("tanh"), canvas->item("add").rect().center() + QPointF(20, 8));
        QVERIFY(canvas->hasWire("tanh.out", "add.in2"));
        QVERIFY(canvas->hasWire("dense.out", "add.in1"));
    }

    void halfOfAWireIsMovedToAnotherPort() {
        Model model = rowOf({"Dense", "ReLU", "Tanh"});
        model.main().layout["tanh"] = {240, 200};
        model.main().wires = {{{"dense", "out"}, {"relu", "in"}}};
        CanvasWindow canvas(model);
        const Wire wire = model.main().wires.front();
        const int index = canvas->scene().indexOf(wire);
        const QPointF nearEnd = canvas->scene().wires()[std::size_t(index)].route.path.pointAtPercent(0.7);
        canvas->drag(nearEnd, canvas->input("tanh"));
        QVERIFY(canvas->hasWire("dense.out", "tanh.in"));
        QCOMPARE(canvas->graph().wires.size(), std::size_t(1));
        // The other half moves the other end.
        Model other = rowOf({"Dense", "ReLU", "Tanh"});
        other.main().layout["tanh"] = {0, 200};
        other.main().wires = {wire};
        CanvasWindow second(other);
        const QPointF nearStart =
            second->scene().wires()[std::size_t(second->scene().indexOf(wire))].route.path.pointAtPercent(
                0.3);
        second->drag(nearStart, second->output("tanh"));
        QVERIFY(second->hasWire("tanh.out", "relu.in"));
        QCOMPARE(second->graph().wires.size(), std::size_t(1));
    }

    void aWiredInputGivesItsWireToTheHand() {
        Model model = rowOf({"Dense", "ReLU", "Tanh"});
        model.main().wires = {{{"dense", "out"}, {"relu", "in"}}};
        CanvasWindow canvas(model);
        canvas->drag(canvas->input("relu"), canvas->input("tanh"));
        QVERIFY(canvas->hasWire("dense.out", "tanh.in"));
        // Let go over nothing it is gone, and undo brings it back.
        canvas->drag(canvas->input("tanh"), {300, 300});
        QVERIFY(canvas->graph().wires.empty());
        canvas->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(canvas->hasWire("dense.out", "tanh.in"));
    }

    void aWireToATakenInputTakesItsPlace() {
        Model model = rowOf({"Dense", "Tanh", "ReLU"});
        model.main().wires = {{{"dense", "out"}, {"relu", "in"}}};
        CanvasWindow canvas(model);
        canvas->drag(canvas->output("tanh"), canvas->input("relu"));
        QVERIFY(canvas->hasWire("tanh.out", "relu.in"));
        QCOMPARE(canvas->graph().wires.size(), std::size_t(1));
    }

    void aCircleIsNeverOffered() {
        Model model = rowOf({"Dense", "ReLU", "Tanh"});
        model.main().wires = {{{"dense", "out"}, {"relu", "in"}}, {{"relu", "out"}, {"tanh", "in"}}};
        CanvasWindow canvas(model);
        canvas->drag(canvas->output("tanh"), canvas->input("dense"));
        canvas->key(Qt::Key_Escape); // The search that a wire over nothing opens.
        QCOMPARE(canvas->graph().wires.size(), std::size_t(2));
    }

    void portsThatFitHaveARingAndTheShapeThatFollowsIsShown() {
        Digits canvas;
        const std::string pool = canvas.add("MaxPool2D");
        canvas.show();
        const QPointF port = canvas->input(pool);
        const QImage before = canvas->view().grab().toImage();
        canvas->hold(canvas->output("relu2"), port + QPointF(-80, 40));
        QTRY_VERIFY(held(canvas.driver)->target() == std::nullopt);
        const QImage during = canvas->view().grab().toImage();
        const QPoint ring = (canvas->view().toView(port) + QPointF(0, -9 * canvas->view().zoom())).toPoint();
        QVERIFY(before.pixelColor(ring) != during.pixelColor(ring));
        canvas->move(port);
        const editor::Verdict* verdict = held(canvas.driver)->verdict();
        QVERIFY(verdict && verdict->fit == editor::Fit::Fits);
        // 20×20 halved once before: 16 channels of 10×10 become 5×5.
        QCOMPARE(short_text(*verdict->carried), std::string("16×10×10"));
        QCOMPARE(short_text(*verdict->follows), std::string("16×5×5"));
        canvas->picture("fits");
        canvas->release(port);
        QCOMPARE(short_text(*canvas->document().checked().graph.type_of({pool, "out"})),
                 std::string("16×5×5"));
    }

    void blocksThatCannotFitFade() {
        Digits canvas;
        const std::string dense = canvas.add("Dense");
        canvas.show();
        canvas->hold(canvas->output("relu2"), canvas->output("relu2") + QPointF(30, 60));
        // What feeds it, the data, and the optimizer that takes a loss; Dense nearly fits and stays.
        for (const char* id : {"conv1", "data", "optimizer", "relu1"})
            QVERIFY2(canvas->scene().isFaded(id), id);
        QTRY_VERIFY(!canvas->scene().isFaded("pool2"));
        QVERIFY(!canvas->scene().isFaded(dense));
        const QPoint inside = canvas->view().toView(canvas->item("data").position + QPointF(86, 4)).toPoint();
        QVERIFY(canvas->view().grab().toImage().pixelColor(inside) !=
                canvas->view().theme().color(editor::Token::Block));
        canvas->key(Qt::Key_Escape);
        QVERIFY(!canvas->scene().isFaded("data"));
    }

    void aRefusalSaysWhyAndEnterInsertsTheAdapter() {
        Digits canvas;
        const std::string dense = canvas.add("Dense");
        canvas.show();
        canvas->hold(canvas->output("relu2"), canvas->input(dense));
        editor::RefusalCard* card = cardOf(canvas.driver);
        QVERIFY(card);
        QVERIFY2(card->refusal().why.contains("rows of features"), qPrintable(card->refusal().why));
        QCOMPARE(card->refusal().found, QString("N × C 16 × H 10 × W 10"));
        QCOMPARE(card->refusal().expected, QString("N × F"));
        QCOMPARE(card->refusal().adapter, QString("Flatten"));
        QCOMPARE(card->refusal().adapterShape, QString("1600"));
        QVERIFY(canvas->view().rect().contains(card->geometry()));
        canvas->picture("refused");
        canvas->release(canvas->input(dense));
        QVERIFY(card->isVisible());
        QVERIFY(!canvas->hasWire("relu2.out", dense + ".in"));
        canvas->key(Qt::Key_Return);
        QVERIFY(!cardOf(canvas.driver));
        QVERIFY(canvas->hasWire("relu2.out", "flatten-2.in"));
        QVERIFY(canvas->hasWire("flatten-2.out", dense + ".in"));
        QCOMPARE(canvas->scene().selected(), std::string("flatten-2"));
        canvas->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!canvas->graph().blocks.contains("flatten-2"));
    }

    void theCardsButtonInsertsToo() {
        Digits canvas;
        const std::string dense = canvas.add("Dense");
        canvas.show();
        canvas->drag(canvas->output("relu2"), canvas->input(dense));
        QTest::mouseClick(cardOf(canvas.driver)->insertButton(), Qt::LeftButton);
        QVERIFY(canvas->hasWire("flatten-2.out", dense + ".in"));
    }

    void escapeLetsGoOfARefusedWire() {
        Digits canvas;
        const std::string dense = canvas.add("Dense");
        canvas.show();
        const std::string before = canvas->bytes();
        canvas->drag(canvas->output("relu2"), canvas->input(dense));
        QVERIFY(cardOf(canvas.driver));
        canvas->key(Qt::Key_Escape);
        QVERIFY(!cardOf(canvas.driver));
        QVERIFY(!held(canvas.driver));
        QCOMPARE(canvas->bytes(), before);
    }

    void overNothingASearchOffersWhatFits() {
        Digits canvas;
        canvas->drag(canvas->output("relu2"), canvas->output("relu2") + QPointF(60, 90));
        QVERIFY(canvas->search().isOpen());
        QCOMPARE(shapeAt(canvas.driver, "MaxPool"), QString("16×5×5"));
        QCOMPARE(shapeAt(canvas.driver, "Flatten"), QString("1600"));
        QCOMPARE(shapeAt(canvas.driver, "Dense"), QString("none"));
        QCOMPARE(shapeAt(canvas.driver, "Adam"), QString("none"));
        canvas->picture("search");
        canvas->enter("flat");
        QVERIFY(canvas->hasWire("relu2.out", "flatten-2.in"));
        QCOMPARE(canvas->scene().selected(), std::string("flatten-2"));
    }

    /// What it offers was made for the graph before (an undo by its shortcut).
    void anEditFromElsewhereClosesTheSearch() {
        Digits canvas;
        canvas->drag(canvas->output("relu2"), canvas->output("relu2") + QPointF(60, 90));
        QVERIFY(canvas->search().isOpen());
        canvas->document().editGraph("move", [](Definition& graph) { graph.layout["loss"].x += 8; });
        QVERIFY(!canvas->search().isOpen());
        QVERIFY(!held(canvas.driver));
        const std::string before = canvas->bytes();
        QTest::qWait(10); // The tool is gone after the event.
        canvas->click(canvas->output("data") + QPointF(-60, 0));
        QCOMPARE(canvas->bytes(), before);
    }

    void fromAnInputTheSearchOffersWhatFeedsIt() {
        Digits canvas;
        const std::string adam = canvas.add("Adam");
        canvas.show();
        canvas->drag(canvas->input(adam, "loss"), canvas->input(adam, "loss") + QPointF(-60, -50));
        QVERIFY(shapeAt(canvas.driver, "Cross-entropy") != "none");
        QCOMPARE(shapeAt(canvas.driver, "ReLU"), QString("none"));
        canvas->enter("mean");
        QVERIFY(canvas->hasWire("meansquarederror.out", adam + ".loss"));
    }

    void byKeyboardAlone() {
        CanvasWindow canvas(rowOf({"Dense", "ReLU", "Add"}));
        canvas->click(canvas->head("dense"));
        canvas->key(Qt::Key_W);
        QVERIFY(held(canvas.driver));
        QCOMPARE(to_string(held(canvas.driver)->target()->port), std::string("relu.in"));
        canvas->key(Qt::Key_Right);
        QCOMPARE(to_string(held(canvas.driver)->target()->port), std::string("add.in1"));
        canvas->key(Qt::Key_Right);
        QCOMPARE(to_string(held(canvas.driver)->target()->port), std::string("add.in2"));
        canvas->key(Qt::Key_Left);
        canvas->key(Qt::Key_Return);
        QVERIFY(canvas->hasWire("dense.out", "add.in1"));
        canvas->key(Qt::Key_W);
        canvas->key(Qt::Key_Escape);
        QCOMPARE(canvas->graph().wires.size(), std::size_t(1));
    }

    void wAgainTakesTheNextPort() {
        Digits canvas;
        canvas->scene().select("data");
        canvas->key(Qt::Key_W);
        QCOMPARE(held(canvas.driver)->from().port.port, std::string("out"));
        canvas->key(Qt::Key_W);
        QCOMPARE(held(canvas.driver)->from().port.port, std::string("labels"));
        canvas->key(Qt::Key_Escape);
    }

    void aDragOnAThousandBlocksTakesLessThanAFrame() {
        CanvasWindow canvas(thousandBlocks());
        const QPointF from = canvas->output("b0");
        canvas->move(from);
        canvas->press(from);
        const std::vector<double> costs = costsOfMoves(canvas.driver, from);
        canvas->key(Qt::Key_Escape);
        qInfo("a move with a wire in the hand over 1,000 blocks: median %.1f ms, 99th percentile %.1f ms",
              costs[costs.size() / 2], costs[costs.size() * 99 / 100]);
        QVERIFY2(costs[costs.size() / 2] < 16, qPrintable(QString::number(costs[costs.size() / 2])));
    }
};

QTEST_MAIN(CanvasWireTest)
#include "canvas_wire_test.moc"
