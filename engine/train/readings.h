// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/train/training_run.h"

namespace glassbox {

/// How one parameter learns, measured at one step.
struct ParameterReading {
    std::uint64_t step = 0;
    double norm = 0;         ///< Root mean square of its values.
    double gradient = 0;     ///< Root mean square of its gradient on the next batch.
    double update_ratio = 0; ///< Norm of one step's change, divided by the parameter's norm; 0 where that is.
    bool operator==(const ParameterReading&) const = default;
};
using ParameterReadings = std::map<std::string, ParameterReading>;

/// The root of the mean of the squares; 0 for no numbers.
double root_mean_square(const Tensor& tensor);

/// Measures every trainable parameter over one real step, of which no bit changes: begin() before the step,
/// end() after it.
class StepMeasure {
  public:
    /// Gradients on the next batch, and the values before the step.
    Result<void> begin(TrainingRun& run);
    /// By store key, at the step from before.
    ParameterReadings end(const TrainingRun& run);
    /// Of begin(), by store key.
    const std::map<std::string, Tensor>& gradients() const { return gradients_; }

  private:
    std::uint64_t step_ = 0;
    std::map<std::string, Tensor> gradients_;
    std::map<std::string, Tensor> before_;
};

} // namespace glassbox
