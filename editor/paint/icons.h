// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>

#include "editor/paint/theme.h"

namespace glassbox::editor {

/// A drawing of resources/icons (20 px grid, stroke 1.5, one colour) tinted with `color`, `size` logical
/// pixels wide, at the device's pixel ratio. Kept in Qt's pixmap cache. Asserts that the drawing exists.
QPixmap iconPixmap(const QString& name, double size, const QColor& color, double ratio);

/// The same as an icon for buttons, with a paler state for disabled ones.
QIcon themedIcon(const QString& name, const Theme& theme, Token color = Token::Text2);

/// Name of the drawing for a kind of block: its own where there is one ("block-conv2d"), else its category's.
QString blockIconName(const QString& kind, Category category);

} // namespace glassbox::editor
