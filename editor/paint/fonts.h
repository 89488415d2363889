// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

#include <optional>

namespace glassbox::editor {

/// The styles of type of the program. A number that changes or is edited is set in a mono style, whose
/// figures have one width (Qt 6.4 cannot switch on tabular figures).
enum class TypeStyle : std::uint8_t {
    Title,     ///< 22, semibold
    Head,      ///< 15, semibold
    Body,      ///< 13
    Strong,    ///< 13, semibold
    BlockName, ///< 12.5, semibold
    Small,     ///< 12
    SmallBold, ///< 12, semibold
    Caption,   ///< 11
    WireLabel, ///< 10.5, medium: the floor
    Mono,      ///< 12, mono
    MonoSmall, ///< 11, mono
};

/// Makes the bundled faces known to Qt; call once after the application object is there, before the first
/// font(). Without bundled faces DejaVu Sans and DejaVu Sans Mono are taken.
void loadFonts();

/// How much larger than the table the window's type is: 1, or 1.3 on a projector. The canvas zooms instead.
void setTypeScale(double scale);
double typeScale();

/// A style's font for widgets, in the window's scale; on a projector nothing is under 14 pixels.
QFont font(TypeStyle style);

/// A style's font with its size in pixels at 100 % times `scale`, whatever the window's is: for the canvas.
QFont font(TypeStyle style, double scale);

/// The style whose font in the window's scale this is, if it is one.
std::optional<TypeStyle> styleOf(const QFont& font);

} // namespace glassbox::editor
