// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace glassbox {

/// The first thing in a text for which it is not JSON that we take: broken syntax or invalid UTF-8, a key
/// twice in an object, a number that no double or 64-bit integer holds, nesting that is too deep.
struct JsonProblem {
    enum class Kind { Syntax, DuplicateKey, HugeNumber, TooDeep } kind = Kind::Syntax;
    std::string place; ///< Line and column as "3:7" for Syntax; else a JSON pointer.
    std::string found; ///< What stands there.
};

/// Reads `text` through once without building anything. After an empty answer it can be parsed without
/// errors, loss, or deep recursion.
std::optional<JsonProblem> json_problem(std::string_view text, int deepest);

/// The problem as an error of a file: BadFile with `file`, `place`, `found`.
Error json_error(const JsonProblem& problem, const std::string& file);

/// At most `longest` bytes of a text from outside, made valid UTF-8, for messages.
std::string clean_text(const std::string& text, std::size_t longest);

/// `token` as a part of a JSON pointer: ~ and / escaped (RFC 6901).
std::string pointer_token(std::string_view token);

} // namespace glassbox
