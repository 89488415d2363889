// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/type_ratio.h"

#include <QSize>

// Distances of the view of a heatmap, in pixels.
namespace glassbox::app {

/// Room around the map.
inline int leftRoom() {
    return int(56 * typeRatio());
}
inline int topRoom() {
    return int(26 * typeRatio());
}
inline constexpr int bottomRoom = 12;
/// The colour bar, and it with its numbers.
inline constexpr int barWidth = 12;
inline int barRoom() {
    return int(64 * typeRatio());
}
/// The enlarged part and its numbers; narrower views leave them out.
inline int factsWidth() {
    return int(152 * typeRatio());
}
inline constexpr int narrowView = 340;
/// Height of a line of small type.
inline int textLine() {
    return int(16 * typeRatio());
}
/// Height of the lines below the enlarged part.
inline int factsLines() {
    return 4 * textLine() + 18;
}
inline constexpr int largestTile = 32; ///< Of larger tiles the surroundings of a cell are enlarged.
/// Of an enlarged cell, and the least that a number in it needs.
inline QSize detailCell() {
    return QSizeF(38 * typeRatio(), 28 * typeRatio()).toSize();
}
inline QSize numberRoom() {
    return QSizeF(36 * typeRatio(), 14 * typeRatio()).toSize();
}

} // namespace glassbox::app
