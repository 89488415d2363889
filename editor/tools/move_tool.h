// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/tools/guides.h"
#include "editor/tools/tool.h"

namespace glassbox::editor {

/// Moves the selection, and what lies in its frames: on the grid of 8, or where an edge or a port is level
/// with a neighbour's. A block without wires that is dropped on a wire is put into it; Alt leaves it out.
class MoveTool : public Tool {
  public:
    /// `grabbed` is the block or frame under the mouse.
    MoveTool(CanvasEditor& editor, const std::string& grabbed, const QPointF& from);
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void cancel() override;
    void paint(QPainter& painter) const override;
    Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    AtEdge atEdge() const override { return AtEdge::Scrolls; }

  private:
    std::string grabbed_;
    QPointF from_;
    QRectF start_; ///< Of what was grabbed.
    std::set<std::string> ids_;
    QPointF way_;
    std::vector<QLineF> guides_;
    std::optional<Wire> dropWire_;
};

} // namespace glassbox::editor
