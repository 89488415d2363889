// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/canvas_controller.h"
#include "app/docks/palette_panel.h"
#include "editor/edits/edits.h"
#include "tests/gui/gui_support.h"

#include <QAccessible>
#include <QLineEdit>

using namespace glassbox;
using namespace glassbox::app;

namespace {

using Interfaces = std::vector<QAccessibleInterface*>;

void collect(QAccessibleInterface* interface, Interfaces& all) {
    if (!interface || !interface->isValid() || interface->state().invisible) return;
    all.push_back(interface);
    for (int i = 0; i < interface->childCount(); ++i) collect(interface->child(i), all);
}

/// Everything under an object that is not hidden, by walking the tree as screen readers do.
Interfaces treeOf(QObject& object) {
    Interfaces all;
    collect(QAccessible::queryAccessibleInterface(&object), all);
    return all;
}

QString nameOf(const QAccessibleInterface* interface) {
    return interface->text(QAccessible::Name);
}

QAccessibleInterface* find(const Interfaces& all, QAccessible::Role role, const QString& name) {
    for (QAccessibleInterface* interface : all)
        if (interface->role() == role && nameOf(interface) == name) return interface;
    return nullptr;
}

/// The first whose name begins so.
QAccessibleInterface* begins(const Interfaces& all, QAccessible::Role role, const QString& name) {
    for (QAccessibleInterface* interface : all)
        if (interface->role() == role && nameOf(interface).startsWith(name)) return interface;
    return nullptr;
}

void press(QAccessibleInterface* interface) {
    QVERIFY(interface);
    interface->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
}

/// Presses Play, and Pause once the model has learned; its name tells which of both it is.
void playUntilNothingIsWrong(MainWindow& window) {
    QTRY_VERIFY(window.action("train.play")->isEnabled());
    press(begins(treeOf(window), QAccessible::Button, "Play"));
    QTRY_VERIFY_WITH_TIMEOUT(window.session().snapshot()->step >= 400, 60000);
    press(begins(treeOf(window), QAccessible::Button, "Pause"));
    QTRY_COMPARE(window.session().state(), TrainerState::Paused);
    window.refreshAll();
    const auto& tests = window.session().history().tests();
    QVERIFY(tests.contains("test:accuracy"));
    QCOMPARE(tests.at("test:accuracy").back().y(), 1.0);
}

bool isControl(QAccessible::Role role) {
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::PageTab:
    case QAccessible::Tree:
    case QAccessible::List:
    case QAccessible::Table: return true;
    default: return false;
    }
}

} // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
        QAccessible::setActive(true);
    }

    void everyBlockPortAndWireIsInTheTree() {
        const auto window = openedWindow(digitsFile);
        const Interfaces all = treeOf(*window->view());
        const editor::GraphScene& scene = window->scene();
        std::size_t ports = 0;
        for (std::size_t i = 0; i < scene.blocks().size(); ++i) ports += scene.portsOf(int(i)).size();
        std::map<QAccessible::Role, std::size_t> counts;
        for (QAccessibleInterface* interface : all) {
            if (interface->object()) continue; // A widget on the canvas.
            ++counts[interface->role()];
            QVERIFY(!nameOf(interface).isEmpty());
            QVERIFY(!interface->rect().isEmpty());
            QVERIFY(interface->parent());
            QVERIFY(interface->parent()->indexOfChild(interface) >= 0);
        }
        QCOMPARE(counts[QAccessible::ListItem], scene.blocks().size());
        QCOMPARE(counts[QAccessible::Button], ports);
        QCOMPARE(counts[QAccessible::Graphic], scene.wires().size());
        QVERIFY(find(all, QAccessible::ListItem, "Cross-entropy"));
        QVERIFY(find(all, QAccessible::Button, "labels, wired from Dataset"));
        QVERIFY(begins(all, QAccessible::Graphic, "Dataset out to Conv2D in, 1×20×20"));
    }

    void statesAndProblemsAreTold() {
        const auto window = openedWindow(digitsFile);
        editor::GraphScene& scene = window->scene();
        scene.select("conv1");
        QAccessibleInterface* block = find(treeOf(*window->view()), QAccessible::ListItem, "Conv2D");
        QVERIFY(block->state().selected);
        QVERIFY(block->text(QAccessible::Description).contains("80 weights"));
        window->document().editGraph("mute",
                                     [](Definition& graph) { editor::set_muted(graph, {"conv1"}, true); });
        QVERIFY(block->text(QAccessible::Description).contains(qtTrId("ui.item.muted")));
        window->document().undoStack().undo();
        window->document().editGraph("cut", [](Definition& graph) {
            std::erase_if(graph.wires, [](const Wire& wire) { return wire.to.block == "conv1"; });
        });
        QVERIFY2(block->text(QAccessible::Description).contains("problem: "),
                 qPrintable(block->text(QAccessible::Description)));
        window->document().editGraph("remove",
                                     [](Definition& graph) { editor::remove_blocks(graph, {"conv1"}); });
        QVERIFY(!block->isValid());
        QVERIFY(block->state().invalid);
    }

    void selectingMovesTheFocusOfScreenReaders() {
        const auto window = openedWindow(digitsFile);
        window->view()->setFocus();
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(window->view());
        const Interfaces all = treeOf(*window->view());
        QAccessibleInterface* block = find(all, QAccessible::ListItem, "Flatten");
        press(block);
        QCOMPARE(window->scene().selected(), std::string("flatten"));
        QCOMPARE(canvas->focusChild(), block);
        QVERIFY(block->state().focused);
        QAccessibleInterface* wire = begins(all, QAccessible::Graphic, "Dataset out to Conv2D in");
        press(wire);
        QCOMPARE(window->scene().selectedWires().size(), std::size_t(1));
        QVERIFY(wire->state().selected);
        const QRect there = block->rect();
        QCOMPARE(canvas->childAt(there.center().x(), there.center().y()), block);
    }

    void everyControlOfTheWindowHasANameAndARole() {
        const auto window = openedWindow(digitsFile);
        window->scene().select("conv1");
        QCoreApplication::processEvents();
        QStringList nameless;
        int controls = 0;
        for (QAccessibleInterface* interface : treeOf(*window)) {
            if (!isControl(interface->role())) continue;
            const QObject* object = interface->object();
            // Parts that Qt makes for itself, such as a tab bar's arrows and the field inside a spin box.
            if (object && object->objectName().startsWith("qt_")) continue;
            if (object && object->objectName().startsWith("Scroll")) continue;
            ++controls;
            if (nameOf(interface).isEmpty())
                nameless << QString("%1 %2 in %3")
                                .arg(object ? object->metaObject()->className() : "item")
                                .arg(interface->role())
                                .arg(object && object->parent() ? object->parent()->metaObject()->className()
                                                                : "");
        }
        QVERIFY(controls > 40);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join("\n")));
    }

    /// XOR by the tree alone: blocks from the palette, wires by pressing ports, numbers by typing into named
    /// fields, Play by its button, until no answer is wrong.
    void xorIsBuiltByTheTreeAndTheKeyboard() {
        const auto window = openedWindow({});
        PalettePanel& palette = *window->findChild<PalettePanel*>();
        for (const char* kind : {"Dataset", "Dense", "Tanh", "Dense", "Cross-entropy", "Adam", "Accuracy"}) {
            palette.searchField()->setFocus();
            QTest::keySequence(palette.searchField(), QKeySequence::SelectAll);
            QTest::keyClicks(palette.searchField(), kind);
            QTest::keyClick(palette.searchField(), Qt::Key_Return);
        }
        QCOMPARE(window->document().definition().blocks.size(), std::size_t(7));
        const auto type = [&](const std::string& id, const QString& field, const QString& text) {
            QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(window->view());
            press(canvas->child(window->scene().indexOf(id)));
            QCoreApplication::processEvents();
            QAccessibleInterface* found = begins(treeOf(*window), QAccessible::EditableText, field);
            QVERIFY2(found, qPrintable(field));
            auto* widget = qobject_cast<QWidget*>(found->object());
            widget->setFocus();
            QTest::keySequence(widget, QKeySequence::SelectAll);
            QTest::keyClicks(widget, text);
            QTest::keyClick(widget, Qt::Key_Return);
        };
        type("data", "Source", "builtin:xor");
        type("dense", "Units", "8");
        type("dense-2", "Units", "2");
        type("adam", "Rate", "0.02");
        const auto connect = [&](const char* from, const char* output, const char* to, const char* input) {
            QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(window->view());
            const auto port = [&](const std::string& id, const QString& name) -> QAccessibleInterface* {
                const int index = window->scene().indexOf(id);
                QAccessibleInterface* block = canvas->child(index);
                for (int i = 0; block && i < block->childCount(); ++i)
                    if (nameOf(block->child(i)).startsWith(name + ",")) return block->child(i);
                return nullptr;
            };
            press(port(from, output));
            press(port(to, input));
        };
        connect("data", "out", "dense", "in");
        connect("dense", "out", "tanh", "in");
        connect("tanh", "out", "dense-2", "in");
        connect("dense-2", "out", "crossentropy", "in");
        connect("data", "labels", "crossentropy", "labels");
        connect("crossentropy", "out", "adam", "loss");
        connect("dense-2", "out", "accuracy", "in");
        connect("data", "labels", "accuracy", "labels");
        QStringList wires;
        for (const Wire& wire : window->document().definition().wires)
            wires << QString::fromStdString(to_string(wire.from) + " " + to_string(wire.to));
        QVERIFY2(wires.size() == 8, qPrintable(wires.join("\n")));
        const Definition& graph = window->document().definition();
        QCOMPARE(to_string(graph.blocks.at("data").parameters.at("path")), std::string("builtin:xor"));
        QCOMPARE(to_string(graph.blocks.at("dense-2").parameters.at("units")), std::string("2"));
        QStringList problems;
        for (const Diagnostic& finding : window->document().checked().diagnostics)
            if (finding.severity == Severity::Error) problems << text(finding.message);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join("\n")));
        playUntilNothingIsWrong(*window);
    }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
