// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/activation.h"

#include <algorithm>
#include <cmath>

namespace glassbox::blocks {

namespace {

constexpr double lowest = -0.16997120747990369; ///< Of x·Φ(x), at x = -0.7518.

/// x/2 · (1 + erf(x / √2)), exact, not the approximation by tanh.
ValueId exact(ProgramBuilder& build, ValueId x) {
    const ValueId erf = build.map(ScalarFunction::Erf, {build.scale(x, std::sqrt(0.5))});
    return build.multiply(build.scale(x, 0.5), build.add(erf, build.constant(1)));
}

Range range(const Range& in) {
    return {lowest, std::max(in.maximum, 0.0)};
}

} // namespace

BlockSpec gelu() {
    return activation_block({.id = "GELU",
                             .synonyms = {"gaussian error linear unit", "smooth relu", "activation"},
                             .function = exact,
                             .range = range});
}

} // namespace glassbox::blocks
