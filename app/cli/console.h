// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/diagnostic.h"
#include "engine/base/result.h"

#include <nlohmann/json.hpp>

#include <string>

namespace glassbox::cli {

/// The message's text in the user's language, UTF-8.
std::string words(const Message& message);
/// The same of a diagnostic: the finding, without the remedy.
std::string words(const Diagnostic& diagnostic);

/// A line for people on standard error.
void say(const Message& message);
/// An error with its reasons on standard error; returns its exit status.
int say(const Error& error);
/// A diagnostic with its remedy on standard error.
void say(const Diagnostic& diagnostic);

/// A line of a command's result for people, on standard output.
void print(const std::string& line);
/// One JSON object a line on standard output, written out at once, for programs that read while we run.
void printEvent(const nlohmann::json& object);

/// A number for people: five significant digits.
std::string number(double value);

} // namespace glassbox::cli
