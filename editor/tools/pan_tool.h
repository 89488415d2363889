// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/tools/tool.h"

namespace glassbox::editor {

/// Moves the picture: by the middle button, or the right one.
class PanTool : public Tool {
  public:
    PanTool(CanvasEditor& editor, const Pointer& from);
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }

  private:
    QPointF last_;
};

} // namespace glassbox::editor
