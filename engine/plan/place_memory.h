// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/plan.h"

namespace glassbox {

/// Finds the lifetimes of a plan's arena buffers, lets an epilogue or element-wise kernel work in place where
/// an operand dies in it, keeps the gradients of an Update side by side, places everything in one arena
/// (largest first, lowest free offset), and numbers the levels.
void place_memory(Plan& plan);

} // namespace glassbox
