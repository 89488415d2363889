// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

// Distances of the view of a heatmap, in pixels.
namespace glassbox::app {

inline constexpr int leftRoom = 56, topRoom = 26, bottomRoom = 12; ///< Around the map.
inline constexpr int barWidth = 12, barRoom = 64;                  ///< Colour bar, and it with its numbers.
inline constexpr int factsWidth = 152;                             ///< The enlarged part and its numbers.
inline constexpr int narrowView = 340;                             ///< Narrower views leave them out.
inline constexpr int largestTile = 32; ///< Of larger tiles the surroundings of a cell are enlarged.
inline constexpr int factsLines = 82;  ///< Height of the lines below the enlarged part.
inline constexpr QSize detailCell{38, 28}, numberRoom{36, 14};

} // namespace glassbox::app
