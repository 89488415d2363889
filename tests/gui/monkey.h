// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/render.h"
#include "app/texts/texts.h"
#include "editor/edits/edits.h"
#include "engine/catalogue/catalogue.h"
#include "engine/model/model_json.h"
#include "tests/gui/window_driver.h"

#include <QRandomGenerator>
#include <QTimer>
#include <QWheelEvent>

/// A monkey at the window: random mouse, wheel and key events on the canvas, and random edits. The same seed
/// does the same.
namespace glassbox::app {

class Monkey {
  public:
    Monkey(MainWindow& window, std::uint32_t seed) : window_(window), random_(seed) {
        // A dialog that waits for an answer does so within an act.
        QObject::connect(&patience_, &QTimer::timeout, closeDialog);
        patience_.start(20);
    }

    void act() {
        using Act = void (Monkey::*)();
        static constexpr Act acts[] = {&Monkey::press,      &Monkey::move,        &Monkey::move,
                                       &Monkey::release,    &Monkey::wheel,       &Monkey::doubleClick,
                                       &Monkey::key,        &Monkey::key,         &Monkey::setParameter,
                                       &Monkey::addBlock,   &Monkey::removeBlock, &Monkey::connectPorts,
                                       &Monkey::moveBlocks, &Monkey::mark,        &Monkey::undoOrRedo};
        (this->*acts[random_.bounded(int(std::size(acts)))])();
        if (random_.bounded(8) == 0) QCoreApplication::processEvents();
        closePopups();
    }

