// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/ticks.h"

#include <algorithm>
#include <cmath>

namespace glassbox::app {

Ticks linearTicks(double low, double high, int wanted) {
    if (!(high > low)) high = low + std::max(1e-9, std::abs(low) * 0.1);
    const double rough = (high - low) / std::max(1, wanted);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double ratio = rough / power;
    const double step = power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    Ticks ticks{std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, {}};
    for (double at = ticks.low; at <= ticks.high + step / 2; at += step) ticks.at.push_back(at);
    return ticks;
}

Ticks logarithmicTicks(double low, double high, int most) {
    if (!(high > low)) high = low * 2;
    std::vector<double> all;
    for (int power = int(std::floor(std::log10(low))); power <= int(std::ceil(std::log10(high))); ++power)
        for (double digit : {1.0, 2.0, 5.0}) all.push_back(digit * std::pow(10.0, power));
    const auto above = std::upper_bound(all.begin(), all.end(), low * (1 + 1e-9));
    const auto reach = std::lower_bound(all.begin(), all.end(), high * (1 - 1e-9));
    Ticks ticks{
        above == all.begin() ? all.front() : *(above - 1), reach == all.end() ? all.back() : *reach, {}};
    for (double at : all)
        if (at >= ticks.low && at <= ticks.high) ticks.at.push_back(at);
    auto isPower = [](double at) { return std::abs(std::log10(at) - std::round(std::log10(at))) < 1e-6; };
    if (int(ticks.at.size()) > most) std::erase_if(ticks.at, [&](double at) { return !isPower(at); });
    for (std::size_t keep = 2; int(ticks.at.size()) > most; ++keep) {
        std::vector<double> fewer;
        for (std::size_t i = 0; i < ticks.at.size(); i += keep) fewer.push_back(ticks.at[i]);
        ticks.at = fewer;
    }
    return ticks;
}

} // namespace glassbox::app
