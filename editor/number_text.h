// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace glassbox::editor {

/// "1 168": groups of three with a no-break space, from four digits on.
QString groupedText(std::int64_t number);

/// "0.131", "7.6e-4", "12": about three significant digits, never longer than seven characters.
QString shortNumber(double number);

/// "1 168 weights" in the interface's language, with its plural.
QString weightsText(std::int64_t count);

} // namespace glassbox::editor
