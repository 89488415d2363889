// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/layout/block_face.h"

#include <QPointF>
#include <QRectF>

namespace glassbox::editor {

/// Sizes of the anatomy of a block, in pixels at 100 %.
namespace anatomy {
inline constexpr double width = 172, widest = 240, header = 30, row = 24, footer = 24, inset = 10,
                        padding = 12;
inline constexpr double chip = 20, portRadius = 5, portTarget = 24, firstPort = 15, collapsedPitch = 10,
                        radius = 10, fieldHeight = 19;
inline constexpr double badge = 16, meterRoom = 7, meterHeight = 3;
inline constexpr double columnGap = 60, rowGap = 40, grid = 24, snap = 8;
} // namespace anatomy

/// Where the parts of one block lie, relative to its top-left corner. No colours and no painting.
struct BlockGeometry {
    QSizeF size;
    QRectF chip;
    QRectF title;
    std::vector<QRectF> badges; ///< Signs at the right end of the header, as badgesOf() counts them.
    std::vector<QPointF> inputs;
    std::vector<QPointF> outputs;
    std::vector<QRectF> labels; ///< Of the parameters.
    std::vector<QRectF> fields; ///< Of the parameters.
    QRectF thumbnail;           ///< Empty where there is none.
    QRectF footer;
    QRectF meter; ///< Of the weights' gradient; empty where there are none.
};

/// What a model that trains will show on a block, which is only known where values are (not to the editor).
/// It keeps its room where an edit leaves the block without a type: nothing moves while something is wrong.
struct LiveRoom {
    std::optional<WireType> pictured; ///< The type of the output that a thumbnail shows.
    bool metered = false;             ///< It has weights whose gradient is told.
    bool operator==(const LiveRoom&) const = default;
};

BlockGeometry geometryOf(const BlockFace& face, const LiveRoom& room);

/// The face with the texts that have too little room cut at their end ("…"); hover tells them whole.
BlockFace elided(BlockFace face, const BlockGeometry& geometry);

/// The nearest multiple of the canvas's snap.
QPointF snapped(const QPointF& point);

} // namespace glassbox::editor
