// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/canvas_controller.h"

#include "app/docks/palette_panel.h"
#include "app/texts/texts.h"

#include <QCoreApplication>
#include <QMenu>

namespace glassbox::app {

namespace {

using Command = void (*)(editor::CanvasEditor&);

/// What each action of the canvas does, and a second key for it.
struct CommandRow {
    const char* id;
    Command run;
    const char* secondKey;
};

const CommandRow commands[] = {
    {"canvas.search", [](editor::CanvasEditor& canvas) { canvas.search(); }, "Space"},
    {"canvas.wire", [](editor::CanvasEditor& canvas) { canvas.startWire(); }, nullptr},
    {"canvas.rename", [](editor::CanvasEditor& canvas) { canvas.renameSelected(); }, nullptr},
    {"canvas.swap", [](editor::CanvasEditor& canvas) { canvas.swapKind(); }, nullptr},
    {"canvas.mute", [](editor::CanvasEditor& canvas) { canvas.edits().toggleMuted(); }, nullptr},
    {"canvas.freeze", [](editor::CanvasEditor& canvas) { canvas.edits().toggleFrozen(); }, nullptr},
    {"canvas.collapse", [](editor::CanvasEditor& canvas) { canvas.edits().toggleFold(); }, nullptr},
    {"canvas.frame", [](editor::CanvasEditor& canvas) { canvas.edits().frame(); }, nullptr},
    {"canvas.bend", [](editor::CanvasEditor& canvas) { canvas.bendSelected(); }, nullptr},
    {"canvas.cut", [](editor::CanvasEditor& canvas) { canvas.edits().cut(); }, nullptr},
    {"canvas.copy", [](editor::CanvasEditor& canvas) { canvas.edits().copy(); }, nullptr},
    {"canvas.paste", [](editor::CanvasEditor& canvas) { canvas.edits().paste(canvas.cursorOrCentre()); },
     nullptr},
    {"canvas.duplicate", [](editor::CanvasEditor& canvas) { canvas.edits().duplicate(); }, nullptr},
    {"canvas.remove", [](editor::CanvasEditor& canvas) { canvas.remove(); }, "Backspace"},
    {"canvas.reconnect", [](editor::CanvasEditor& canvas) { canvas.edits().removeAndReconnect(); }, nullptr},
    {"canvas.select-all", [](editor::CanvasEditor& canvas) { canvas.edits().selectAll(); }, nullptr},
    {"canvas.zoom-selection", [](editor::CanvasEditor& canvas) { canvas.zoomToSelection(); }, nullptr},
};

} // namespace

CanvasController::CanvasController(editor::Document& document, editor::GraphScene& scene,
                                   editor::GraphView& view, Actions& actions, PalettePanel& palette,
                                   QWidget* window)
    : QObject(window), view_(view), actions_(actions),
      editor_(document, scene, view, [](const Message& message) { return text(message); }),
      arranger_(document, scene, view) {
    connectActions(window);
    connect(actions_.get("canvas.arrange"), &QAction::triggered, this, [this] { arranger_.arrange(); });
    connect(&editor_, &editor::CanvasEditor::menuRequested, this, &CanvasController::showMenu);
    connect(&palette, &PalettePanel::kindAsked, this, &CanvasController::place);
}

/// The keys count on the canvas only: in a list or a field they mean something else.
void CanvasController::connectActions(QWidget* window) {
    for (const CommandRow& row : commands) {
        QAction* action = actions_.get(row.id);
        window->removeAction(action);
        view_.addAction(action);
        action->setShortcutContext(Qt::WidgetShortcut);
        if (row.secondKey) action->setShortcuts({action->shortcut(), QKeySequence(row.secondKey)});
        connect(action, &QAction::triggered, this, [this, run = row.run] { run(editor_); });
    }
}

std::vector<const char*> CanvasController::menuRows(editor::HitKind kind) {
    using editor::HitKind;
    switch (kind) {
    case HitKind::Port:
    case HitKind::Field:
    case HitKind::Block:
        return {"canvas.rename",
                "canvas.swap",
                "canvas.wire",
                "canvas.search",
                "",
                "canvas.mute",
                "canvas.freeze",
                "canvas.collapse",
                "canvas.frame",
                "canvas.arrange",
                "",
                "canvas.cut",
                "canvas.copy",
                "canvas.duplicate",
                "",
                "canvas.remove",
                "canvas.reconnect",
                "canvas.zoom-selection"};
    case HitKind::Bend:
    case HitKind::Wire: return {"canvas.bend", "canvas.remove"};
    case HitKind::Frame:
    case HitKind::FrameCorner:
        return {"canvas.rename", "canvas.cut",           "canvas.copy", "canvas.duplicate", "",
                "canvas.remove", "canvas.zoom-selection"};
    case HitKind::Nothing:
        return {"canvas.search", "canvas.paste", "canvas.select-all", "canvas.arrange", "",
                "view.fit",      "view.minimap"};
    }
    return {};
}

void CanvasController::showMenu(const editor::HitAt& hit, const QPoint& globalPosition) {
    auto* menu = new QMenu(&view_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const BlockSpec* spec = editor_.document().specOf(hit.id); spec && spec->is_data) {
        menu->addAction(actions_.get("edit.data"));
        menu->addSeparator();
    }
    for (const char* id : menuRows(hit.kind)) {
        if (*id)
            menu->addAction(actions_.get(id));
        else
            menu->addSeparator();
    }
    menu->popup(globalPosition);
}

void CanvasController::place(const QString& kind) {
    editor_.addBlock(kind, {}, editor_.freePlace());
    view_.setFocus(Qt::OtherFocusReason);
}

} // namespace glassbox::app
