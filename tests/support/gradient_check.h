// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/builder.h"
#include "tests/support/reference_evaluator.h"

#include <functional>
#include <string>

namespace glassbox::reference {

/// A differentiable function as a test states it: Real inputs of these shapes (numbers only) to one value.
struct GradientCase {
    std::string name;
    std::vector<Shape> inputs;
    std::function<ValueId(ProgramBuilder&, const std::vector<ValueId>&)> build;
    double low = -2; ///< Inputs are drawn from here, all different and never near 0, ...
    double high = 2; ///< ... so that ties and kinks are far off.
};

/// Runs a program on inputs by name.
using Run = std::function<NamedTensors(const NamedTensors& inputs)>;
/// Makes a program ready to run: on a device, or by_plain_loops().
using Compiler = std::function<Run(const Program& program)>;
Run by_plain_loops(const Program& program);

/// The gradients of Σ c·f(x) to every x, and those of Σ d·gradient to every x and to c, against central
/// differences (step 1e-6, atol 1e-5, rtol 1e-3), for the expanded program as it is and simplified. "" or
/// what differs.
std::string gradient_problem(const GradientCase& gradient_case, const Compiler& compile = by_plain_loops);

/// Numbers in (low, high), each in the middle of its own cell of a grid with a cell's border at the centre.
std::vector<double> scattered(std::size_t count, double low, double high, std::uint64_t key);

/// Kinds and functions that the programs of these cases hold before differentiation.
Program forward_program(const GradientCase& gradient_case);

} // namespace glassbox::reference
