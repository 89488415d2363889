// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/builder.h"

namespace glassbox {

/// A value of the wire `type` with its axes in the order people name them (pictures N, C, H, W).
ValueId to_named_order(ProgramBuilder& build, ValueId value, const WireType& type);
/// The reverse: a value in named order as the program keeps the wire.
ValueId to_physical_order(ProgramBuilder& build, ValueId value, const WireType& type);

/// A rank-0 value repeated to `shape`.
ValueId filled(ProgramBuilder& build, ValueId scalar, const Shape& shape);

} // namespace glassbox
