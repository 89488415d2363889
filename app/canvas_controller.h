// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions.h"
#include "editor/tools/arranger.h"
#include "editor/tools/canvas_editor.h"

class QMenu;

namespace glassbox::app {

class PalettePanel;

/// Joins the canvas with the table of actions and the palette: shortcuts that count while the canvas has the
/// focus, and its context menus.
class CanvasController : public QObject {
    Q_OBJECT
  public:
    CanvasController(editor::Document& document, editor::GraphScene& scene, editor::GraphView& view,
                     Actions& actions, PalettePanel& palette, QWidget* window);
    editor::CanvasEditor& editor() { return editor_; }
    /// The actions of the menu for what was hit, "" for a line between.
    static std::vector<const char*> menuRows(editor::HitKind kind);

  private:
    void connectActions(QWidget* window);
    void showMenu(const editor::HitAt& hit, const QPoint& globalPosition);
    void place(const QString& kind);

    editor::GraphView& view_;
    Actions& actions_;
    editor::CanvasEditor editor_;
    editor::Arranger arranger_;
};

} // namespace glassbox::app
