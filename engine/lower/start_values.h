// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/block_spec.h"
#include "engine/ir/program.h"

namespace glassbox {

/// How the weights of a linear block begin: `he` (He et al. 2015: normal with variance 2 / fan-in), `glorot`
/// (Glorot & Bengio 2010: uniform with variance 2 / (fan-in + fan-out)), `zero`.
ParameterSpec start_parameter();
Initial start_values(const Parameters& parameters, std::int64_t fan_in, std::int64_t fan_out);

} // namespace glassbox
