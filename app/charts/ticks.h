// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace glassbox::app {

/// The limits of an axis and the numbers that are written on it.
struct Ticks {
    double low = 0;
    double high = 1;
    std::vector<double> at;
};

/// Round numbers (1, 2, 5 times a power of ten) around [low, high], about `wanted` of them.
Ticks linearTicks(double low, double high, int wanted);

/// For a logarithmic axis: 1, 2, 5 times powers of ten, thinned to powers of ten where these are many. Limits
/// and ticks are the numbers themselves; low must be positive.
Ticks logarithmicTicks(double low, double high, int most);

} // namespace glassbox::app
