// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/plan.h"

namespace glassbox::null {

/// What is wrong with a plan by the rules of plan.h, or "": buffers outside the arena or on each other while
/// both are in use, kernels that leave their buffers, use them outside their lifetime or read what nobody has
/// written, expressions that refer to nothing, outputs of another size.
std::string check_plan(const Plan& plan);

} // namespace glassbox::null
