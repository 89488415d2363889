// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"

namespace glassbox {

/// Opens the window on the call's document (empty: without one) and runs until it is closed; returns the exit
/// status. A QApplication must exist.
int runWindow(const cli::CommandLine& call);

} // namespace glassbox
