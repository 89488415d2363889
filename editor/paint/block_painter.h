// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/layout/block_geometry.h"
#include "editor/paint/theme.h"

#include <QFlags>
#include <QPainter>

namespace glassbox::editor {

enum class Mark : std::uint8_t { None = 0, Hovered = 1, Selected = 2, Focused = 4, Muted = 16 };
Q_DECLARE_FLAGS(Marks, Mark)

/// What changes on a block while it trains: a number behind the footer's text, the thumbnail, and the size of
/// its weights' gradient.
struct BlockReading {
    QString number;
    Thumbnail thumbnail;
    double gradient = -1; ///< RMS over its trained numbers; negative: not known.
};

/// Draws a block whose top-left corner is the painter's origin, at 100 %.
void paintBlock(QPainter& painter, const Theme& theme, const BlockFace& face, const BlockGeometry& geometry,
                Marks marks, const BlockReading& reading);

/// Draws a block seen from far away into `card` (in pixels of the screen): a tinted card with icon and name,
/// or the colour alone where there is no room.
void paintFarBlock(QPainter& painter, const Theme& theme, const BlockFace& face, const QRectF& card,
                   Marks marks, double zoom);

/// A port: circle, square, diamond or triangle; filled when wired, hollow when free.
void paintPort(QPainter& painter, const Theme& theme, const QPointF& at, PortLook look, Wired wired,
               double widest = anatomy::portTarget);

/// Colour of a port and its wire.
Token portToken(PortLook look);

} // namespace glassbox::editor

Q_DECLARE_OPERATORS_FOR_FLAGS(glassbox::editor::Marks)
