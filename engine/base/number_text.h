// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace glassbox {

/// The shortest text from which the same double is read again ("0.001", "1e+30", "3"), in the C locale.
std::string number_text(double number);

/// A number from the whole of `text`, in the C locale; empty where it is none or does not fit.
std::optional<double> parse_real(std::string_view text);
std::optional<std::int64_t> parse_integer(std::string_view text);
std::optional<std::uint64_t> parse_unsigned(std::string_view text);

} // namespace glassbox
