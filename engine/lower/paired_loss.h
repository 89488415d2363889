// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lower/lower_context.h"

namespace glassbox {

/// True where an answer and its target can be compared number by number: equal named shapes with a batch, or
/// one number a sample on both sides (N × 1 with N).
bool are_paired(const WireType& answer, const WireType& target);

/// The target's value in the shape of the answer's; Integers become Real.
ValueId paired_target(ProgramBuilder& build, ValueId target, ValueId answer);

/// Mean over all axes but the batch: [N].
ValueId mean_per_sample(ProgramBuilder& build, ValueId value);

/// True where labels may be larger than the known range allows: their largest class is known and above
/// `largest`.
bool labels_exceed(const WireType& labels, double largest);

} // namespace glassbox
