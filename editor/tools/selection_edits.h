// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/scene/graph_scene.h"

namespace glassbox::editor {

/// Shows only the headers of these blocks, or all of them where that is so already; one step of undo.
void toggleFold(Document& document, const BlockIds& ids);

/// What is done to the selection by one command: each is one step of undo, and leaves selected what it made.
class SelectionEdits {
  public:
    SelectionEdits(Document& document, GraphScene& scene) : document_(document), scene_(scene) {}

    void selectAll();
    /// Blocks, frames and wires.
    void remove();
    void removeAndReconnect();
    /// To the clipboard, as text that another window can paste.
    void copy() const;
    void cut();
    /// Puts what the clipboard holds with its middle at a point.
    void paste(const QPointF& centre);
    void duplicate();
    void toggleMuted();
    void toggleFrozen();
    void toggleFold();
    /// A comment frame around the selected blocks.
    void frame();
    void moveBy(const QPointF& way, const QString& key = {});
    /// The selection, with everything that lies in its frames.
    std::set<std::string> moving() const;
    QRectF bounds() const;

  private:
    std::set<std::string> blocks() const;
    void pasteText(const std::string& text, const EditName& name,
                   const std::function<QPointF(const QRectF&)>& wayFor);

    Document& document_;
    GraphScene& scene_;
};

} // namespace glassbox::editor
