// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/activation.h"

#include <algorithm>

namespace glassbox::blocks {

BlockSpec relu() {
    return activation_with_kink(
        {.id = "ReLU",
         .synonyms = {"rectified linear unit", "rectifier", "ramp", "activation"},
         .function = [](ProgramBuilder& build, ValueId x) { return build.map(ScalarFunction::Relu, {x}); },
         .range =
             [](const Range& in) {
                 return Range{std::max(in.minimum, 0.0), std::max(in.maximum, 0.0)};
             }});
}

} // namespace glassbox::blocks