  private:
    template <typename Many>
    const auto& oneOf(const Many& all) {
        return all[std::size_t(random_.bounded(int(all.size())))];
    }
    QPoint place() {
        QWidget& view = *window_.view();
        // Half of the time on a block or near its ports, where something happens.
        const auto& blocks = window_.scene().blocks();
        if (!blocks.empty() && random_.bounded(2)) {
            const QRectF rect = oneOf(blocks).rect();
            const QPointF inside(rect.left() - 6 + random_.bounded(rect.width() + 12),
                                 rect.top() + random_.bounded(rect.height()));
            return window_.view()->toView(inside).toPoint();
        }
        return {random_.bounded(view.width()), random_.bounded(view.height())};
    }
    Qt::KeyboardModifiers modifiers() {
        const std::vector<Qt::KeyboardModifiers> all{Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier,
                                                     Qt::ControlModifier, Qt::AltModifier};
        return oneOf(all);
    }
    void mouse(QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons held) {
        const QPointF where = place();
        QMouseEvent event(type, where, window_.view()->mapToGlobal(where), button, held, modifiers());
        QCoreApplication::sendEvent(window_.view(), &event);
    }
    void press() {
        button_ = random_.bounded(8) ? Qt::LeftButton : Qt::MiddleButton;
        mouse(QEvent::MouseButtonPress, button_, button_);
    }
    void move() { mouse(QEvent::MouseMove, Qt::NoButton, random_.bounded(2) ? button_ : Qt::NoButton); }
    void release() { mouse(QEvent::MouseButtonRelease, button_, Qt::NoButton); }
    void doubleClick() { mouse(QEvent::MouseButtonDblClick, Qt::LeftButton, Qt::LeftButton); }
    void wheel() {
        const QPointF where = place();
        QWheelEvent event(where, window_.view()->mapToGlobal(where), {}, {0, random_.bounded(2) ? 120 : -120},
                          Qt::NoButton, modifiers(), Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(window_.view(), &event);
    }
    void key() {
        static const std::vector<int> keys{Qt::Key_Delete, Qt::Key_Escape, Qt::Key_Return, Qt::Key_Tab,
                                           Qt::Key_Space,  Qt::Key_Left,   Qt::Key_Right,  Qt::Key_Up,
                                           Qt::Key_Down,   Qt::Key_W,      Qt::Key_M,      Qt::Key_F,
                                           Qt::Key_B,      Qt::Key_Z,      Qt::Key_F2,     Qt::Key_Backspace,
                                           Qt::Key_A,      Qt::Key_3,      Qt::Key_H};
        static const std::vector<int> withControl{Qt::Key_Z, Qt::Key_C, Qt::Key_X, Qt::Key_V,
                                                  Qt::Key_D, Qt::Key_A, Qt::Key_G, Qt::Key_K};
        QWidget* focus = QApplication::focusWidget();
        QWidget* target = focus && window_.isAncestorOf(focus) ? focus : window_.view();
        if (random_.bounded(3) == 0)
            QTest::keyClick(target, Qt::Key(oneOf(withControl)), Qt::ControlModifier);
        else
            QTest::keyClick(target, Qt::Key(oneOf(keys)),
                            random_.bounded(5) ? Qt::NoModifier : Qt::ShiftModifier);
    }
    std::string block() {
        const Definition& graph = window_.document().definition();
        if (graph.blocks.empty()) return {};
        auto found = graph.blocks.begin();
        std::advance(found, random_.bounded(int(graph.blocks.size())));
        return found->first;
    }
    void setParameter() {
        const std::string id = block();
        const BlockSpec* spec = id.empty() ? nullptr : window_.document().specOf(id);
        if (!spec || spec->parameters.empty()) return;
        const ParameterSpec& parameter = oneOf(spec->parameters);
        const ParameterValue values[] = {true,
                                         false,
                                         std::int64_t(random_.bounded(-1, 40)),
                                         random_.bounded(1.0),
                                         std::string("same"),
                                         std::vector<std::int64_t>{random_.bounded(4), random_.bounded(4)}};
        const ParameterValue& value = values[random_.bounded(int(std::size(values)))];
        if (parameter.initial.index() == value.index())
            window_.document().setParameter(id, parameter.id, value);
    }
    void addBlock() {
        if (window_.document().definition().blocks.size() > 40) return;
        const std::string kind = oneOf(catalogue()).id;
        const QPointF where = window_.view()->toScene(place());
        window_.document().editGraph("Add",
                                     [&](Definition& graph) { editor::add_block(graph, kind, where); });
    }
    void removeBlock() {
        const std::string id = block();
        if (!id.empty())
            window_.document().editGraph("Remove",
                                         [&](Definition& graph) { editor::remove_blocks(graph, {id}); });
    }
    void connectPorts() {
        const std::string from = block(), to = block();
        const BlockSpec* source = from.empty() ? nullptr : window_.document().specOf(from);
        const BlockSpec* target = to.empty() ? nullptr : window_.document().specOf(to);
        if (!source || !target) return;
        const Ports outputs = source->ports(window_.document().parametersOf(from));
        const Ports inputs = target->ports(window_.document().parametersOf(to));
        if (outputs.outputs.empty() || inputs.inputs.empty()) return;
        const Wire wire{{from, oneOf(outputs.outputs).id}, {to, oneOf(inputs.inputs).id}};
        window_.document().editGraph("Connect", [&](Definition& graph) { editor::connect(graph, wire); });
    }
    void moveBlocks() {
        const std::string id = block();
        const QPointF way(8 * random_.bounded(-20, 20), 8 * random_.bounded(-20, 20));
        if (!id.empty())
            window_.document().editGraph("Move",
                                         [&](Definition& graph) { editor::move_by(graph, {id}, way); });
    }
    void mark() {
        const std::string id = block();
        if (id.empty()) return;
        const bool on = random_.bounded(2), muting = random_.bounded(2);
        window_.document().editGraph("Mark", [&](Definition& graph) {
            (muting ? editor::set_muted : editor::set_frozen)(graph, {id}, on);
        });
    }
    void undoOrRedo() {
        QUndoStack& stack = window_.document().undoStack();
        for (int i = random_.bounded(1, 6); i > 0; --i) random_.bounded(3) ? stack.undo() : stack.redo();
    }
    void closePopups() {
        if (QWidget* popup = QApplication::activePopupWidget(); popup && random_.bounded(4) == 0)
            popup->close();
        closeDialog();
    }
    static void closeDialog() {
        if (QWidget* dialog = QApplication::activeModalWidget()) dialog->close();
    }

    MainWindow& window_;
    QRandomGenerator random_;
    Qt::MouseButton button_ = Qt::LeftButton;
    QTimer patience_;
};

/// A data row for each document that the monkey plays with.
inline void addMonkeyExamples() {
    QTest::addColumn<QString>("example");
    QTest::newRow("xor") << "xor";
    QTest::newRow("digits") << "digits-cnn";
}

/// So many acts of a monkey; then everything is undone, and the document is the same to the byte.
inline void letMonkeyPlay(const std::string& example, int acts, std::uint32_t seed) {
    MainWindow window(Memory::None);
    window.document().undoStack().setUndoLimit(0);
    showAndWait(window);
    window.open(callOf(exampleFile(example)));
    const std::string before = model_to_json(window.document().model());
    Monkey monkey(window, seed);
    for (int i = 0; i < acts; ++i) monkey.act();
    if (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    QTest::keyClick(window.view(), Qt::Key_Escape);
    QCoreApplication::processEvents();
    const std::string after = model_to_json(window.document().model());
    QUndoStack& stack = window.document().undoStack();
    const int index = stack.index();
    stack.setIndex(0);
    QCOMPARE(model_to_json(window.document().model()), before);
    stack.setIndex(index);
    QCOMPARE(model_to_json(window.document().model()), after);
}

} // namespace glassbox::app
