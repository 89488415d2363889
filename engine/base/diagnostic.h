// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/message.h"

#include <optional>
#include <string>
#include <vector>

namespace glassbox {

enum class Severity { Error, Warning, Hint };

/// A change of the document that one click applies. `action` is one of: "insert-block" (arguments `kind`,
/// `from`, `to`), "set-parameter" (`block`, `parameter`, `value`), "remove-wire" (`from`, `to`), "add-wire"
/// (`from`, `to`).
struct Remedy {
    Message text;
    std::string action;
    std::vector<Argument> arguments;
    bool operator==(const Remedy&) const = default;
};

/// One finding about the user's model: what is wrong, where, expectation and fact, and how to mend it.
struct Diagnostic {
    Severity severity = Severity::Error;
    Message message;      ///< Stable id, e.g. "dense.needs-features".
    std::string block;    ///< Id of the block it is about, "" for the document.
    std::string port;     ///< Port of that block, or "".
    std::string expected; ///< Shape text, or "".
    std::string found;    ///< Shape text, or "".
    std::optional<Remedy> remedy;
    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics);

} // namespace glassbox
