// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "engine/ir/builder.h"
#include "tests/support/reference_evaluator.h"

#include <functional>

namespace glassbox::reference {

/// A program of one op (and what it needs), as a device is compared with plain loops on it.
struct OpCase {
    std::string name;
    std::function<void(ProgramBuilder&)> build; ///< Names its outputs.
    double low = -2;                            ///< Reals are drawn from here ...
    double high = 2;                            ///< ... to here.
    RunState state;
    NamedTensors given; ///< Instead of drawn values, by input or key.

    Program program() const;
};

/// All kinds and variants: those without a gradient, and those of gradient_cases() at odd, large, repeated
/// and single extents.
std::vector<OpCase> op_cases();

// Its families.
std::vector<OpCase> map_op_cases();
std::vector<OpCase> product_op_cases();
std::vector<OpCase> picture_op_cases();
std::vector<OpCase> layout_op_cases();
std::vector<OpCase> source_op_cases();
std::vector<OpCase> effect_op_cases();

} // namespace glassbox::reference
