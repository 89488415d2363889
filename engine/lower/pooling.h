// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lower/lower_context.h"

namespace glassbox {

/// The Window op of a pool block with the parameters window, stride and pad and the picture input `in`.
WindowAttributes pool_attributes(const LowerContext& context, WindowKind kind);

} // namespace glassbox
