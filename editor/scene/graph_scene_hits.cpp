// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/graph_scene.h"

#include <cmath>

// What lies at a point of the plane.
namespace glassbox::editor {

namespace {

double distanceTo(const QPointF& point, const QPointF& a, const QPointF& b) {
    const QPointF way = b - a;
    const double square = QPointF::dotProduct(way, way);
    const double t = square > 0 ? std::clamp(QPointF::dotProduct(point - a, way) / square, 0.0, 1.0) : 0;
    const QPointF nearest = a + way * t - point;
    return std::hypot(nearest.x(), nearest.y());
}

} // namespace

int GraphScene::blockAt(const QPointF& point) const {
    const std::vector<int> hits = blockIndex_.touching(QRectF(point, QSizeF(0, 0)));
    return hits.empty() ? -1 : hits.back();
}

int GraphScene::wireAt(const QPointF& point, double reach) const {
    int nearest = -1;
    double best = reach;
    for (int number :
         wireIndex_.touching(QRectF(point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)))) {
        const QPolygonF& line = wires_[std::size_t(number)].route.line;
        for (qsizetype i = 0; i + 1 < line.size(); ++i) {
            const double distance = distanceTo(point, line[i], line[i + 1]);
            if (distance < best) {
                best = distance;
                nearest = number;
            }
        }
    }
    return nearest;
}

int GraphScene::frameAt(const QPointF& point, double reach) const {
    for (std::size_t i = frames_.size(); i-- > 0;) {
        const QRectF rect = frames_[i].rect;
        const QRectF outer = rect.adjusted(-reach, -reach, reach, reach);
        const QRectF inner = rect.adjusted(reach, FrameItem::frameHead, -reach, -reach);
        if (outer.contains(point) && !inner.contains(point)) return int(i);
    }
    return -1;
}

std::vector<PortItem> GraphScene::portsOf(int index) const {
    const BlockItem& block = blocks_[std::size_t(index)];
    std::vector<PortItem> ports;
    auto add = [&](Side side, const std::vector<PortFace>& faces, const std::vector<QPointF>& points) {
        for (std::size_t i = 0; i < faces.size(); ++i)
            ports.push_back(
                {{block.id, faces[i].id}, side, index, int(i), block.position + points[i], faces[i].look});
    };
    add(Side::Input, block.face.inputs, block.geometry.inputs);
    add(Side::Output, block.face.outputs, block.geometry.outputs);
    return ports;
}

std::optional<PortItem> GraphScene::portAt(const QPointF& point, double reach) const {
    constexpr double insideReach = 8;
    std::optional<PortItem> nearest;
    double best = reach;
    const QRectF around(point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    for (int index : blockIndex_.touching(around)) {
        const bool inside = blocks_[std::size_t(index)].rect().contains(point);
        for (const PortItem& port : portsOf(index)) {
            const double distance = std::hypot(port.at.x() - point.x(), port.at.y() - point.y());
            if (distance > best || (inside && distance > insideReach)) continue;
            best = distance;
            nearest = port;
        }
    }
    return nearest;
}

int GraphScene::fieldAt(int index, const QPointF& point) const {
    const BlockItem& block = blocks_[std::size_t(index)];
    for (std::size_t i = 0; i < block.geometry.fields.size(); ++i)
        if (block.geometry.fields[i].translated(block.position).contains(point)) return int(i);
    return -1;
}

} // namespace glassbox::editor
