// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/activation.h"

#include <algorithm>
#include <cmath>

namespace glassbox::blocks {

namespace {

/// log(1 + eˣ) as max(x, 0) + log(1 + e^-|x|), which neither overflows nor loses small values.
ValueId stable(ProgramBuilder& build, ValueId x) {
    const ValueId size = build.map(ScalarFunction::Abs, {x});
    const ValueId small = build.map(ScalarFunction::Exp, {build.map(ScalarFunction::Negate, {size})});
    // (x + |x|) / 2 is max(x, 0), with the derivative 1/2 at 0 that makes the sum's derivative right there.
    const ValueId positive = build.scale(build.add(x, size), 0.5);
    return build.add(positive, build.map(ScalarFunction::Log1p, {small}));
}

double softplus_of(double x) {
    return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
}

Range range(const Range& in) {
    return {softplus_of(in.minimum), softplus_of(in.maximum)};
}

} // namespace

BlockSpec softplus() {
    return activation_block({.id = "Softplus",
                             .synonyms = {"smooth relu", "log exp", "positive", "activation"},
                             .function = stable,
                             .range = range});
}

} // namespace glassbox::blocks
