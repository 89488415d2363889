// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/scene/graph_scene.h"

namespace glassbox::editor {

enum class HitKind : std::uint8_t { Nothing, Port, Field, Block, Bend, Wire, Frame, FrameCorner };

/// What the mouse is on, the foremost first.
struct HitAt {
    HitKind kind = HitKind::Nothing;
    std::string id;               ///< Of a block, or a frame.
    std::optional<PortItem> port; ///< Of HitKind::Port.
    int number = -1;              ///< Of the field, or of the bend.
    std::optional<Wire> wire;     ///< Of HitKind::Wire and Bend.
    QPointF at;
};

/// `pixel` is the size of a pixel of the screen on the plane.
HitAt hitAt(const GraphScene& scene, const QPointF& point, double pixel);

} // namespace glassbox::editor
