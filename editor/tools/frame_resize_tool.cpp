// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/frame_resize_tool.h"

#include "editor/tools/canvas_editor.h"

namespace glassbox::editor {

namespace {

constexpr double smallest = 64;

} // namespace

FrameResizeTool::FrameResizeTool(CanvasEditor& editor, const std::string& frame, const QPointF& from)
    : Tool(editor), frame_(frame), from_(from) {
    for (const FrameItem& item : editor.scene().frames())
        if (item.id == frame) start_ = item.rect;
    rect_ = start_;
}

void FrameResizeTool::move(const Pointer& pointer) {
    const QPointF corner = snapped(start_.bottomRight() + pointer.scene - from_);
    rect_.setWidth(std::max(smallest, corner.x() - start_.left()));
    rect_.setHeight(std::max(smallest, corner.y() - start_.top()));
    editor_.view().update();
}

void FrameResizeTool::release(const Pointer&) {
    editor_.document().editGraph("ui.undo.frame-size", [&](Definition& graph) {
        Frame& frame = graph.frames.at(frame_);
        frame.width = rect_.width();
        frame.height = rect_.height();
    });
    editor_.putDown();
}

void FrameResizeTool::cancel() {
    editor_.view().update();
}

void FrameResizeTool::paint(QPainter& painter) const {
    QPen pen(editor_.view().theme().color(Token::Accent), 1.5, Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect_, 12, 12);
}

} // namespace glassbox::editor
