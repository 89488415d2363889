// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/element_wise.h"

namespace glassbox::blocks {

BlockSpec add() {
    BlockSpec spec = element_wise_block({"Add",
                                         {"sum", "plus", "residual", "skip"},
                                         numbered_inputs,
                                         ScalarFunction::Add,
                                         sum_of,
                                         "add.mismatch"});
    spec.parameters = {inputs_parameter()};
    spec.samples.push_back(accepted({{"inputs", std::int64_t(3)}}, {row_type(2), row_type(2), row_type(2)}));
    return spec;
}

} // namespace glassbox::blocks
