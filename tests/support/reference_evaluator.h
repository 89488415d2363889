// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"

#include <map>

namespace glassbox::reference {

using NamedTensors = std::map<std::string, Tensor>;

/// Runs one step of a bound program without Gradient ops in double by the plainest loops: the meaning of
/// every op, that devices and gradient rules are compared with. Gives all outputs by name and what would be
/// written by Write and Update as "write:" + key; all F64, integers and Booleans as numbers. `inputs` by the
/// name of Input, `store` by key, `live` overrides the slots' initial values.
NamedTensors evaluate(const Program& bound, const NamedTensors& inputs, const NamedTensors& store = {},
                      const RunState& state = {}, const std::map<std::string, double>& live = {});

} // namespace glassbox::reference
