// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/data/data_preview.h"

namespace glassbox::app {

/// Columns and the first rows of a table, as they stand in a file or a bundled set, into `preview`; leaves it
/// alone where the data are no table. Of a plain file only the beginning is read.
void readTableLines(const std::string& path, const std::filesystem::path& folder, DataPreview& preview);

} // namespace glassbox::app
