// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/fonts.h"

#include <QString>

namespace glassbox::editor {

/// The width of a text in the canvas's type at 100 %, in pixels. What was measured is remembered, as in
/// cutText(): hundreds of cards say the same few words, and shaping them costs most of a rebuilt scene. Of
/// the window's thread only.
double textWidth(TypeStyle style, const QString& text);

/// The text in the canvas's type at 100 %, ending with an ellipsis where `room` pixels do not hold all of it.
QString cutText(TypeStyle style, const QString& text, double room);

} // namespace glassbox::editor
