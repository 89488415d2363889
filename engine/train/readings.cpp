// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/readings.h"

#include <cmath>

namespace glassbox {

namespace {

template <class T>
double sum_of_squares(std::span<const T> values) {
    double sum = 0;
    for (const T value : values) sum += double(value) * double(value);
    return sum;
}

template <class T>
double sum_of_squared_differences(std::span<const T> a, std::span<const T> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = double(a[i]) - double(b[i]);
        sum += difference * difference;
    }
    return sum;
}

double sum_of_squares(const Tensor& tensor) {
    return tensor.storage == Storage::F64 ? sum_of_squares(tensor.values<double>())
                                          : sum_of_squares(tensor.values<float>());
}

double change(const Tensor& before, const Tensor& after) {
    return std::sqrt(before.storage == Storage::F64
                         ? sum_of_squared_differences(before.values<double>(), after.values<double>())
                         : sum_of_squared_differences(before.values<float>(), after.values<float>()));
}

} // namespace

double root_mean_square(const Tensor& tensor) {
    const std::int64_t count = tensor.count();
    return count == 0 ? 0 : std::sqrt(sum_of_squares(tensor) / double(count));
}

Result<void> StepMeasure::begin(TrainingRun& run) {
    auto gradients = run.gradients();
    if (!gradients) return tl::unexpected(gradients.error());
    gradients_ = std::move(*gradients);
    step_ = run.state().step;
    before_.clear();
    for (const auto& [key, gradient] : gradients_) before_[key] = run.tensor(key);
    return {};
}

ParameterReadings StepMeasure::end(const TrainingRun& run) {
    ParameterReadings readings;
    for (const auto& [key, before] : before_) {
        const double norm = std::sqrt(sum_of_squares(before));
        const double changed = change(before, run.tensor(key));
        readings[key] = {step_, root_mean_square(before), root_mean_square(gradients_.at(key)),
                         norm > 0 ? changed / norm : 0};
    }
    return readings;
}

} // namespace glassbox
