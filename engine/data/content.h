// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>

namespace glassbox {

enum class Format : std::uint8_t { Idx, Picture, Text };

/// A file's bytes, inflated, and what they are.
struct Content {
    std::string file; ///< Its name for messages.
    std::string bytes;
    Format format = Format::Text;
};

/// No file is read, or inflated, beyond this size.
inline constexpr std::uint64_t largest_file = std::uint64_t(4) << 30;

/// A file's name for messages: whole characters, of a length that can be shown.
std::string shown(const std::filesystem::path& file);

/// The failure for data of more than `limit` bytes.
tl::unexpected<Error> too_large(const std::string& file, std::uint64_t limit);

/// The bytes of a file as they are; BadFile where it cannot be read or has more than `limit` bytes.
Result<std::string> read_bytes(const std::filesystem::path& file, std::uint64_t limit);

/// Reads a file and tells its format by its bytes, whatever its name; a gzipped one is inflated first, an IDX
/// in it no further than its header declares. BadFile where it is empty or nothing that is known.
Result<Content> read_content(const std::filesystem::path& file);
/// The same of bytes in memory.
Result<Content> content_of(std::string file, std::string bytes);

} // namespace glassbox
