// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/gradient_check.h"

namespace glassbox::reference {

/// Every op kind and scalar function that has a gradient, in all its variants, small enough for second
/// derivatives by differences.
std::vector<GradientCase> gradient_cases();

} // namespace glassbox::reference
