// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/element_wise.h"

namespace glassbox::blocks {

BlockSpec multiply() {
    BlockSpec spec = element_wise_block({.id = "Multiply",
                                         .synonyms = {"product", "times", "gate", "hadamard", "scale"},
                                         .ports = numbered_inputs,
                                         .function = ScalarFunction::Multiply,
                                         .range = product_of,
                                         .problem = "multiply.mismatch"});
    spec.category = Category::NonLinear;
    spec.parameters = {inputs_parameter()};
    spec.samples.push_back(accepted({{"inputs", std::int64_t(3)}}, {row_type(2), row_type(2), row_type(2)}));
    return spec;
}

} // namespace glassbox::blocks
