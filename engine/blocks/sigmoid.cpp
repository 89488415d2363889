// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/activation.h"

namespace glassbox::blocks {

BlockSpec sigmoid() {
    return activation_block(
        {.id = "Sigmoid",
         .synonyms = {"logistic", "squash", "activation", "probability"},
         .function = [](ProgramBuilder& build, ValueId x) { return build.map(ScalarFunction::Sigmoid, {x}); },
         .range =
             [](const Range&) {
                 return Range{0, 1};
             }});
}

} // namespace glassbox::blocks
