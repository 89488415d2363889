// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QPalette>
#include <QString>

namespace glassbox::app {

/// The style sheet of all widgets in a theme's colours.
QString styleSheet(const editor::Theme& theme);

/// The palette that goes with it, for what style sheets do not reach.
QPalette paletteOf(const editor::Theme& theme);

} // namespace glassbox::app
