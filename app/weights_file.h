// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/train/checkpoint.h"

namespace glassbox::app {

/// Weights stand beside their document, under its name.
std::filesystem::path weightsFileOf(const std::filesystem::path& document);

/// Writes weights whole or not at all. What stands there and cannot be read is put aside before, under that
/// name with ".unread" (".unread2", ...): nobody has seen it, so it may be the only copy of a training. Where
/// that fails, nothing is written, and the error says why the old file cannot be read.
Result<void> saveWeights(const Checkpoint& checkpoint, const std::filesystem::path& file);

} // namespace glassbox::app
