// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"

namespace glassbox::cli {

/// The commands (design §10). Each returns the program's exit status.
int train(const CommandLine& call);
int evaluate(const CommandLine& call);
int predict(const CommandLine& call);
int check(const CommandLine& call);
int attack(const CommandLine& call);
int render(const CommandLine& call);
int blocks(const CommandLine& call);
int devices(const CommandLine& call);
int version(const CommandLine& call);

/// Carries out any command but Window, without a display.
int run(const CommandLine& call);

} // namespace glassbox::cli
