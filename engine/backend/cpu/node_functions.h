// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/op.h"

namespace glassbox::cpu {

/// out = f(a, b, c) on `groups` whole groups. Unused operands may be null; `out` may be one of the operands.
template <class Scalar>
using NodeFunction = void (*)(Scalar* out, const Scalar* a, const Scalar* b, const Scalar* c,
                              std::int64_t groups);

/// The loop of a scalar function. Bit i of `uniform` says that operand i is one group that serves for all.
template <class Scalar>
NodeFunction<Scalar> node_function(ScalarFunction function, unsigned uniform);

/// A copy, or with uniform = 1 a fill.
template <class Scalar>
NodeFunction<Scalar> copy_function(unsigned uniform);

/// About how many simple vector instructions an element costs.
int cost_of(ScalarFunction function);

} // namespace glassbox::cpu
