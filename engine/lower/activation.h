// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/builder.h"
#include "engine/lower/lower_context.h"

namespace glassbox {

/// What tells one activation from another: a function of each number alone.
struct Activation {
    std::string id;
    std::vector<std::string> synonyms;
    std::function<ValueId(ProgramBuilder&, ValueId)> function;
    std::function<Range(const Range&)> range;
};

/// The block that applies the function to every number of any real wire; its type is the input's with the
/// function's range.
BlockSpec activation_block(Activation activation);

/// One where `smooth` is false: samples stay away from the kink at 0.
BlockSpec activation_with_kink(Activation activation);

} // namespace glassbox
