// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/layout/layered_layout.h"

namespace glassbox::editor {

/// Box numbers in layers from left to right, each from top to bottom, so that few wires cross: the ranks and
/// the order that Graphviz's dot finds. Every box is in exactly one layer.
std::vector<std::vector<int>> graphvizLayers(const std::vector<QSizeF>& sizes,
                                             const std::vector<LayoutEdge>& edges);

} // namespace glassbox::editor
