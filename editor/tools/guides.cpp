// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/guides.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

/// The nearest level in one direction: how far the move must be mended, and the rectangle that has it.
struct Level {
    double distance = 0;
    double at = 0;
    QRectF other;
};

void offer(std::optional<Level>& best, double mine, double theirs, const QRectF& other, double reach) {
    const double distance = theirs - mine;
    if (std::abs(distance) > reach || (best && std::abs(distance) >= std::abs(best->distance))) return;
    best = Level{distance, theirs, other};
}

/// Heights of the ports of a block that stands at `top`.
std::vector<double> portLevels(const BlockItem& block, double top) {
    std::vector<double> levels;
    for (const auto& points : {block.geometry.inputs, block.geometry.outputs})
        for (const QPointF& point : points) levels.push_back(top + point.y());
    return levels;
}

} // namespace

SnappedMove snappedMove(const GraphScene& scene, const std::set<std::string>& moving, int block,
                        const QRectF& start, const QPointF& way, const QRectF& area, double reach) {
    const QRectF moved = start.translated(way);
    std::vector<double> ports;
    if (block >= 0) ports = portLevels(scene.blocks()[std::size_t(block)], moved.top());
    std::optional<Level> across, down;
    for (int index : scene.blocksIn(area)) {
        const BlockItem& other = scene.blocks()[std::size_t(index)];
        if (moving.contains(other.id)) continue;
        const QRectF rect = other.rect();
        offer(across, moved.left(), rect.left(), rect, reach);
        offer(across, moved.right(), rect.right(), rect, reach);
        offer(down, moved.top(), rect.top(), rect, reach);
        offer(down, moved.bottom(), rect.bottom(), rect, reach);
        for (double mine : ports)
            for (double theirs : portLevels(other, rect.top())) offer(down, mine, theirs, rect, reach);
    }
    SnappedMove result;
    const QPointF grid = snapped(moved.topLeft()) - start.topLeft();
    result.way = {across ? way.x() + across->distance : grid.x(), down ? way.y() + down->distance : grid.y()};
    const QRectF end = start.translated(result.way);
    if (across) {
        const QRectF both = end.united(across->other);
        result.guides.emplace_back(across->at, both.top(), across->at, both.bottom());
    }
    if (down) {
        const QRectF both = end.united(down->other);
        result.guides.emplace_back(both.left(), down->at, both.right(), down->at);
    }
    return result;
}

} // namespace glassbox::editor
