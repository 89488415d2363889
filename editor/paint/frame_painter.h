// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/block_painter.h"

namespace glassbox::editor {

/// A comment's frame: its ground, under blocks and wires, its edge, and its title in the strip at its top,
/// which is `head` high; a title without room is cut.
void paintFrame(QPainter& painter, const Theme& theme, const QRectF& rect, double head, const QString& title,
                Marks marks);

/// The title as far as there is room for it in a frame so wide.
QString shownFrameTitle(const QString& title, double width);

/// Colour of a frame's ground.
inline constexpr Token frameGround = Token::Panel;

} // namespace glassbox::editor
