// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/pan_tool.h"

#include "editor/tools/canvas_editor.h"

namespace glassbox::editor {

PanTool::PanTool(CanvasEditor& editor, const Pointer& from) : Tool(editor), last_(from.view) {}

void PanTool::move(const Pointer& pointer) {
    const QPoint moved = (pointer.view - last_).toPoint();
    last_ += moved;
    editor_.view().panBy(moved);
}

void PanTool::release(const Pointer&) {
    editor_.putDown();
}

} // namespace glassbox::editor
