// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/program.h"

namespace glassbox {

/// A bound program in which every reader of the store finds what was there when the step began.
struct Preserved {
    Program program;
    std::vector<ValueId> kept; ///< Need buffers of their own.
};

/// Writes and updates come last in a step. What they and the outputs still read of entries that another of
/// them replaces is copied before; a Write that reads its own entry element for element needs no copy.
Preserved preserve_replaced(const Program& bound);

} // namespace glassbox
