// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/message.h"

namespace glassbox {

std::string plain_text(const Message& message) {
    std::string text = message.id;
    for (const Argument& argument : message.arguments) text += " " + argument.name + "=" + argument.value;
    return text;
}

} // namespace glassbox
