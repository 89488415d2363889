// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/tools/tool.h"

namespace glassbox::editor {

/// Drags the lower right corner of a frame.
class FrameResizeTool : public Tool {
  public:
    FrameResizeTool(CanvasEditor& editor, const std::string& frame, const QPointF& from);
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void cancel() override;
    void paint(QPainter& painter) const override;
    Qt::CursorShape cursor() const override { return Qt::SizeFDiagCursor; }
    AtEdge atEdge() const override { return AtEdge::Scrolls; }

  private:
    std::string frame_;
    QPointF from_;
    QRectF start_;
    QRectF rect_;
};

} // namespace glassbox::editor
