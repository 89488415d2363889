// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/tools/tool.h"

namespace glassbox::editor {

/// Selects what a rectangle touches: blocks, frames that lie inside, and wires between ends inside. With
/// Shift or Ctrl what was selected stays.
class BoxSelectTool : public Tool {
  public:
    BoxSelectTool(CanvasEditor& editor, const Pointer& from);
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void cancel() override;
    void paint(QPainter& painter) const override;
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    AtEdge atEdge() const override { return AtEdge::Scrolls; }

  private:
    QPointF start_;
    QRectF box_;
    std::set<std::string> idsBefore_;
    std::set<Wire> wiresBefore_;
    std::set<std::string> ids_; ///< That stay selected whatever the box touches.
    std::set<Wire> wires_;
};

} // namespace glassbox::editor
