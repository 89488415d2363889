// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/plan.h"

namespace glassbox::null {

/// What is wrong with a kernel's operands and expression, or "". Its reads and writes must exist.
std::string check_work(const Kernel& kernel, const Plan& plan);

} // namespace glassbox::null
