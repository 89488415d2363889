// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/message.h"

#include <tl/expected.hpp>

namespace glassbox {

/// Why the world failed us (file, call, device). A wrong *model* is a Diagnostic, our own mistakes are
/// assertions.
enum class ErrorCode { WrongModel, WrongCall, BadFile, Unwritable, Device, Memory, Diverged, Interrupted };

/// A failure of the world: what happened and, innermost last, why. Every message names the file or thing, the
/// place in it, what was expected and what to do (arguments `file`, `place`, `expected`, `found`, ...).
struct Error {
    ErrorCode code = ErrorCode::WrongCall;
    Message message;
    std::vector<Message> reasons;
};

template <class T>
using Result = tl::expected<T, Error>;

/// The failure branch of a Result: `return fail(ErrorCode::BadFile, "csv.missing-value", {{"row", "3"}});`
tl::unexpected<Error> fail(ErrorCode code, std::string id, std::vector<Argument> arguments = {},
                           std::vector<Message> reasons = {});

/// The exit status of the command line for an error (design §10): 1 model, 2 call or file, 3 device, 5
/// diverged, 130.
int exit_status(ErrorCode code);

/// An invariant of ours that does not hold: prints it with `details` (often a program) and aborts.
[[noreturn]] void broken_invariant(const char* condition, const char* file, int line,
                                   const std::string& details);

} // namespace glassbox

/// Checked in every build: our own mistakes must never turn into wrong results.
#define GLASSBOX_ASSERT(condition, details)                                                                  \
    ((condition) ? void(0) : ::glassbox::broken_invariant(#condition, __FILE__, __LINE__, (details)))
