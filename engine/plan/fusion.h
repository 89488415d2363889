// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/plan.h"

namespace glassbox {

/// True for ops that need no kernel of their own: their value can be computed wherever it is read
/// (element-wise functions, constants) or read with other strides (views).
bool is_fluid(const Op& op);

/// True for a Pad that only cuts off, which is a view.
bool only_cuts(const PadAttributes& attributes);

/// True for a Reshape that only adds or removes extents of 1.
bool only_units(const Shape& from, const Shape& to);

/// The value whose buffer holds `value` in the same dense order: looks through Reshape.
ValueId dense_source(const Program& program, ValueId value);

/// Which values of a bound program get a buffer of their own, by value. A fluid value gets one where
/// something needs it dense (products, outputs), or where recomputing it at every reader would cost more than
/// keeping it, or where it is among `kept`.
std::vector<std::uint8_t> choose_buffers(const Program& program, Fusion fusion,
                                         const std::vector<ValueId>& kept);

} // namespace glassbox
