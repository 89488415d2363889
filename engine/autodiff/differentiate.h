// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/builder.h"

namespace glassbox {

/// The program with every Gradient op replaced by ops that compute it, in program order, so that a gradient
/// of a gradient is expanded innermost first. All Gradient ops of one scalar share one reverse walk. A value
/// that the scalar does not depend on gets zeros.
Program expand_gradients(const Program& program);

/// One row of the gradient table: given op `value` of the builder's program and the gradient of the scalar
/// with respect to its result, the gradients with respect to its inputs (no_value where an input has none:
/// integers, indices, stopped). Emits only ops that are themselves differentiable where the mathematics is.
std::vector<ValueId> gradient_rule(ProgramBuilder& build, ValueId value, ValueId gradient);

} // namespace glassbox
