// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/batch_source.h"

#include <filesystem>

namespace glassbox {

/// New data without labels.
struct NewInputs {
    Tensor values;                  ///< F32: pictures [n, H, W, C] in 0..1, rows [n, F] as they stand.
    std::vector<std::string> names; ///< Of each: its file's name, or its number from 1.
};

/// Reads data for a model that was trained on what `expected` describes. Pictures: a PNG or JPEG, a folder of
/// them (all that lie directly in it, by name), or IDX; they are brought to the expected size and channels.
/// Rows: IDX of rank 2, or a table with the features' columns (found by name where both have names), with or
/// without the target's, which is ignored. BadFile with file, place, what was expected and found.
Result<NewInputs> read_inputs(const std::filesystem::path& path, const DataInfo& expected);

} // namespace glassbox
