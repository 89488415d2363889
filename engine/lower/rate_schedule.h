// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lower/lower_context.h"

namespace glassbox {

/// The parameters of an optimizer's learning rate: rate (live, without upper bound), schedule,
/// schedule_length, warmup, final, decay, every.
std::vector<ParameterSpec> rate_parameters(double rate);

/// rate · f(step), from the live rate and the live step s (0 at the first step), all on the device:
///   warm-up   min((s + 1) / warmup, 1)                        times one of, with t = s - warmup from 0 to
///             L = schedule_length - warmup, after which the last rate holds, and p = t / L:
///   constant  1
///   linear    1 - (1 - final)·p
///   cosine    final + (1 - final)·(1 + cos(π p)) / 2          (Loshchilov & Hutter 2017)
///   step      decay^floor(t / every)
ValueId scheduled_rate(LowerContext& context);

} // namespace glassbox
