// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/tools/tool.h"

namespace glassbox::editor {

/// Drags a point that a wire is led through; dragged back onto the straight way between its neighbours it
/// stays where it is put: Delete, or a double click, takes it away.
class BendTool : public Tool {
  public:
    /// The bend with that number, or a new one at a point of the wire.
    BendTool(CanvasEditor& editor, const Wire& wire, int number);
    BendTool(CanvasEditor& editor, const Wire& wire, const QPointF& at);
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void cancel() override;
    void paint(QPainter& painter) const override;
    Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    AtEdge atEdge() const override { return AtEdge::Scrolls; }

  private:
    Wire wire_;
    QPolygonF bends_;
    int number_ = 0;
    bool moved_ = false;
};

/// Among the bends of a wire, the number that a new one at this point takes.
int bendNumberAt(const WireItem& wire, const QPointF& at);

/// One step of undo that leads a wire through these points.
void setBends(Document& document, const Wire& wire, const QPolygonF& bends, const EditName& name);

} // namespace glassbox::editor
