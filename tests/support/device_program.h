// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "tests/support/reference_evaluator.h"

namespace glassbox::reference {

/// A program compiled on a device over a store of its own, run as evaluate() runs it.
class DeviceProgram {
  public:
    /// Ends the test program where the device cannot compile it.
    DeviceProgram(Backend& backend, const Program& program, const PlanOptions& options);

    /// One step: all outputs by name and, as "write:" + key, what every parameter, moment and statistic is
    /// afterwards.
    NamedTensors run(const NamedTensors& inputs, const NamedTensors& store = {}, const RunState& state = {},
                     const std::map<std::string, double>& live = {});
    const Plan& plan() const { return executable_->plan(); }

  private:
    Storage storage_of(const StoreEntry& entry) const;

    Storage precision_;
    StorePtr store_;
    ExecutablePtr executable_;
};

/// The device that the tests run on: GLASSBOX_TEST_DEVICE, cpu with one thread where it is not set.
BackendPtr test_device();

/// Values for a program's inputs and store: reals between the limits, all different and exact in float, with
/// none at the middle of the limits; integers 0 to 3; Booleans of both kinds.
struct DrawnValues {
    NamedTensors inputs;
    NamedTensors store;
};
DrawnValues draw_values(const Program& program, double low = -2, double high = 2);

/// "" or the name and place where a result differs by more than `tolerance` of the largest finite magnitude
/// of its tensor. What `expected` has as "write:" is looked for too; more results may be found.
std::string first_difference(const NamedTensors& expected, const NamedTensors& found, double tolerance);

} // namespace glassbox::reference
