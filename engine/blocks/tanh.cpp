// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/activation.h"

namespace glassbox::blocks {

BlockSpec tanh() {
    return activation_block(
        {.id = "Tanh",
         .synonyms = {"hyperbolic tangent", "squash", "activation"},
         .function = [](ProgramBuilder& build, ValueId x) { return build.map(ScalarFunction::Tanh, {x}); },
         .range =
             [](const Range&) {
                 return Range{-1, 1};
             }});
}

} // namespace glassbox::blocks
