// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/builder.h"

namespace glassbox::reference {

/// A program of about 20 ops with several outputs and shared values, always the same for a seed: maps,
/// broadcasts, reductions, transposes, pads, concatenations, reshapes, products, convolutions, and writes of
/// statistics that are also read. Values stay small and no function jumps but by comparing inputs.
Program random_program(std::uint64_t seed);

/// The same with the gradients of a weighted sum of its outputs to all its inputs as outputs, expanded.
Program random_program_with_gradients(std::uint64_t seed);

} // namespace glassbox::reference
