// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/train/trainer.h"

#include <QPointF>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace glassbox::app {

/// Numbers in order, with the smallest and largest of every run of 8, 64, 512, ... of them at hand: the
/// extremes of any range cost the logarithm of its length.
class ExtremeTree {
  public:
    struct Extremes {
        std::int64_t lowAt = -1;
        std::int64_t highAt = -1;
    };
    void append(float value);
    void clear();
    std::int64_t size() const { return std::int64_t(values_.size()); }
    float operator[](std::int64_t at) const { return values_[std::size_t(at)]; }
    /// Where the smallest and the largest number of [begin, end) stand; NaN counts as absent.
    Extremes extremes(std::int64_t begin, std::int64_t end) const;

  private:
    void take(Extremes& into, const Extremes& other) const;

    std::vector<float> values_;
    std::vector<std::vector<Extremes>> levels_;
};

/// One number of training steps, raw and smoothed. Steps ascend; some may be left out.
class StepSeries {
  public:
    /// `step` must be above those before.
    void append(std::uint64_t step, double value);
    /// Weight of the past in the exponential moving average, 0 (none) to below 1; recomputes it.
    void setSmoothing(double weight);
    /// Forgets the numbers from that step on.
    void cut(std::uint64_t step);

    std::int64_t size() const { return raw_.size(); }
    /// The step of each number.
    const std::vector<double>& steps() const { return steps_; }
    const ExtremeTree& raw() const { return raw_; }
    const ExtremeTree& smooth() const { return smooth_; }

  private:
    void appendSmooth(double value);

    std::vector<double> steps_;
    ExtremeTree raw_;
    ExtremeTree smooth_;
    double weight_ = 0;
    double average_ = 0;
    double correction_ = 0;
};

/// Bounds of `columns` equal parts of [from, to], ascending; for a logarithmic axis equal in the logarithm.
enum class Columns : std::uint8_t { Linear, Logarithmic };
std::vector<double> columnEdges(double from, double to, int columns, Columns kind = Columns::Linear);

/// The numbers whose steps lie between the first and the last edge as a line of at most two points for each
/// column between two edges: in each the extremes in their order, so that no spike is lost, and at the end
/// the newest number.
std::vector<QPointF> decimated(const ExtremeTree& values, const std::vector<double>& steps,
                               std::span<const double> edges);
/// The same for points of ascending steps, those just outside included.
std::vector<QPointF> decimated(const std::vector<QPointF>& points, std::span<const double> edges);
/// The same for `pixels` columns of equal width in [from, to], one of which is left for the newest number.
std::vector<QPointF> decimated(const ExtremeTree& values, const std::vector<double>& steps, double from,
                               double to, int pixels);

/// Lower and upper edge of the numbers, one pair for each column that has any.
struct Band {
    std::vector<QPointF> low;
    std::vector<QPointF> high;
};
Band bandOf(const ExtremeTree& values, const std::vector<double>& steps, std::span<const double> edges);

/// The numbers of a run. All of them ascend in steps; a run that goes back some steps cuts them there.
class RunHistory {
  public:
    void clear();
    void append(const Snapshot& snapshot);
    /// "loss:ID" and "metric:ID" of training steps.
    const std::map<std::string, StepSeries>& steps() const { return steps_; }
    /// "test:ID" of the evaluations on the held-out part.
    const std::map<std::string, std::vector<QPointF>>& tests() const { return tests_; }
    /// "gradient:KEY" and "norm:KEY" (root mean squares of the next batch's gradient and of the values) and
    /// "ratio:KEY" (one step's change divided by the norm) of parameters by store key, and "rate:BLOCK" of
    /// optimizers after their schedules. Never smoothed.
    const std::map<std::string, StepSeries>& readings() const { return readings_; }
    /// Where edited models took over, in order of steps.
    const std::vector<EditMark>& edits() const { return edits_; }
    /// Of steps(): see StepSeries.
    void setSmoothing(double weight);
    std::uint64_t lastStep() const { return lastStep_; }

  private:
    void cut(std::uint64_t step);
    void appendTo(const std::string& name, std::uint64_t step, double value);
    void appendTest(const std::string& name, std::uint64_t step, double value);
    void appendReading(const std::string& name, std::uint64_t step, double value);
    void appendReadings(const Snapshot& snapshot);

    std::map<std::string, StepSeries> steps_;
    std::map<std::string, std::vector<QPointF>> tests_;
    std::map<std::string, StepSeries> readings_;
    std::vector<EditMark> edits_;
    std::uint64_t lastStep_ = 0;
    std::uint64_t run_ = 0;
    double smoothing_ = 0;
};

} // namespace glassbox::app
