// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Distances of a chart of lines, in pixels, and its limits.
namespace glassbox::app {

inline constexpr double endsWidth = 150;    ///< Room at the right for names and numbers.
inline constexpr double flagsHeight = 22;   ///< Room above the plot for edits and the cursor's head.
inline constexpr double flagWidest = 150;   ///< Of an edit's name; longer ones are elided.
inline constexpr double flagNarrowest = 28; ///< Less room than this: a flag without its name.
inline constexpr double fewestSteps = 4;    ///< That a zoomed axis shows.
inline constexpr double emptyDepth = 1e-4;  ///< Low end of a logarithmic axis whose numbers reach zero.

} // namespace glassbox::app
