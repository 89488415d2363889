// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace glassbox {

namespace {

/// Length of the UTF-8 character at the start of `text`, 0 where there is none (RFC 3629: no overlong forms,
/// no surrogates).
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return std::uint8_t(text[i]); };
    const auto follows = [&](std::size_t i, std::uint8_t low, std::uint8_t high) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const std::uint8_t first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool good = follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
        return good && follows(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool good = follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        return good && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

/// from_chars reports too large and too small alike: the exponent's sign tells them apart.
double beyond_range(std::string_view text) {
    const std::size_t exponent = text.find_first_of("eE");
    const bool tiny = exponent != std::string_view::npos && exponent + 1 < text.size()
                          ? text[exponent + 1] == '-'
                          : text.starts_with("0.") || text.starts_with("-0.");
    if (tiny) return 0;
    return text[0] == '-' ? -std::numeric_limits<double>::infinity()
                          : std::numeric_limits<double>::infinity();
}

std::optional<double> parse_pointed(std::string_view text) {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument || end != text.data() + text.size()) return {};
    if (error == std::errc::result_out_of_range) return beyond_range(text);
    return value;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The digits from `place` on without leading zeros; `place` moves behind them.
std::string_view digits_at(std::string_view text, std::size_t& place) {
    while (place < text.size() && text[place] == '0') ++place;
    const std::size_t begin = place;
    while (place < text.size() && is_digit(text[place])) ++place;
    return text.substr(begin, place - begin);
}

} // namespace

std::size_t first_bad_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0) return i;
        i += length;
    }
    return std::string_view::npos;
}

std::string excerpt(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_length(text.substr(i));
        const bool shown = length > 1 || (length == 1 && std::uint8_t(text[i]) >= 32 && text[i] != 127);
        const std::string piece = shown ? std::string(text.substr(i, length)) : "?";
        if (result.size() + piece.size() > 40) return result + "…";
        result += piece;
        i += std::max<std::size_t>(length, 1);
    }
    return result;
}

std::optional<double> parse_number(std::string_view text, DecimalMark mark) {
    if (mark == DecimalMark::Point || std::ranges::count(text, ',') != 1 ||
        text.find('.') != std::string_view::npos)
        return parse_pointed(text);
    std::string pointed(text);
    std::ranges::replace(pointed, ',', '.');
    return parse_pointed(pointed);
}

bool is_missing(std::string_view text) {
    static constexpr std::array<std::string_view, 5> words{"?", "na", "n/a", "nan", "null"};
    if (text.empty()) return true;
    if (text.size() > 4) return false;
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return std::ranges::find(words, lower) != words.end();
}

bool natural_less(std::string_view a, std::string_view b) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (is_digit(a[i]) && is_digit(b[j])) {
            const std::string_view x = digits_at(a, i), y = digits_at(b, j);
            if (x.size() != y.size()) return x.size() < y.size();
            if (x != y) return x < y;
        } else if (a[i] != b[j]) {
            return std::uint8_t(a[i]) < std::uint8_t(b[j]);
        } else {
            ++i;
            ++j;
        }
    }
    if (i == a.size() && j == b.size()) return a < b;
    return i == a.size();
}

} // namespace glassbox
