// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/scene/graph_scene.h"

namespace glassbox::editor {

/// Where a move ends that snaps, and the lines that say to what.
struct SnappedMove {
    QPointF way;
    std::vector<QLineF> guides;
};

/// Snaps a move of the rectangle `start` (of a block, or of a frame) by `way`: each direction to an edge or a
/// port of the blocks in `area` that do not move, where one is within `reach`; else to the grid of 8.
SnappedMove snappedMove(const GraphScene& scene, const std::set<std::string>& moving, int block,
                        const QRectF& start, const QPointF& way, const QRectF& area, double reach);

} // namespace glassbox::editor
