// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>
#include <unistd.h>

namespace glassbox::cli {
namespace {

volatile std::sig_atomic_t seen = 0;

void onSignal(int) {
    if (seen) _exit(interrupted_status);
    seen = 1;
}

} // namespace

void catchInterrupts() {
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
    return seen != 0;
}

} // namespace glassbox::cli
