// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_axis.h"

#include <algorithm>
#include <cmath>

namespace glassbox::app {

namespace {

/// Lowest number of a logarithmic axis, as a part of the highest.
constexpr double logarithmicDepth = 1e-12;

} // namespace

ChartAxis::ChartAxis(Scale scale, AxisRange range) : scale_(scale), range_(range) {
    if (scale == Scale::Logarithmic) {
        if (!(range_.high > 0)) range_.high = 1;
        range_.low = std::max(range_.low, range_.high * logarithmicDepth);
    }
    if (!(range_.high > range_.low)) range_.high = range_.low + std::max(1e-9, std::abs(range_.low) * 0.1);
}

double ChartAxis::counted(double value) const {
    if (scale_ == Scale::Linear) return value;
    return std::log10(std::max(value, range_.high * logarithmicDepth));
}

double ChartAxis::placeOf(double value) const {
    const double low = counted(range_.low), high = counted(range_.high);
    return (counted(value) - low) / (high - low);
}

double ChartAxis::valueAt(double place) const {
    const double low = counted(range_.low), high = counted(range_.high);
    const double at = low + place * (high - low);
    return scale_ == Scale::Linear ? at : std::pow(10.0, at);
}

AxisRange ChartAxis::zoomed(double place, double factor) const {
    return {valueAt(place * (1 - factor)), valueAt(place + (1 - place) * factor)};
}

AxisRange ChartAxis::moved(double place) const {
    return {valueAt(place), valueAt(1 + place)};
}

Ticks axisTicks(Scale scale, AxisRange range, int wanted, TickEnds ends) {
    // A narrow part of a logarithmic axis has no powers of ten in it: plain round numbers then.
    const bool narrow = range.high < 4 * range.low && ends == TickEnds::Exact;
    Ticks ticks = scale == Scale::Linear || narrow ? linearTicks(range.low, range.high, wanted)
                                                   : logarithmicTicks(range.low, range.high, wanted);
    if (ends == TickEnds::Round) return ticks;
    ticks.low = range.low;
    ticks.high = range.high;
    const double slack = 1e-9 * (range.high - range.low);
    std::erase_if(ticks.at, [&](double at) { return at < range.low - slack || at > range.high + slack; });
    return ticks;
}

QString tickText(double value, double distance) {
    if (std::abs(value) < 1e-9 * distance) return "0";
    const double size = std::max(std::abs(value), distance);
    const int digits = int(std::ceil(std::log10(size / std::max(distance, 1e-300)) - 1e-9)) + 1;
    QString text = QString::number(std::abs(value), 'g', std::clamp(digits, 3, 9));
    text.replace("e-0", "e-").replace("e+0", "e").replace("e+", "e");
    return value < 0 ? QChar(0x2212) + text : text;
}

} // namespace glassbox::app
