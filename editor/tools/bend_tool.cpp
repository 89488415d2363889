// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/bend_tool.h"

#include "editor/tools/canvas_editor.h"

#include <cmath>

namespace glassbox::editor {

namespace {

const WireItem& itemOf(const GraphScene& scene, const Wire& wire) {
    const int index = scene.indexOf(wire);
    GLASSBOX_ASSERT(index >= 0, to_string(wire.to));
    return scene.wires()[std::size_t(index)];
}

double squared(const QPointF& way) {
    return QPointF::dotProduct(way, way);
}

/// Place along a line (number of its point) that is nearest to `at`.
qsizetype nearestPoint(const QPolygonF& line, const QPointF& at) {
    qsizetype best = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        if (squared(line[i] - at) < squared(line[best] - at)) best = i;
    return best;
}

} // namespace

int bendNumberAt(const WireItem& wire, const QPointF& at) {
    const qsizetype place = nearestPoint(wire.route.line, at);
    int number = 0;
    for (const QPointF& bend : wire.bends) number += nearestPoint(wire.route.line, bend) < place;
    return number;
}

void setBends(Document& document, const Wire& wire, const QPolygonF& bends, const EditName& name) {
    document.editGraph(name, [&](Definition& graph) {
        std::vector<Position> points;
        for (const QPointF& bend : bends) points.push_back({bend.x(), bend.y()});
        if (points.empty())
            graph.bends.erase(wire);
        else
            graph.bends[wire] = std::move(points);
    });
}

BendTool::BendTool(CanvasEditor& editor, const Wire& wire, int number)
    : Tool(editor), wire_(wire), bends_(itemOf(editor.scene(), wire).bends), number_(number) {}

BendTool::BendTool(CanvasEditor& editor, const Wire& wire, const QPointF& at)
    : Tool(editor), wire_(wire), bends_(itemOf(editor.scene(), wire).bends),
      number_(bendNumberAt(itemOf(editor.scene(), wire), at)) {
    bends_.insert(number_, at);
}

void BendTool::move(const Pointer& pointer) {
    moved_ = true;
    bends_[number_] = snapped(pointer.scene);
    editor_.view().update();
}

void BendTool::release(const Pointer&) {
    if (moved_) setBends(editor_.document(), wire_, bends_, "ui.undo.bend");
    editor_.putDown();
}

void BendTool::cancel() {
    editor_.view().update();
}

void BendTool::paint(QPainter& painter) const {
    if (editor_.scene().indexOf(wire_) < 0) return;
    const WireItem& item = itemOf(editor_.scene(), wire_);
    const Theme& theme = editor_.view().theme();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Token::Accent), 2));
    painter.drawPath(bentRoute(item.route.line.front(), bends_, item.route.line.back()).path);
    painter.setBrush(theme.color(Token::Accent));
    for (const QPointF& bend : bends_) painter.drawEllipse(bend, 4, 4);
}

} // namespace glassbox::editor
