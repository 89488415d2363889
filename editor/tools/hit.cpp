// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/hit.h"

#include <cmath>

namespace glassbox::editor {

namespace {

constexpr double portReach = anatomy::portTarget / 2, wireReach = 7, bendReach = 8, edgeReach = 5,
                 cornerReach = 12;

/// Below this zoom blocks are cards without ports and fields.
constexpr double smallestPixelForParts = 1 / 0.45;

std::optional<HitAt> bendAt(const GraphScene& scene, const QPointF& point, double reach) {
    for (int index : scene.wiresIn(QRectF(point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)))) {
        const WireItem& wire = scene.wires()[std::size_t(index)];
        for (qsizetype i = 0; i < wire.bends.size(); ++i) {
            const QPointF way = wire.bends[i] - point;
            if (std::hypot(way.x(), way.y()) <= reach)
                return HitAt{HitKind::Bend, {}, {}, int(i), wire.wire, point};
        }
    }
    return {};
}

HitAt frameHit(const GraphScene& scene, int index, const QPointF& point, double pixel) {
    const FrameItem& frame = scene.frames()[std::size_t(index)];
    const QPointF way = frame.rect.bottomRight() - point;
    const bool corner = std::max(std::abs(way.x()), std::abs(way.y())) <= cornerReach * pixel;
    return {corner ? HitKind::FrameCorner : HitKind::Frame, frame.id, {}, -1, {}, point};
}

} // namespace

HitAt hitAt(const GraphScene& scene, const QPointF& point, double pixel) {
    const bool parts = pixel < smallestPixelForParts;
    if (parts)
        if (const auto port = scene.portAt(point, portReach * std::max(1.0, pixel)))
            return {HitKind::Port, port->port.block, port, -1, {}, point};
    if (const int block = scene.blockAt(point); block >= 0) {
        const int field = parts ? scene.fieldAt(block, point) : -1;
        return {field >= 0 ? HitKind::Field : HitKind::Block,
                scene.blocks()[std::size_t(block)].id,
                {},
                field,
                {},
                point};
    }
    if (const auto bend = bendAt(scene, point, bendReach * pixel)) return *bend;
    if (const int wire = scene.wireAt(point, wireReach * pixel); wire >= 0)
        return {HitKind::Wire, {}, {}, -1, scene.wires()[std::size_t(wire)].wire, point};
    if (const int frame = scene.frameAt(point, edgeReach * pixel); frame >= 0)
        return frameHit(scene, frame, point, pixel);
    return {HitKind::Nothing, {}, {}, -1, {}, point};
}

} // namespace glassbox::editor
