// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

namespace glassbox::editor {

/// Style sheet of a panel that floats over the canvas: raised ground, quiet edge, round corners; its fields,
/// its buttons ("primary" is the first of them).
QString panelStyle(const Theme& theme, const char* name);

} // namespace glassbox::editor
