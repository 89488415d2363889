// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/element_wise.h"

namespace glassbox::blocks {

BlockSpec subtract() {
    return element_wise_block({.id = "Subtract",
                               .synonyms = {"difference", "minus", "error"},
                               .ports = fixed_ports({real_port("a"), real_port("b")}, {real_port("out")}),
                               .function = ScalarFunction::Subtract,
                               .range = difference_of,
                               .problem = "subtract.mismatch"});
}

} // namespace glassbox::blocks
