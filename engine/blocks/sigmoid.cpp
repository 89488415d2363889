// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/activation.h"

namespace glassbox::blocks {

BlockSpec sigmoid() {
    return activation_block(
        {"Sigmoid",
         {"logistic", "squash", "activation", "probability"},
         [](ProgramBuilder& build, ValueId x) { return build.map(ScalarFunction::Sigmoid, {x}); },
         [](const Range&) {
             return Range{0, 1};
         }});
}

} // namespace glassbox::blocks
