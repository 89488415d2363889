// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render_states.h"

#include "app/adversarial/lab_controller.h"
#include "app/data/data_dialog.h"
#include "app/docks/dock_area.h"
#include "app/inside_controller.h"
#include "app/main_window.h"
#include "app/projector_mode.h"
#include "app/shell.h"
#include "editor/edits/edits.h"

#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QMouseEvent>

namespace glassbox::app {

namespace {

constexpr int longestAttack = 60000; ///< Milliseconds: the whole held-out part at every ε.

void pause(int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void sendMouse(QWidget& widget, QEvent::Type type, const QPointF& place) {
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const Qt::MouseButtons held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, place, widget.mapToGlobal(place), button, held, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

/// A block of that kind on the canvas; null where there is none.
const editor::BlockItem* itemOfKind(MainWindow& window, const std::string& kind) {
    for (const auto& [id, block] : window.document().definition().blocks) {
        const int index = window.scene().indexOf(id);
        if (block.kind == kind && index >= 0) return &window.scene().blocks()[std::size_t(index)];
    }
    return nullptr;
}

/// A new document, as after File, New.
void empty(MainWindow& window) {
    window.shell().files().newDocument();
}

/// Playing, with signal and gradient on the wires.
void training(MainWindow& window) {
    window.session().play();
    pause(1500);
}

/// A wire from the pictures over a Dense block that does not take them: refused, with the reason.
void dragging(MainWindow& window) {
    const editor::BlockItem* from = itemOfKind(window, "MaxPool2D");
    const editor::BlockItem* to = itemOfKind(window, "Dense");
    if (!from || !to || from->geometry.outputs.empty() || to->geometry.inputs.empty()) return;
    editor::GraphView& view = *window.view();
    const QPointF begin = view.toView(from->position + from->geometry.outputs.front());
    const QPointF end = view.toView(to->position + to->geometry.inputs.front());
    sendMouse(view, QEvent::MouseButtonPress, begin);
    for (double part : {0.1, 0.5, 0.9, 1.0}) {
        sendMouse(view, QEvent::MouseMove, begin + part * (end - begin));
        pause(60);
    }
}

/// The labels no longer reach the loss.
void problems(MainWindow& window) {
    window.document().editGraph("ui.undo.disconnect-labels", [](Definition& graph) {
        const auto labels = std::find_if(graph.wires.begin(), graph.wires.end(),
                                         [](const Wire& wire) { return wire.to.port == "labels"; });
        if (labels != graph.wires.end()) editor::disconnect(graph, Wire(*labels));
    });
    window.docks()->show("problems");
}

void projector(MainWindow& window) {
    window.action("view.projector")->setChecked(true);
    window.findChild<PointerRing*>()->stop(); // There is no pointer.
    window.view()->fit(editor::Travel::Instant);
}

void highContrast(MainWindow& window) {
    window.shell().appearance().choose(ThemeChoice::HighContrast);
}

struct DialogRow {
    const char* view;
    const char* action; ///< Opens it.
};

constexpr DialogRow dialogs[] = {{"dialog:settings", "program.settings"},
                                 {"dialog:shortcuts", "program.shortcuts"}};

} // namespace

const std::vector<RenderState>& renderStates() {
    static const std::vector<RenderState> states{
        {"empty", empty},       {"training", training},   {"dragging", dragging},
        {"problems", problems}, {"projector", projector}, {"high-contrast", highContrast},
    };
    return states;
}

std::vector<std::string> renderStateNames() {
    std::vector<std::string> names;
    for (const RenderState& state : renderStates()) names.emplace_back(state.name);
    return names;
}

std::vector<std::string> renderDockNames() {
    return {"loss", "gradients", "weights", "activations", "adversarial", "confusion", "surface", "problems"};
}

std::vector<std::string> renderViewNames() {
    std::vector<std::string> names{"window", "canvas", "data", "dialog:data"};
    for (const std::string& dock : renderDockNames()) names.push_back(dock);
    for (const DialogRow& row : dialogs) names.emplace_back(row.view);
    return names;
}

namespace {

/// The data dialog with its preview read.
QWidget* dataDialogOf(MainWindow& window) {
    DataDialog* dialog = window.openDataDialog();
    QElapsedTimer clock;
    clock.start();
    while (!dialog->preview() && clock.elapsed() < 10000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    QCoreApplication::processEvents();
    return dialog;
}

/// The window with the adversarial lab in place of the canvas.
QWidget* labOf(MainWindow& window) {
    window.lab().open();
    QCoreApplication::processEvents();
    window.inside().settle(longestAttack);
    window.refreshAll();
    return &window;
}

} // namespace

QWidget* renderedPart(MainWindow& window, const std::string& view) {
    if (view == "canvas") return window.view();
    if (view == "data" || view == "dialog:data") return dataDialogOf(window);
    if (view == "adversarial") return labOf(window);
    if (const DockTabs* tabs = window.docks()->tabsOf(QString::fromStdString(view)))
        for (const DockPage& page : tabs->pages())
            if (page.id.toStdString() == view) return page.page;
    for (const DialogRow& row : dialogs) {
        if (view != row.view) continue;
        window.action(row.action)->trigger();
        pause(50);
        for (QDialog* dialog : window.findChildren<QDialog*>())
            if (dialog->isVisible()) return dialog;
    }
    return &window;
}

} // namespace glassbox::app
