// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/batch_source.h"

#include <filesystem>

namespace glassbox {

/// The pictures that lie directly in `folder`, by name: files that are PNG or JPEG by their content or are
/// called so. Hidden files and files of other kinds are passed over. BadFile for a link that leaves `root`.
Result<std::vector<std::filesystem::path>> pictures_in(const std::filesystem::path& folder,
                                                       const std::filesystem::path& root);

/// Height and width that pictures are brought to; 0: those of the first picture.
struct PictureSize {
    std::int64_t height = 0;
    std::int64_t width = 0;
};

/// A folder whose subfolders are the classes, by name, with a class's pictures in it: U8, grey where all are
/// grey. The order takes a picture of each class in turn. Every picture is inspected here and those for
/// training decoded once; above `memory` MiB they are not kept but read again in fetch().
Result<BatchSourcePtr> open_picture_folder(const std::filesystem::path& folder, PictureSize size, double test,
                                           std::int64_t memory);

} // namespace glassbox
