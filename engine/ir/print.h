// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/program.h"

namespace glassbox {

/// One op as print(Program) writes it: `%7 = map relu(%6) : real [N, 20, 20, 8]   ; conv1`.
std::string print_op(const Program& program, ValueId value);

/// "%7".
std::string value_name(ValueId value);

} // namespace glassbox
