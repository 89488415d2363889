// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QSizeF>

#include <vector>

namespace glassbox::editor {

/// A wire between two boxes of a layout, by their numbers, and how far below their tops its ends are.
struct LayoutEdge {
    int from = 0;
    int to = 0;
    double fromY = 0;
    double toY = 0;
};

/// Places for boxes with wires from left to right, as top-left corners from (0, 0) on: layers and the order
/// in them by Graphviz (dot: Gansner et al., A Technique for Drawing Directed Graphs, 1993), the longest
/// chain straight, and the layers wrapped into rows where the whole can then be drawn larger. Boxes without
/// wires stand below. Deterministic; multiples of 8; no two boxes overlap.
std::vector<QPointF> layeredLayout(const std::vector<QSizeF>& sizes, const std::vector<LayoutEdge>& edges);

} // namespace glassbox::editor
