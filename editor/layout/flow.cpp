// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/flow.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

constexpr double decades = 6; ///< Of the scale.
constexpr double thinnest = 0.6, thickest = 3.4;

} // namespace

double gradientPart(double rms) {
    if (!(rms > 0)) return 0;
    return std::clamp(1 + std::log10(rms) / decades, 0.0, 1.0);
}

double gradientWidth(double rms) {
    return thinnest + (thickest - thinnest) * gradientPart(rms);
}

} // namespace glassbox::editor
