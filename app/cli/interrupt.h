// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace glassbox::cli {

/// From now on Ctrl-C (or SIGTERM) only sets a flag, so that work can be finished and saved; a second one
/// ends the program at once with 130.
void catchInterrupts();

/// Whether there was one.
bool interrupted();

inline constexpr int interrupted_status = 130;

} // namespace glassbox::cli
