// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <string>

namespace glassbox {

/// The value of an argument of a message; "(none)" where it has no such argument.
inline std::string argument(const Message& message, const std::string& name) {
    for (const Argument& argument : message.arguments)
        if (argument.name == name) return argument.value;
    return "(none)";
}

} // namespace glassbox
