// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/diagnostic.h"

#include <algorithm>

namespace glassbox {

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

} // namespace glassbox
