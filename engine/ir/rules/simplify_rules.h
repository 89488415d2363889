// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/program.h"

#include <optional>

namespace glassbox {

/// What a rewriting rule sees of the program under construction, and how it adds to it.
class Rewriter {
  public:
    virtual ~Rewriter() = default;
    /// The op that makes a value; nullptr where it must not be looked through (a gradient is taken to it).
    virtual const Op* look(ValueId value) const = 0;
    virtual const Shape& shape(ValueId value) const = 0;
    /// The number that all elements of the value are, where known.
    virtual std::optional<double> uniform(ValueId value) const = 0;
    /// Adds a simplified op, or finds an equal one.
    virtual ValueId emit(Op op) = 0;
};

/// The simpler value that an op's result equals, or no_value. The op's inputs are simplified already.
using RewriteRule = ValueId (*)(Rewriter& rewriter, const Op& op);
RewriteRule rewrite_rule(OpKind kind);

} // namespace glassbox
