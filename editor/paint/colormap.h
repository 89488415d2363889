// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <array>

namespace glassbox::editor {

/// Viridis and cividis for values with a low and a high end (van der Walt, Smith 2015; Nuñez, Anderton,
/// Renslow 2018), diverging for values around zero, grey for pictures.
enum class Colormap : std::uint8_t { Viridis, Cividis, Diverging, Grey };

/// 256 colours of a map, from its low to its high end; the diverging map depends on the theme, because zero
/// melts into the background.
using ColourTable = std::array<QRgb, 256>;
const ColourTable& colourTable(Colormap map, Tone tone);

/// The colour of `position` in 0..1 (clamped); a number that is not finite gives transparent.
QRgb colourAt(Colormap map, Tone tone, double position);

/// The colour of `value` on a diverging map of limits ±limit.
QRgb divergingColour(Tone tone, double value, double limit);

/// The limit of a diverging map for values up to `magnitude`: the next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a
/// power of ten, so that it changes seldom.
double roundedLimit(double magnitude);

} // namespace glassbox::editor
