// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "tests/support/lowered_block.h"
#include "tests/support/reference_evaluator.h"

namespace glassbox::reference {

/// An accepted sample of a block with a program around it, as the conformance tests run it:
///   first = Σ weight · out, "gradient:V" = d first / dV for every real input and parameter V,
///   second = Σ direction:V · gradient:V, "second:V" = d second / dV.
/// All values are drawn from the sample's own range, rounded to float.
class BlockCase {
  public:
    BlockCase(const BlockSpec& spec, const Sample& sample, Mode mode, std::int64_t batch);

    /// Runs the program on a device and gives its outputs and, as "statistic:KEY", what the statistics are
    /// afterwards. `moved` replaces one of the values.
    Result<NamedTensors> run(Backend& backend, Storage precision) const;
    /// The same by the plainest loops.
    NamedTensors by_reference() const;

    /// The gradients of a run in double against central differences on the same device; "" or what differs.
    Result<std::string> gradient_problem(Backend& backend) const;

  private:
    struct Runner;
    struct Variable {
        std::string name; ///< "in:PORT" or the store's key.
        ValueId value = no_value;
        bool stored = false;
    };

    void find_variables(const Sample& sample, const LoweredBlock& lowered);
    void add_gradients(ProgramBuilder& build, const LoweredBlock& lowered);
    void draw_values(const Sample& sample, const LoweredBlock& lowered);
    Result<Runner> runner(Backend& backend, Storage precision) const;
    /// Central differences of first and second, by name of the gradient and place.
    using Differences = std::map<std::string, std::map<std::int64_t, double>>;
    Result<Differences> differences(Runner& runner, const Variable& variable) const;

    Program program_;
    Bindings bindings_;
    std::vector<Variable> variables_;
    NamedTensors feeds_;
    NamedTensors store_;
    bool second_ = false; ///< Second derivatives hold, too.
};

/// "" or the name and place where a result differs by more than `tolerance` of the largest magnitude of its
/// kind (outputs each by itself, gradients together).
std::string difference(const NamedTensors& expected, const NamedTensors& found, double tolerance);

} // namespace glassbox::reference
