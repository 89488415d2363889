// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "engine/train/checkpoint.h"

#include <optional>

namespace glassbox {

/// `step` where a parameter or statistic of the store is not finite, else nothing.
std::optional<std::uint64_t>
first_step_with_bad_parameters(const Store& store, std::span<const StoreEntry> entries, std::uint64_t step);

/// Whether a checkpoint can be taken over: every tensor has an entry of its shape, and a whole state (not
/// weights only) has a tensor for every entry. BadFile names the key and both shapes.
Result<void> checkpoint_fits(const Checkpoint& checkpoint, std::span<const StoreEntry> entries);

} // namespace glassbox
