// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/box_select_tool.h"

#include "editor/tools/canvas_editor.h"

namespace glassbox::editor {

BoxSelectTool::BoxSelectTool(CanvasEditor& editor, const Pointer& from)
    : Tool(editor), start_(from.scene), idsBefore_(editor.scene().selection()),
      wiresBefore_(editor.scene().selectedWires()) {
    if (!from.adds()) return;
    ids_ = idsBefore_;
    wires_ = wiresBefore_;
}

void BoxSelectTool::move(const Pointer& pointer) {
    box_ = QRectF(start_, pointer.scene).normalized();
    GraphScene& scene = editor_.scene();
    std::set<std::string> ids = ids_;
    std::set<Wire> wires = wires_;
    for (int index : scene.blocksIn(box_)) ids.insert(scene.blocks()[std::size_t(index)].id);
    for (const FrameItem& frame : scene.frames())
        if (box_.contains(frame.rect)) ids.insert(frame.id);
    for (int index : scene.wiresIn(box_)) {
        const WireItem& wire = scene.wires()[std::size_t(index)];
        if (box_.contains(wire.route.line.front()) && box_.contains(wire.route.line.back()))
            wires.insert(wire.wire);
    }
    scene.setSelection(std::move(ids), std::move(wires));
    editor_.view().update();
}

void BoxSelectTool::release(const Pointer&) {
    editor_.putDown();
}

void BoxSelectTool::cancel() {
    editor_.scene().setSelection(idsBefore_, wiresBefore_);
}

void BoxSelectTool::paint(QPainter& painter) const {
    QColor fill = editor_.view().theme().color(Token::Accent);
    QPen pen(fill, 1);
    pen.setCosmetic(true);
    fill.setAlphaF(0.12f);
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawRect(box_);
}

} // namespace glassbox::editor
