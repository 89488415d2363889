// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/json_span.h"

#include <nlohmann/json.hpp>

namespace glassbox {

namespace {

constexpr std::string_view white = " \t\r\n";

std::size_t skip_white(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(white, at), text.size());
}

/// The place after the string that begins at `at`.
std::size_t skip_string(std::string_view text, std::size_t at) {
    for (++at; text[at] != '"'; ++at)
        if (text[at] == '\\') ++at;
    return at + 1;
}

/// The place after the value that begins at `at`, whatever it is.
std::size_t skip_value(std::string_view text, std::size_t at) {
    int depth = 0;
    do {
        const char c = text[at];
        if (c == '"') {
            at = skip_string(text, at);
            continue;
        }
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        ++at;
        if (depth == 0 && c != '}' && c != ']')
            return std::min(text.find_first_of(" \t\r\n,]}", at), text.size());
    } while (depth > 0);
    return at;
}

} // namespace

std::map<std::string, std::string_view> members_of(std::string_view object) {
    std::map<std::string, std::string_view> members;
    if (object.starts_with("\xEF\xBB\xBF")) object.remove_prefix(3);
    std::size_t at = skip_white(object, 0);
    if (at == object.size() || object[at] != '{') return members;
    at = skip_white(object, at + 1);
    while (object[at] != '}') {
        const std::size_t key_end = skip_string(object, at);
        const auto key = nlohmann::json::parse(object.substr(at, key_end - at)).get<std::string>();
        const std::size_t begin = skip_white(object, object.find(':', key_end) + 1);
        const std::size_t end = skip_value(object, begin);
        members[key] = object.substr(begin, end - begin);
        at = skip_white(object, end);
        if (object[at] == ',') at = skip_white(object, at + 1);
    }
    return members;
}

} // namespace glassbox
