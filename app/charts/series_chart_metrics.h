// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/type_ratio.h"

// Distances of a chart of lines, in pixels, and its limits.
namespace glassbox::app {

/// Room at the right for names and numbers.
inline double endsWidth() {
    return 150 * typeRatio();
}
/// Room above the plot for edits and the cursor's head.
inline double flagsHeight() {
    return 22 * typeRatio();
}
/// Of an edit's name; longer ones are elided. With less room than the narrowest a flag has no name.
inline double flagWidest() {
    return 150 * typeRatio();
}
inline constexpr double flagNarrowest = 28;
/// Height of a line of small type.
inline double textRow() {
    return 16 * typeRatio();
}
inline constexpr double fewestSteps = 4;   ///< That a zoomed axis shows.
inline constexpr double emptyDepth = 1e-4; ///< Low end of a logarithmic axis whose numbers reach zero.

} // namespace glassbox::app
