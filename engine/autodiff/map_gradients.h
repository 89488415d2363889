// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/builder.h"

namespace glassbox {

/// The gradients of a Map op to its inputs, each still in the shape of the result; no_value where there is
/// none.
std::vector<ValueId> map_gradients(ProgramBuilder& build, ValueId value, ValueId gradient);

} // namespace glassbox
