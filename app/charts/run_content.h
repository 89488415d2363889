// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_content.h"

namespace glassbox::app {

/// Losses and metrics, each in training and on the held-out part, as many as can be told apart.
ChartContent lossContent(const RunHistory& history);

/// What of the learning of parameters and optimizers is shown.
enum class LearningQuantity : std::uint8_t {
    Gradient, ///< Root mean square of a parameter's gradient.
    Ratio,    ///< One step's change divided by the parameter's norm.
    Rate,     ///< Learning rate of an optimizer.
};

/// A layer's line: the store key of its parameter, and its look, which it keeps as long as it is shown.
struct LayerLine {
    std::string key;
    std::size_t look = 0;
};

/// Gradients or ratios of these layers, or the rates of all optimizers.
ChartContent learningContent(const RunHistory& history, LearningQuantity quantity,
                             const std::vector<LayerLine>& layers);

} // namespace glassbox::app
