// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector_panel.h"
#include "editor/edits/edits.h"
#include "editor/scene/minimap.h"
#include "tests/gui/canvas_driver.h"

#include <QAccessible>
#include <QMenu>
#include <QToolButton>

using namespace glassbox;
using namespace glassbox::app;
using editor::Fold;
using editor::anatomy::firstPort;
using editor::anatomy::header;

namespace {

using Ids = std::set<std::string>;

/// Dense into ReLU into the first of three inputs of a sum.
Model chain() {
    Model model = rowOf({"Dense", "ReLU", "Add"});
    model.main().blocks["add"].parameters["inputs"] = std::int64_t(3);
    model.main().wires = {{{"dense", "out"}, {"relu", "in"}}, {{"relu", "out"}, {"add", "in1"}}};
    return model;
}
const Wire first{{"dense", "out"}, {"relu", "in"}};

/// Both read by a sum: the automatic layout puts one below the other.
Model pair() {
    Model model = rowOf({"Dense", "Dense", "Add"});
    model.main().wires = {{{"dense", "out"}, {"add", "in1"}}, {{"dense-2", "out"}, {"add", "in2"}}};
    return model;
}

void fold(CanvasWindow& canvas, const Ids& ids) {
    canvas->document().editGraph("collapse",
                                 [&](Definition& graph) { editor::set_fold(graph, ids, Fold::Collapsed); });
}

void trigger(const QMenu& menu, const QString& text) {
    for (QAction* action : menu.actions())
        if (action->text() == text) return action->trigger();
    QFAIL(qPrintable("no " + text));
}

QAccessibleInterface* blockNamed(CanvasWindow& canvas, const QString& name) {
    QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(&canvas->view());
    for (int i = 0; i < tree->childCount(); ++i)
        if (tree->child(i)->text(QAccessible::Name) == name) return tree->child(i);
    return nullptr;
}

} // namespace

class CanvasCollapseTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { setUpApplication(); }

    void hCollapsesAndExpands() {
        CanvasWindow canvas(chain());
        const std::string before = canvas->bytes();
        const double open = canvas->item("dense").rect().height();
        canvas->click(canvas->head("dense"));
        canvas->key(Qt::Key_H);
        QCOMPARE(canvas->graph().collapsed, Ids{"dense"});
        QVERIFY(open > header);
        QCOMPARE(canvas->item("dense").rect().height(), header);
        QVERIFY(canvas->item("dense").geometry.fields.empty());
        const std::string collapsed = canvas->bytes();
        canvas->key(Qt::Key_H);
        QCOMPARE(canvas->item("dense").rect().height(), open);
        QCOMPARE(canvas->bytes(), before);
        canvas->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(canvas->bytes(), collapsed);
        canvas->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(canvas->bytes(), before);
        canvas->redoAll();
        QCOMPARE(canvas->bytes(), before);
    }

    void severalAtOnceAreOneStep() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("relu"));
        canvas->key(Qt::Key_H);
        canvas->key(Qt::Key_A, Qt::ControlModifier);
        canvas->key(Qt::Key_H);
        QCOMPARE(canvas->graph().collapsed, (Ids{"dense", "relu", "add"}));
        canvas->picture("collapsed");
        canvas->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(canvas->graph().collapsed, Ids{"relu"});
        canvas->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(canvas->graph().collapsed.empty());
        QCOMPARE(canvas->item("relu").face.fold, Fold::Open);
    }

    void theMenusDoItToo() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("relu"), {}, Qt::RightButton);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        trigger(*menu, qtTrId("ui.action.collapse"));
        menu->close();
        QCOMPARE(canvas->graph().collapsed, Ids{"relu"});
        auto* more = canvas->window().findChild<InspectorPanel*>()->findChild<QToolButton*>("more");
        Q_EMIT more->menu()->aboutToShow();
        trigger(*more->menu(), "Expand");
        QVERIFY(canvas->graph().collapsed.empty());
        Q_EMIT more->menu()->aboutToShow();
        trigger(*more->menu(), "Collapse");
        QCOMPARE(canvas->graph().collapsed, Ids{"relu"});
    }

    void portsAreReachedOnTheHeadersSides() {
        CanvasWindow canvas(chain());
        fold(canvas, {"dense", "add"});
        const editor::BlockItem& sum = canvas->item("add");
        for (const editor::PortItem& port : canvas->scene().portsOf(canvas->scene().indexOf("add"))) {
            QVERIFY(port.at.x() == sum.rect().left() || port.at.x() == sum.rect().right());
            QVERIFY(port.at.y() + editor::anatomy::portRadius <= sum.rect().bottom());
            QVERIFY(canvas->view().hoverText(port.at).startsWith(QString::fromStdString(port.port.port)));
        }
        QCOMPARE(canvas->input("add", "in1").y(), sum.position.y() + firstPort);
        canvas->drag(canvas->output("dense"), canvas->input("add", "in3"));
        QVERIFY(canvas->hasWire("dense.out", "add.in3"));
        // Its title is a target like the body of an open one.
        canvas->drag(canvas->output("dense"), canvas->head("add"));
        QVERIFY(canvas->hasWire("dense.out", "add.in2"));
        QVERIFY(canvas->hasWire("relu.out", "add.in1"));
    }

    void wiresFollow() {
        CanvasWindow canvas(chain());
        fold(canvas, {"dense", "relu"});
        const auto& wire = canvas->scene().wires()[std::size_t(canvas->scene().indexOf(first))];
        QCOMPARE(wire.route.line.front(), canvas->output("dense"));
        QCOMPARE(wire.route.line.back(), canvas->input("relu"));
        QVERIFY(canvas->item("relu").rect().adjusted(-1, 0, 1, 0).contains(wire.route.line.back()));
    }

    void isSavedAndCopied() {
        CanvasWindow canvas(chain());
        canvas->click(canvas->head("relu"));
        canvas->key(Qt::Key_H);
        const auto read = model_from_json(canvas->bytes(), "x.glassbox");
        QVERIFY(read && read->main().collapsed == Ids{"relu"});
        canvas->key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(canvas->graph().collapsed, (Ids{"relu", "relu-2"}));
        canvas->key(Qt::Key_Delete);
        QCOMPARE(canvas->graph().collapsed, Ids{"relu"});
        canvas->click(canvas->head("relu"));
        canvas->key(Qt::Key_X, Qt::ControlModifier);
        QVERIFY(canvas->graph().collapsed.empty());
        canvas->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(canvas->graph().collapsed, Ids{"relu"});
        canvas->undoAll();
        QVERIFY(canvas->graph().collapsed.empty());
    }

    void theLayoutTakesLessRoom() {
        CanvasWindow canvas(pair());
        const auto distance = [&] {
            canvas->key(Qt::Key_L, Qt::ControlModifier);
            return std::abs(canvas->item("dense").position.y() - canvas->item("dense-2").position.y());
        };
        const double open = distance();
        QVERIFY(open > 0);
        canvas->key(Qt::Key_A, Qt::ControlModifier);
        canvas->key(Qt::Key_H);
        canvas->click({-60, -60}); // Of a selection, only that would be laid out.
        QVERIFY2(distance() < open, qPrintable(QString::number(open)));
    }

    void fromAfarAndOnTheMapItIsLow() {
        CanvasWindow canvas(chain());
        const QPointF below = canvas->item("dense").position + QPointF(86, 60);
        canvas->view().zoomAt({0, 0}, 0.4);
        const auto colour = [&](QWidget& widget, const QPointF& at) {
            return widget.grab().toImage().pixelColor(at.toPoint());
        };
        auto* map = canvas->view().findChild<editor::Minimap*>();
        QVERIFY(map);
        const QColor ground = canvas->view().theme().color(editor::Token::Canvas);
        QVERIFY(colour(canvas->view(), canvas->view().toView(below)) != ground);
        const QImage before = map->grab().toImage();
        fold(canvas, {"dense", "relu", "add"});
        QCOMPARE(colour(canvas->view(), canvas->view().toView(below)), ground);
        QVERIFY(map->grab().toImage() != before);
    }

    void itsNameSaysSo() {
        QAccessible::setActive(true);
        CanvasWindow canvas(chain());
        QVERIFY(blockNamed(canvas, "Dense"));
        canvas->click(canvas->head("dense"));
        canvas->key(Qt::Key_H);
        QVERIFY(blockNamed(canvas, "Dense, collapsed"));
        QVERIFY(!blockNamed(canvas, "Dense"));
        // What the header no longer shows is told.
        QVERIFY(!canvas->item("dense").face.parameters.empty());
        const QString value = canvas->item("dense").face.parameters.front().value;
        QVERIFY(blockNamed(canvas, "Dense, collapsed")->text(QAccessible::Description).contains(value));
        QVERIFY(canvas->view().hoverText(canvas->item("dense").rect().center()).contains(value));
    }
};

QTEST_MAIN(CanvasCollapseTest)
#include "canvas_collapse_test.moc"
