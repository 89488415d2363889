// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "engine/check/check.h"
#include "engine/train/checkpoint.h"

namespace glassbox {

/// Whether every parameter and statistic of the store is finite.
bool parameters_finite(const Store& store, std::span<const StoreEntry> entries);

/// Whether all numbers of a tensor are finite.
bool finite(const Tensor& tensor);

/// Whether the live numbers of a checkpoint are values that their parameters may have (those of blocks that
/// the model lacks say nothing). BadFile names file, slot, what was expected and found.
Result<void> live_fits(const Checkpoint& checkpoint, const CheckedGraph& graph, const std::string& file);

/// Whether a checkpoint can be taken over: every tensor has an entry of its shape, and a whole state (not
/// weights only) has a tensor for every entry. BadFile names the key and both shapes.
Result<void> checkpoint_fits(const Checkpoint& checkpoint, std::span<const StoreEntry> entries);

} // namespace glassbox
