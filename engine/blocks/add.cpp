// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/element_wise.h"

namespace glassbox::blocks {

BlockSpec add() {
    BlockSpec spec = element_wise_block({.id = "Add",
                                         .synonyms = {"sum", "plus", "residual", "skip"},
                                         .ports = numbered_inputs,
                                         .function = ScalarFunction::Add,
                                         .range = sum_of,
                                         .problem = "add.mismatch"});
    spec.parameters = {inputs_parameter()};
    spec.samples.push_back(accepted({{"inputs", std::int64_t(3)}}, {row_type(2), row_type(2), row_type(2)}));
    return spec;
}

} // namespace glassbox::blocks
