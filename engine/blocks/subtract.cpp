// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/element_wise.h"

namespace glassbox::blocks {

BlockSpec subtract() {
    return element_wise_block({"Subtract",
                               {"difference", "minus", "error"},
                               fixed_ports({real_port("a"), real_port("b")}, {real_port("out")}),
                               ScalarFunction::Subtract,
                               difference_of,
                               "subtract.mismatch"});
}

} // namespace glassbox::blocks
