// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/program.h"

#include <optional>
#include <span>

namespace glassbox {

/// The function of numbers in double, Booleans as 0 and 1: what the planner folds constants with.
double apply(ScalarFunction function, double a, double b = 0, double c = 0);

/// The one number that all elements of the op's result are, where that follows from its inputs being such
/// (`uniform` in their order); none where they are not, or where it depends on a symbol.
std::optional<double> uniform_value(const Op& op, const Shape& first_input,
                                    std::span<const std::optional<double>> uniform);

} // namespace glassbox
