// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace glassbox {

/// Replaces `file` by `parts` written one after the other: a temporary file in the same folder, flushed to
/// the disk, renamed, the folder flushed. Whatever happens (a full disk, kill -9), the old or the new file is
/// there whole, and no temporary file is left by a failed write. Unwritable names the file, the system's
/// reason and the remedy.
Result<void> write_file_atomically(const std::filesystem::path& file,
                                   std::span<const std::span<const std::byte>> parts);
Result<void> write_file_atomically(const std::filesystem::path& file, const std::string& text);

/// The whole file; BadFile where it cannot be read or has more than `limit` bytes.
Result<std::string> read_file(const std::filesystem::path& file, std::size_t limit);

/// For tests: called before every write() with its number; returning false makes that write fail with ENOSPC.
/// Empty: none.
void set_write_fault(std::function<bool(int)> fault);

} // namespace glassbox
