// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/layout/wire_route.h"
#include "editor/paint/block_painter.h"

namespace glassbox::editor {

/// Draws a wire at 100 %: a gap in the canvas's colour where it crosses others, then its line.
void paintWire(QPainter& painter, const Theme& theme, const Route& route, PortLook look, Marks marks);

/// A wire's label on its plate, centred at `at`.
void paintWireLabel(QPainter& painter, const Theme& theme, const QRectF& plate, const QString& text);
QRectF wireLabelPlate(const QPointF& centre, const QString& text);

/// The packets of the signal on their way along a line: 5 px long, 32 px apart, `phase` pixels from its
/// start.
void paintPackets(QPainter& painter, const Theme& theme, const QPolygonF& line, double phase, PortLook look);

/// Instead of packets, for people who asked for less motion: arrowheads that stand still.
void paintArrowheads(QPainter& painter, const Theme& theme, const QPolygonF& line, PortLook look);

inline constexpr double packetPitch = 32, packetLength = 5, packetSpeed = 60;

/// Dots every 24 px, over `area` of the canvas; `zoom` thins them out.
void paintGrid(QPainter& painter, const Theme& theme, const QRectF& area, double zoom);

} // namespace glassbox::editor
