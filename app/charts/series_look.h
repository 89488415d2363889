// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QPen>
#include <QPointF>

#include <array>

class QPainter;

namespace glassbox::app {

/// How a line of a chart is told from the others: by its colour, its dashes and the shape of its marks.
enum class MarkShape : std::uint8_t { Disc, Diamond, Square, Up, Down, Cross };
struct SeriesLook {
    editor::Token token;
    std::vector<double> dashes; ///< Pixels; none: solid.
    MarkShape mark;
};

/// As many lines as can be told apart.
inline constexpr std::size_t seriesCount = 6;
const std::array<SeriesLook, seriesCount>& seriesLooks();

QPen seriesPen(const editor::Theme& theme, std::size_t look);
/// A mark's outline, filled with the painter's brush; the cross is a plus.
void paintShape(QPainter& painter, MarkShape shape, const QPointF& at, double radius);
/// A mark of 7 pixels with an edge in the colour of the ground.
void paintMark(QPainter& painter, const editor::Theme& theme, std::size_t look, const QPointF& at);

} // namespace glassbox::app
