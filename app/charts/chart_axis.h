// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/ticks.h"

#include <QString>

#include <cstdint>

namespace glassbox::app {

enum class Scale : std::uint8_t { Linear, Logarithmic };

/// Numbers at the two ends of an axis.
struct AxisRange {
    double low = 0;
    double high = 1;
    bool operator==(const AxisRange&) const = default;
};

/// An axis: a scale between two numbers. Places on it go from 0 (low) to 1 (high).
class ChartAxis {
  public:
    ChartAxis() = default;
    /// On a logarithmic scale numbers below 1e-12 of the high end (zero, negative ones) count as that.
    ChartAxis(Scale scale, AxisRange range);
    Scale scale() const { return scale_; }
    AxisRange range() const { return range_; }
    double placeOf(double value) const;
    double valueAt(double place) const;
    /// What the scale counts: the number or its logarithm.
    double counted(double value) const;
    /// The range that shows `factor` times as much, with the number at `place` staying there.
    AxisRange zoomed(double place, double factor) const;
    /// The range moved so that what was at `place` is at 0.
    AxisRange moved(double place) const;
    bool operator==(const ChartAxis&) const = default;

  private:
    Scale scale_ = Scale::Linear;
    AxisRange range_;
};

/// Ticks whose outermost enclose the range, or with the range's own ends and those within.
enum class TickEnds : std::uint8_t { Round, Exact };
Ticks axisTicks(Scale scale, AxisRange range, int wanted, TickEnds ends);

/// A tick's number with as many digits as its distance from the next needs.
QString tickText(double value, double distance);

} // namespace glassbox::app
