// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/analysis.h"

namespace glassbox {

/// Pictures [rows, H, W, C] in 0..1 as a data block with these complete parameters (`shift`, `rotation`,
/// `scale`) would show them to a model in training, by the very ops of its lowering. `step` chooses which of
/// the endless variants; the pictures themselves come back where nothing is augmented. Errors are those of
/// the device.
Result<Tensor> augmented_pictures(const DataInfo& info, const Parameters& parameters, const Tensor& pictures,
                                  std::uint64_t step, Backend& backend);

} // namespace glassbox
