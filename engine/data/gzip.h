// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string_view>

namespace glassbox {

/// True for bytes that begin as a gzip file (RFC 1952).
bool is_gzip(std::string_view bytes);

struct Inflated {
    std::string bytes;
    bool whole = true; ///< False where more would have followed than was asked for.
};

/// Inflates a gzip file of one or more members, up to `limit` bytes; memory grows with what is really there.
/// The checksum is verified where the end is reached. BadFile (gzip.truncated, gzip.damaged) names file and
/// offset.
Result<Inflated> inflate_gzip(const std::string& file, std::string_view bytes, std::uint64_t limit);

} // namespace glassbox
