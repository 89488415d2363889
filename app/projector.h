// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace glassbox::app {

/// Sets the scale of the window's type and gives every widget below `root` that has one of the program's
/// styles its font in the new size.
void setTypeScale(QWidget* root, double scale);

/// Of projector mode.
constexpr double projectorTypeScale = 1.3, projectorLineScale = 1.5;

} // namespace glassbox::app
