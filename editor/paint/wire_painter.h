// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/layout/wire_route.h"
#include "editor/paint/block_painter.h"

#include <QPixmap>

#include <vector>

namespace glassbox::editor {

/// Draws a wire at 100 %: a gap in the ground's colour where it crosses others, then its line.
void paintWire(QPainter& painter, const Theme& theme, const Route& route, PortLook look, Marks marks,
               Token ground = Token::Canvas);

/// A small handle where people led a wire through a point.
void paintBend(QPainter& painter, const Theme& theme, const QPointF& at, PortLook look, Marks marks);

/// The line that runs beside another at its right-hand side, seen along it; shortened at both ends so that it
/// clears the ports.
QPolygonF lineBeside(const QPolygonF& line, double distance);

/// The gradient's strand beside a wire: from its input back to its output, as wide as gradientWidth() says,
/// with arrowheads; a dotted grey line where none arrives (an RMS of 0 or less).
void paintGradient(QPainter& painter, const Theme& theme, const QPolygonF& line, double rms);
inline constexpr double gradientDistance = 4.5; ///< From the middle of the wire to that of the strand.

/// A wire's label on its plate, centred at `at`.
void paintWireLabel(QPainter& painter, const Theme& theme, const QRectF& plate, const QString& text,
                    Token ground = Token::Canvas);
QRectF wireLabelPlate(const QPointF& centre, const QString& text);

/// A place on a line where a packet of the signal may be, in the view's pixels: at `phase`, `phase` + 1
/// pitch, ... from its start; `direction` numbers the picture.
struct PacketSpot {
    int x = 0;
    int y = 0;
    int phase = 0;
    int direction = 0;
};

/// The spots of a line, one for each pixel of its length at 100 %.
std::vector<PacketSpot> packetSpots(const QPolygonF& line, const QPointF& origin, double zoom);

/// A packet, 5 px long at 100 %, in each of its directions; it stands in the middle, packetReach() from the
/// edges.
std::vector<QPixmap> packetPictures(const Theme& theme, double zoom, double pixelRatio);
int packetReach(double zoom);

/// Instead of packets, for people who asked for less motion: arrowheads that stand still.
void paintArrowheads(QPainter& painter, const Theme& theme, const QPolygonF& line, PortLook look);

inline constexpr double packetPitch = 32, packetLength = 5, packetSpeed = 60;

/// Dots every 24 px, over `area` of the canvas; `zoom` thins them out.
void paintGrid(QPainter& painter, const Theme& theme, const QRectF& area, double zoom);

} // namespace glassbox::editor
