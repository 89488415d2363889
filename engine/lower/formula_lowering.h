// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/formula_parser.h"
#include "engine/ir/builder.h"

#include <functional>

namespace glassbox {

/// The value of a parsed expression; `value_of` gives the value of a free name and is asked once for each.
/// Whole powers from -8 to 8 become products, so that they hold for negative bases too.
ValueId emit_formula(ProgramBuilder& build, const Formula& formula,
                     const std::function<ValueId(const std::string&)>& value_of);

} // namespace glassbox
