// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace glassbox {

/// Position of the first byte that is not valid UTF-8, or npos.
std::size_t first_bad_utf8(std::string_view text);

/// At most 40 bytes of `text` for a message: whole characters, what cannot be shown replaced by '?'.
std::string excerpt(std::string_view text);

/// The number that the whole of `text` spells, independent of the locale; infinite where it is too large for
/// double. With DecimalMark::Comma "3,5" is one too.
enum class DecimalMark : std::uint8_t { Point, Comma };
std::optional<double> parse_number(std::string_view text, DecimalMark mark);

/// "", "?", "NA", "N/A", "NaN", "null": what tables hold where a value is missing.
bool is_missing(std::string_view text);

/// The order in which people sort names: runs of digits by their value ("9" before "10"), the rest by bytes.
bool natural_less(std::string_view a, std::string_view b);

} // namespace glassbox
