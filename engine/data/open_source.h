// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/batch_source.h"

#include <filesystem>

namespace glassbox {

/// The names that follow "builtin:", bundled files and generators, sorted.
std::vector<std::string> builtin_names();

/// Opens what a Dataset block asks for. Its parameters:
/// - `path`: "builtin:NAME", or a file or folder, relative to `base_folder`: IDX, CSV (both also gzipped;
/// told
///   by content, not by name), or a folder of PNG and JPEG with a subfolder for each class;
/// - `labels`: the second file of an IDX set, likewise relative;
/// - `target`: the column of a table to predict: a number from 0, negative from the end, else a header's
/// name;
///   empty for the last;
/// - `test`: held out for testing, a fraction below 1 or a count (0.2);
/// - `size`: height and width for a folder's pictures, 0 for those of the first (0x0);
/// - `memory`: MiB up to which the source is resident (1024);
/// - those of generators, see generate().
/// WrongCall for parameters, BadFile for files, with file, place, what was expected and what was found.
Result<BatchSourcePtr> open_source(const Parameters& parameters, const std::filesystem::path& base_folder);

} // namespace glassbox
