// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace glassbox::app {

/// What can be done about a run that diverged: a tenth of every learning rate, or the default ones, and back
/// to the last good step; or to begin anew.
enum class RunRemedy : std::uint8_t { TenthOfRate, DefaultRate, Reset };

} // namespace glassbox::app
