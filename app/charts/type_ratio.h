// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/fonts.h"

#include <algorithm>

namespace glassbox::app {

/// How much larger than usual the window's type is: room for text grows with it.
inline double typeRatio() {
    constexpr double usualBody = 13;
    const QFont body = editor::font(editor::TypeStyle::Body);
    const double pixels = body.pixelSize() > 0 ? body.pixelSize() : body.pointSizeF() * 96 / 72;
    return std::max(1.0, pixels / usualBody);
}

/// How much larger maps are: 1.25 where type is 1.3.
inline double mapRatio() {
    return 1 + (typeRatio() - 1) * 0.25 / 0.3;
}

} // namespace glassbox::app
