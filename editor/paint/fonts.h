// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

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

/// A style's font with its size in pixels at 100 %, scaled.
QFont font(TypeStyle style, double scale = 1.0);

} // namespace glassbox::editor
