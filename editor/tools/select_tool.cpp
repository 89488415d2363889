// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/select_tool.h"

#include "editor/tools/bend_tool.h"
#include "editor/tools/box_select_tool.h"
#include "editor/tools/canvas_editor.h"
#include "editor/tools/frame_resize_tool.h"
#include "editor/tools/move_tool.h"
#include "editor/tools/pan_tool.h"
#include "editor/tools/wire_tool.h"

#include <cmath>

namespace glassbox::editor {

namespace {

double distance(const QPointF& a, const QPointF& b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

void SelectTool::press(const Pointer& pointer) {
    pressed_ = pointer;
    hit_ = editor_.hit(pointer.scene);
    wasSelected_ = editor_.scene().selection().contains(hit_.id);
    if (pointer.button == Qt::MiddleButton) return editor_.take(std::make_unique<PanTool>(editor_, pointer));
    selectHit(pointer);
}

/// What is pressed is selected at once; one of several stays so until it is known that they are not dragged.
void SelectTool::selectHit(const Pointer& pointer) {
    GraphScene& scene = editor_.scene();
    const bool left = pointer.button == Qt::LeftButton;
    if (!hit_.id.empty() && !(hit_.kind == HitKind::Port && left)) {
        if (!pointer.adds() && !wasSelected_) scene.select(hit_.id);
        if (!pointer.adds() && wasSelected_)
            scene.setSelection(scene.selection(), scene.selectedWires(), hit_.id);
        if (pointer.adds() && !wasSelected_) {
            std::set<std::string> ids = scene.selection();
            ids.insert(hit_.id);
            scene.setSelection(std::move(ids), scene.selectedWires(), hit_.id);
        }
    }
    if (hit_.wire && hit_.kind == HitKind::Wire) {
        std::set<Wire> wires = pointer.adds() ? scene.selectedWires() : std::set<Wire>();
        if (pointer.adds() && wires.contains(*hit_.wire))
            wires.erase(*hit_.wire);
        else
            wires.insert(*hit_.wire);
        scene.setSelection(pointer.adds() ? scene.selection() : std::set<std::string>(), std::move(wires));
    }
}

void SelectTool::move(const Pointer& pointer) {
    if (!pressed_) {
        const HitAt hit = editor_.hit(pointer.scene);
        if (hit.port.has_value() != hovered_.has_value() ||
            (hit.port && hovered_ && hit.port->port != hovered_->port)) {
            hovered_ = hit.port;
            editor_.view().update();
        }
        return;
    }
    if (distance(pointer.view, pressed_->view) < dragDistance) return;
    // An edit may have taken away what was pressed.
    if (hit_.wire && editor_.scene().indexOf(*hit_.wire) < 0) return;
    if (auto tool = toolFor(*pressed_)) {
        Tool* taken = tool.get();
        editor_.take(std::move(tool));
        taken->move(pointer);
    }
}

/// The tool for a drag that began on what was hit.
std::unique_ptr<Tool> SelectTool::toolFor(const Pointer& pressed) const {
    if (pressed.button == Qt::RightButton) return std::make_unique<PanTool>(editor_, pressed);
    switch (hit_.kind) {
    case HitKind::Port:
    case HitKind::Wire:
        if (pressed.has(Qt::AltModifier) && hit_.kind == HitKind::Wire)
            return std::make_unique<BendTool>(editor_, *hit_.wire, pressed.scene);
        return wireTool();
    case HitKind::Field:
    case HitKind::Block:
    case HitKind::Frame: return std::make_unique<MoveTool>(editor_, hit_.id, pressed.scene);
    case HitKind::FrameCorner: return std::make_unique<FrameResizeTool>(editor_, hit_.id, pressed.scene);
    case HitKind::Bend: return std::make_unique<BendTool>(editor_, *hit_.wire, hit_.number);
    case HitKind::Nothing: return std::make_unique<BoxSelectTool>(editor_, pressed);
    }
    return nullptr;
}

/// From a free port a new wire; from a wired input, or from a half of a wire, that end of the wire.
std::unique_ptr<Tool> SelectTool::wireTool() const {
    const GraphScene& scene = editor_.scene();
    if (hit_.kind == HitKind::Wire) {
        const QPolygonF& line = scene.wires()[std::size_t(scene.indexOf(*hit_.wire))].route.line;
        const bool nearTarget = distance(hit_.at, line.back()) <= distance(hit_.at, line.front());
        return std::make_unique<WireTool>(editor_, *hit_.wire, nearTarget ? Side::Input : Side::Output);
    }
    if (hit_.port->side == Side::Input)
        for (const WireItem& item : scene.wires())
            if (item.wire.to == hit_.port->port)
                return std::make_unique<WireTool>(editor_, item.wire, Side::Input);
    return std::make_unique<WireTool>(editor_, *hit_.port);
}

void SelectTool::release(const Pointer& pointer) {
    if (!pressed_) return;
    const Pointer pressed = *pressed_;
    pressed_.reset();
    if (pressed.button == Qt::LeftButton) return click(pressed);
    if (pressed.button != Qt::RightButton) return;
    Q_EMIT editor_.menuRequested(hit_, editor_.view().mapToGlobal(pointer.view.toPoint()));
}

void SelectTool::click(const Pointer& pressed) {
    GraphScene& scene = editor_.scene();
    if (hit_.kind == HitKind::Nothing && !pressed.adds()) return scene.select({});
    if (hit_.kind == HitKind::Port && !pressed.adds()) return scene.select(hit_.id);
    if (hit_.kind == HitKind::Wire && pressed.has(Qt::AltModifier))
        return editor_.addBend(*hit_.wire, pressed.scene);
    if (hit_.id.empty() || hit_.kind == HitKind::Port) return;
    if (pressed.adds() && wasSelected_) {
        std::set<std::string> ids = scene.selection();
        ids.erase(hit_.id);
        scene.setSelection(std::move(ids), scene.selectedWires());
    }
    if (pressed.adds()) return;
    scene.select(hit_.id);
    if (hit_.kind == HitKind::Field) editor_.editParameter(hit_.id, hit_.number);
}

void SelectTool::doubleClick(const Pointer& pointer) {
    if (pointer.button != Qt::LeftButton) return;
    const HitAt hit = editor_.hit(pointer.scene);
    switch (hit.kind) {
    case HitKind::Nothing: return editor_.searchAt(pointer.scene);
    case HitKind::Wire: return editor_.addBend(*hit.wire, pointer.scene);
    case HitKind::Frame: return editor_.rename(hit.id);
    case HitKind::Block: {
        const BlockItem& item = editor_.scene().blocks()[std::size_t(editor_.scene().indexOf(hit.id))];
        if (pointer.scene.y() - item.position.y() < anatomy::header) editor_.rename(hit.id);
        return;
    }
    case HitKind::Bend: return editor_.removeBend(*hit.wire, hit.number);
    case HitKind::Port:
    case HitKind::Field:
    case HitKind::FrameCorner: return;
    }
}

void SelectTool::paint(QPainter& painter) const {
    if (!hovered_) return;
    if (editor_.scene().indexOf(hovered_->port.block) < 0) return;
    painter.setPen(QPen(editor_.view().theme().color(portToken(hovered_->look)), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(hovered_->at, 9, 9);
}

} // namespace glassbox::editor
