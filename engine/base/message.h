// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace glassbox {

/// One named value that a text is filled with, already printed (numbers in the C locale).
struct Argument {
    std::string name;
    std::string value;
    bool operator==(const Argument&) const = default;
};

/// What is to be said, without the words: the engine holds the id and its arguments, and the text in the
/// user's language is made where it is shown (resources/translations, placeholders `%{name}`).
struct Message {
    std::string id;
    std::vector<Argument> arguments;
    bool operator==(const Message&) const = default;
};

/// A rendering without any translation, for logs, tests and programs without Qt: `id name=value ...`.
std::string plain_text(const Message& message);

} // namespace glassbox
