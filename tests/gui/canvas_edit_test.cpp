// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/edits/edits.h"
#include "editor/tools/inline_editor.h"
#include "tests/gui/canvas_driver.h"
#include "tests/gui/palette_drag.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>

using namespace glassbox;
using namespace glassbox::app;

namespace {

using Ids = std::set<std::string>;

Model chain() {
    Model model = rowOf({"Dense", "ReLU", "Tanh"});
    model.main().wires = {{{"dense", "out"}, {"relu", "in"}}, {{"relu", "out"}, {"tanh", "in"}}};
    return model;
}
const Wire first{{"dense", "out"}, {"relu", "in"}};

QString firstRow(CanvasDriver& canvas) {
    const QListWidgetItem* item = canvas.search().list()->item(0);
    return item ? item->text() : QString();
}

QMenu* openMenu() {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* menu = qobject_cast<QMenu*>(widget); menu && menu->isVisible()) return menu;
    return nullptr;
}

QStringList rowsOf(const QMenu* menu) {
    QStringList rows;
    for (const QAction* action : menu ? menu->actions() : QList<QAction*>())
        if (!action->isSeparator()) rows << action->objectName();
    return rows;
}

} // namespace

class CanvasEditTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { setUpApplication(); }

    void doubleClickSearchesAtTheCursor() {
        CanvasWindow canvas;
        canvas->doubleClick({200, 100});
        QVERIFY(canvas->search().isOpen());
        canvas->enter("conv");
        QCOMPARE(canvas->graph().blocks.at("conv2d").kind, std::string("Conv2D"));
        QCOMPARE(canvas->graph().layout.at("conv2d").x, 200.0);
        QCOMPARE(canvas->scene().selected(), std::string("conv2d"));
        QVERIFY(canvas->view().hasFocus());
    }

    void theSearchKnowsSynonymsAndCategories() {
        CanvasWindow canvas;
        canvas->doubleClick({200, 100});
        canvas->type("fully");
        QCOMPARE(firstRow(canvas.driver), QString("Dense"));
        canvas->search().field()->clear();
        canvas->type("optimizer");
        QVERIFY(canvas->search().list()->count() >= 2);
        canvas->search().field()->clear();
        canvas->type("zzz");
        QCOMPARE(canvas->search().list()->count(), 0);
        canvas->key(Qt::Key_Return);
        QVERIFY(canvas->search().isOpen());
        canvas->key(Qt::Key_Escape);
        QVERIFY(!canvas->search().isOpen());
        QVERIFY(canvas->graph().blocks.empty());
    }

    void arrowsAndAClickChooseInTheSearch() {
        CanvasWindow canvas;
        canvas->doubleClick({200, 100});
        canvas->type("pool");
        const QString second = canvas->search().list()->item(1)->text();
        canvas->key(Qt::Key_Down);
        QCOMPARE(canvas->search().list()->currentItem()->text(), second);
        const QRect row = canvas->search().list()->visualItemRect(canvas->search().list()->item(0));
        QTest::mouseClick(canvas->search().list()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(canvas->graph().blocks.size(), std::size_t(1));
    }

    void valuesBehindTheNameAreParameters() {
        CanvasWindow canvas;
        canvas->doubleClick({200, 100});
        canvas->enter("conv 6 5x5");
        const Parameters parameters = canvas->document().parametersOf("conv2d");
        QCOMPARE(integer(parameters, "filters"), std::int64_t(6));
        QCOMPARE(list(parameters, "kernel"), (std::vector<std::int64_t>{5, 5}));
    }

    void tabAndSpaceSearch() {
        for (Qt::Key key : {Qt::Key_Tab, Qt::Key_Space}) {
            CanvasWindow canvas;
            canvas->key(key);
            QVERIFY(canvas->search().isOpen());
            canvas->enter("relu");
            QVERIFY(canvas->graph().blocks.contains("relu"));
        }
    }

    void behindASelectedBlockTheNewOneIsConnected() {
        CanvasWindow canvas(rowOf({"Dense"}));
        canvas->click(canvas->head("dense"));
        canvas->key(Qt::Key_Space);
        canvas->enter("relu");
        QVERIFY(canvas->hasWire("dense.out", "relu.in"));
        QVERIFY(canvas->item("relu").position.x() > canvas->item("dense").rect().right());
        // What does not fit is offered too, last, and stands alone.
        canvas->key(Qt::Key_Space);
        canvas->enter("dataset");
        QVERIFY(canvas->graph().blocks.contains("data"));
        QCOMPARE(canvas->graph().wires.size(), std::size_t(1));
    }

    void dropEventsPlaceToo() {
        CanvasWindow canvas;
        QMimeData data;
        data.setData(editor::blockMimeType, "Dense");
        const QPoint at = canvas->place({240, 160});
        QWindow* window = canvas->window().windowHandle();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window, &enter);
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window, &drop);
        QVERIFY(canvas->graph().blocks.contains("dense"));
    }

    void paletteEnterAndDoubleClickPlaceInTheMiddle() {
        CanvasWindow canvas;
        const QPoint row = paletteRow(canvas.driver, "Dense");
        QTest::mouseDClick(canvas->window().windowHandle(), Qt::LeftButton, {}, row);
        QVERIFY(canvas->graph().blocks.contains("dense"));
        QVERIFY(canvas->view()
                    .visibleArea()
                    .adjusted(100, 50, -100, -50)
                    .contains(canvas->item("dense").rect().center()));
        canvas->window().palette()->list()->setFocus();
        canvas->key(Qt::Key_Return);
        QVERIFY(canvas->graph().blocks.contains("dense-2"));
        QVERIFY(canvas->item("dense-2").position != canvas->item("dense").position);
    }

    void paletteSearchAndEnterPlace() {
        CanvasWindow canvas;
        canvas->key(Qt::Key_Slash);
        QTRY_VERIFY(canvas->window().palette()->searchField()->hasFocus());
        canvas->enter("relu");
        QVERIFY(canvas->graph().blocks.contains("relu"));
        QVERIFY(canvas->view().hasFocus());
    }

    void deleteTakesBlocksAndWires() {
        CanvasWindow canvas(chain());
        const std::string before = canvas->bytes();
        canvas->click(canvas->head("relu"));
        canvas->key(Qt::Key_Delete);
        QVERIFY(!canvas->graph().blocks.contains("relu"));
        QVERIFY(canvas->graph().wires.empty());
        canvas->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(canvas->bytes(), before);
        canvas->click(canvas->middleOf(first));
        canvas->key(Qt::Key_Backspace);
        QCOMPARE(canvas->graph().wires.size(), std::size_t(1));
        QCOMPARE(canvas->graph().blocks.size(), std::size_t(3));
    }

    void ctrlDeleteReconnects() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("relu"));
        canvas->key(Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(canvas->hasWire("dense.out", "tanh.in"));
        QCOMPARE(canvas->graph().blocks.size(), std::size_t(2));
    }

    void copyAndPasteBetweenWindows() {
        CanvasWindow canvas(chain()), other;
        canvas->window().activateWindow();
        canvas->view().setFocus();
        canvas->drag({-30, -30}, {300, 60});
        canvas->key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains("\"ReLU@1\""));
        other->window().activateWindow();
        other->view().setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&other.window));
        other->move({300, 200});
        other->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(other->graph().blocks.size(), std::size_t(2));
        QVERIFY(other->hasWire("dense.out", "relu.in"));
        QCOMPARE(other->scene().selection(), (Ids{"dense", "relu"}));
        other->key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(other->hasWire("dense-2.out", "relu-2.in"));
    }

    void cutAndPaste() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("tanh"));
        canvas->key(Qt::Key_X, Qt::ControlModifier);
        QVERIFY(!canvas->graph().blocks.contains("tanh"));
        canvas->key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(canvas->graph().blocks.contains("tanh"));
        canvas->undoAll();
        QCOMPARE(canvas->bytes(), model_to_json(chain()));
    }

    void duplicateKeepsTheWiresWithin() {
        CanvasWindow canvas(chain());
        canvas->key(Qt::Key_A, Qt::ControlModifier);
        canvas->key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(canvas->graph().blocks.size(), std::size_t(6));
        QVERIFY(canvas->hasWire("dense-2.out", "relu-2.in"));
        QCOMPARE(canvas->graph().layout.at("dense-2").x, 24.0);
        QCOMPARE(canvas->scene().selection().size(), std::size_t(3));
    }

    void swapKeepsTheWires() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("relu"));
        canvas->key(Qt::Key_K, Qt::ControlModifier);
        canvas->enter("sigmoid");
        QCOMPARE(canvas->graph().blocks.at("relu").kind, std::string("Sigmoid"));
        QCOMPARE(canvas->graph().wires.size(), std::size_t(2));
    }

    void aSwapIsOffTheTableWhenItsBlockGoes() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("relu"));
        canvas->key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(canvas->search().isOpen());
        canvas->document().editGraph("remove",
                                     [](Definition& graph) { editor::remove_blocks(graph, {"relu"}); });
        QVERIFY(!canvas->search().isOpen());
        const std::string before = canvas->bytes();
        QTest::keyClicks(canvas->search().field(), "sigmoid");
        QTest::keyClick(canvas->search().field(), Qt::Key_Return);
        QCOMPARE(canvas->bytes(), before);
    }

    void mMutesAndUnmutes() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("relu"));
        canvas->key(Qt::Key_M);
        QVERIFY(canvas->graph().blocks.at("relu").muted);
        canvas->key(Qt::Key_M);
        QVERIFY(!canvas->graph().blocks.at("relu").muted);
    }

    void shiftFFreezesAndUnfreezes() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("dense"));
        canvas->key(Qt::Key_F, Qt::ShiftModifier);
        QVERIFY(canvas->graph().blocks.at("dense").frozen);
        canvas->key(Qt::Key_F, Qt::ShiftModifier);
        QVERIFY(!canvas->graph().blocks.at("dense").frozen);
    }

    void f2Renames() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("dense"));
        canvas->key(Qt::Key_F2);
        QVERIFY(canvas->window().canvas().editor().inlineEditor().isOpen());
        canvas->enter("eyes");
        QCOMPARE(canvas->graph().blocks.at("dense").name, std::string("eyes"));
        QVERIFY(canvas->view().hasFocus());
        canvas->key(Qt::Key_F2);
        canvas->type("no");
        canvas->key(Qt::Key_Escape);
        QCOMPARE(canvas->graph().blocks.at("dense").name, std::string("eyes"));
    }

    void doubleClickOnANameRenames() {
        CanvasWindow canvas(chain());
        canvas->doubleClick(canvas->head("relu"));
        canvas->enter("knee");
        QCOMPARE(canvas->graph().blocks.at("relu").name, std::string("knee"));
    }

    void aParameterIsTypedOnTheBlock() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->field("dense", 0));
        canvas->enter("37");
        QCOMPARE(integer(canvas->document().parametersOf("dense"), "units"), std::int64_t(37));
        // What is not allowed stays in the field, with the reason.
        canvas->click(canvas->field("dense", 0));
        canvas->enter("-4");
        editor::InlineEditor& field = canvas->window().canvas().editor().inlineEditor();
        QVERIFY(field.isOpen());
        QVERIFY2(field.toolTip().contains("-4"), qPrintable(field.toolTip()));
        canvas->key(Qt::Key_Escape);
        QCOMPARE(integer(canvas->document().parametersOf("dense"), "units"), std::int64_t(37));
    }

    void ctrlGFramesAndF2NamesTheFrame() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("dense"));
        canvas->key(Qt::Key_G, Qt::ControlModifier);
        canvas->key(Qt::Key_F2);
        canvas->enter("first layer");
        const Frame& frame = canvas->graph().frames.begin()->second;
        QCOMPARE(frame.title, std::string("first layer"));
        QVERIFY(QRectF(frame.place.x, frame.place.y, frame.width, frame.height)
                    .contains(canvas->item("dense").rect()));
        canvas->key(Qt::Key_Delete);
        QVERIFY(canvas->graph().frames.empty());
        QVERIFY(canvas->graph().blocks.contains("dense"));
    }

    void bendsAreAddedDraggedAndDeleted() {
        Model model = chain();
        model.main().layout["relu"] = {480, 0};
        CanvasWindow canvas(model);
        canvas->doubleClick(canvas->middleOf(first));
        QCOMPARE(canvas->graph().bends.at(first).size(), std::size_t(1));
        const Position bend = canvas->graph().bends.at(first).front();
        canvas->drag({bend.x, bend.y}, {bend.x, bend.y + 160});
        QCOMPARE(canvas->graph().bends.at(first).front().y, bend.y + 160);
        const editor::WireItem& wire = canvas->scene().wires()[std::size_t(canvas->scene().indexOf(first))];
        QVERIFY(wire.route.path.boundingRect().bottom() > bend.y + 150);
        canvas->move({bend.x, bend.y + 160});
        canvas->key(Qt::Key_Delete);
        QVERIFY(canvas->graph().bends.empty());
        // Alt with a drag pulls a bend out of the wire, B bends a selected one, Alt with a click too.
        const QPointF middle = canvas->middleOf(first);
        canvas->drag(middle, middle + QPointF(0, 80), Qt::AltModifier);
        QCOMPARE(canvas->graph().bends.at(first).size(), std::size_t(1));
        canvas->key(Qt::Key_Z, Qt::ControlModifier);
        canvas->click(middle);
        canvas->key(Qt::Key_B);
        QCOMPARE(canvas->graph().bends.at(first).size(), std::size_t(1));
        canvas->key(Qt::Key_Z, Qt::ControlModifier);
        canvas->click(middle, Qt::AltModifier);
        QCOMPARE(canvas->graph().bends.at(first).size(), std::size_t(1));
    }

    void menusOfBlockWireCanvasAndFrame() {
        CanvasWindow canvas(chain());
        canvas->scene().select("tanh");
        canvas->key(Qt::Key_G, Qt::ControlModifier);
        const Frame frame = canvas->graph().frames.begin()->second;
        const std::pair<QPointF, const char*> places[] = {
            {canvas->head("relu"), "canvas.swap"},
            {canvas->middleOf(first), "canvas.bend"},
            {{40, 300}, "canvas.paste"},
            {{frame.place.x + 60, frame.place.y + 8}, "canvas.rename"}};
        for (const auto& [at, action] : places) {
            canvas->click(at, {}, Qt::RightButton);
            QMenu* menu = openMenu();
            QVERIFY2(rowsOf(menu).contains(action), action);
            menu->close();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        QCOMPARE(canvas->scene().selection(), Ids{canvas->graph().frames.begin()->first});
        canvas->click(canvas->head("relu"), {}, Qt::RightButton);
        QCOMPARE(canvas->scene().selected(), std::string("relu"));
        for (QAction* action : openMenu()->actions())
            if (action->objectName() == "canvas.mute") action->trigger();
        QVERIFY(canvas->graph().blocks.at("relu").muted);
        openMenu()->close();
    }

    void theMenuKeyOpensTheMenuOfTheSelection() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("relu"));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {10, 10},
                                canvas->view().mapToGlobal(QPoint(10, 10)));
        QCoreApplication::sendEvent(&canvas->view(), &event);
        QVERIFY(rowsOf(openMenu()).contains("canvas.mute"));
        openMenu()->close();
    }

    void spaceIsNoLongerPlay() {
        CanvasWindow canvas;
        QCOMPARE(canvas->window().action("train.play")->shortcut(), QKeySequence(Qt::Key_F5));
        QSet<QKeySequence> taken;
        for (const ActionRow& row : Actions::table())
            for (const QKeySequence& keys : canvas->window().action(row.id)->shortcuts()) {
                QVERIFY2(!taken.contains(keys), row.id);
                taken.insert(keys);
            }
    }
};

QTEST_MAIN(CanvasEditTest)
#include "canvas_edit_test.moc"
