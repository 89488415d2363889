// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/move_tool.h"

#include "editor/edits/edits.h"
#include "editor/tools/canvas_editor.h"
#include "editor/tools/insertion.h"

namespace glassbox::editor {

namespace {

constexpr double guideReach = 5; ///< Pixels of the screen.

} // namespace

MoveTool::MoveTool(CanvasEditor& editor, const std::string& grabbed, const QPointF& from)
    : Tool(editor), grabbed_(grabbed), from_(from) {
    GraphScene& scene = editor.scene();
    if (!scene.selection().contains(grabbed)) scene.select(grabbed);
    ids_ = editor.edits().moving();
    if (const int block = scene.indexOf(grabbed); block >= 0)
        start_ = scene.blocks()[std::size_t(block)].rect();
    for (const FrameItem& frame : scene.frames())
        if (frame.id == grabbed) start_ = frame.rect;
}

void MoveTool::move(const Pointer& pointer) {
    GraphScene& scene = editor_.scene();
    const double pixel = 1 / editor_.view().zoom();
    const SnappedMove snapped =
        snappedMove(scene, ids_, scene.indexOf(grabbed_), start_, pointer.scene - from_,
                    editor_.view().visibleArea(), pointer.has(Qt::AltModifier) ? 0 : guideReach * pixel);
    way_ = snapped.way;
    guides_ = snapped.guides;
    scene.preview(ids_, way_);
    dropWire_.reset();
    if (ids_.size() == 1 && !pointer.has(Qt::AltModifier))
        dropWire_ = wireUnder(editor_.document(), scene, grabbed_);
    editor_.view().update();
}

void MoveTool::release(const Pointer&) {
    GraphScene& scene = editor_.scene();
    scene.preview(ids_, {});
    if (dropWire_) {
        const std::string name = grabbed_;
        editor_.document().editGraph(EditName("ui.undo.insert", {editor_.document().nameOf(name)}),
                                     [&](Definition& graph) {
                                         move_by(graph, ids_, way_);
                                         insert_into_wire(graph, name, *dropWire_);
                                     });
    } else if (!way_.isNull()) {
        editor_.edits().moveBy(way_);
    }
    editor_.putDown();
}

void MoveTool::cancel() {
    editor_.scene().preview(ids_, {});
}

void MoveTool::paint(QPainter& painter) const {
    const Theme& theme = editor_.view().theme();
    if (dropWire_) paintDropWire(painter, theme, editor_.scene(), *dropWire_);
    QPen pen(theme.color(Token::Accent), 1, Qt::DashLine);
    pen.setCosmetic(true);
    painter.setPen(pen);
    for (const QLineF& guide : guides_) painter.drawLine(guide);
}

} // namespace glassbox::editor
