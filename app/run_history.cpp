// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_history.h"

#include <algorithm>
#include <cmath>

namespace glassbox::app {

namespace {

constexpr std::int64_t fan = 8;

} // namespace

void ExtremeTree::take(Extremes& into, const Extremes& other) const {
    if (other.lowAt < 0) return;
    if (into.lowAt < 0 || (*this)[other.lowAt] < (*this)[into.lowAt]) into.lowAt = other.lowAt;
    if (into.highAt < 0 || (*this)[other.highAt] > (*this)[into.highAt]) into.highAt = other.highAt;
}

void ExtremeTree::append(float value) {
    const std::int64_t at = size();
    values_.push_back(value);
    const Extremes own = std::isnan(value) ? Extremes{} : Extremes{at, at};
    std::int64_t node = at / fan;
    for (std::size_t level = 0; level == 0 || node > 0 || level < levels_.size(); ++level, node /= fan) {
        if (level == levels_.size()) {
            // A new level begins: its first node covers the first nodes of the level below.
            levels_.emplace_back(1);
            for (std::size_t below = 0; level > 0 && below < std::size_t(fan); ++below)
                take(levels_[level][0], levels_[level - 1][below]);
        }
        std::vector<Extremes>& nodes = levels_[level];
        if (std::int64_t(nodes.size()) <= node) nodes.resize(std::size_t(node) + 1);
        take(nodes[std::size_t(node)], own);
    }
}

void ExtremeTree::clear() {
    values_.clear();
    levels_.clear();
}

ExtremeTree::Extremes ExtremeTree::extremes(std::int64_t begin, std::int64_t end) const {
    Extremes result;
    begin = std::max<std::int64_t>(begin, 0);
    end = std::min(end, size());
    for (std::int64_t at = begin; at < end;) {
        // The widest node that begins here and does not reach beyond the end.
        std::int64_t width = 1;
        std::size_t level = 0;
        while (level < levels_.size() && at % (width * fan) == 0 && at + width * fan <= end) {
            width *= fan;
            ++level;
        }
        if (level == 0) {
            if (!std::isnan((*this)[at])) take(result, {at, at});
        } else {
            take(result, levels_[level - 1][std::size_t(at / width)]);
        }
        at += width;
    }
    return result;
}

void StepSeries::append(std::uint64_t step, double value) {
    steps_.push_back(double(step));
    raw_.append(float(value));
    appendSmooth(value);
}

void StepSeries::appendSmooth(double value) {
    // Without the correction the line would begin at zero (Kingma, Ba 2015, section 3).
    average_ = weight_ * average_ + (1 - weight_) * value;
    correction_ = weight_ * correction_ + (1 - weight_);
    smooth_.append(float(average_ / correction_));
}

void StepSeries::setSmoothing(double weight) {
    if (weight == weight_) return;
    weight_ = weight;
    average_ = correction_ = 0;
    smooth_.clear();
    for (std::int64_t i = 0; i < raw_.size(); ++i) appendSmooth(raw_[i]);
}

void StepSeries::cut(std::uint64_t step) {
    const auto at = std::lower_bound(steps_.begin(), steps_.end(), double(step)) - steps_.begin();
    if (at == std::int64_t(steps_.size())) return;
    StepSeries kept;
    kept.weight_ = weight_;
    for (std::int64_t i = 0; i < at; ++i) kept.append(std::uint64_t(steps_[std::size_t(i)]), double(raw_[i]));
    *this = std::move(kept);
}

namespace {

/// Calls f(begin, end) for the numbers in each column between two edges that has any; the last one includes
/// its end.
template <class F>
void forColumns(const std::vector<double>& steps, std::span<const double> edges, F&& f) {
    const auto below = [&](double step) {
        return std::lower_bound(steps.begin(), steps.end(), step) - steps.begin();
    };
    const std::int64_t end = std::upper_bound(steps.begin(), steps.end(), edges.back()) - steps.begin();
    std::int64_t begin = below(edges.front());
    for (std::size_t column = 1; column < edges.size() && begin < end; ++column) {
        const std::int64_t next =
            column + 1 == edges.size() ? end : std::min<std::int64_t>(end, below(edges[column]));
        if (next > begin) f(begin, next);
        begin = next;
    }
}

} // namespace

std::vector<double> columnEdges(double from, double to, int columns, Columns kind) {
    std::vector<double> edges(std::size_t(columns) + 1);
    for (int i = 0; i <= columns; ++i)
        edges[std::size_t(i)] = kind == Columns::Linear ? from + (to - from) * i / columns
                                                        : from * std::pow(to / from, double(i) / columns);
    edges.back() = to; // Rounding must not lose the last number.
    return edges;
}

std::vector<QPointF> decimated(const ExtremeTree& values, const std::vector<double>& steps,
                               std::span<const double> edges) {
    std::vector<QPointF> points;
    auto add = [&](std::int64_t at) { points.emplace_back(steps[std::size_t(at)], double(values[at])); };
    std::int64_t newest = -1;
    forColumns(steps, edges, [&](std::int64_t begin, std::int64_t end) {
        const ExtremeTree::Extremes extremes = values.extremes(begin, end);
        newest = end - 1;
        if (extremes.lowAt < 0) return;
        const std::int64_t first = std::min(extremes.lowAt, extremes.highAt);
        const std::int64_t second = std::max(extremes.lowAt, extremes.highAt);
        add(first);
        if (first != second) add(second);
    });
    // The line ends at the newest number, not at the last extreme.
    if (!points.empty() && points.back().x() < steps[std::size_t(newest)] && !std::isnan(values[newest]))
        add(newest);
    return points;
}

std::vector<QPointF> decimated(const std::vector<QPointF>& points, std::span<const double> edges) {
    auto below = [&](double step) {
        return std::lower_bound(points.begin(), points.end(), step,
                                [](const QPointF& point, double at) { return point.x() < at; });
    };
    const auto higher = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
    std::vector<QPointF> line;
    auto at = below(edges.front());
    if (at != points.begin()) line.push_back(*(at - 1));
    for (std::size_t column = 1; column < edges.size() && at != points.end(); ++column) {
        const auto end =
            below(column + 1 == edges.size() ? std::nextafter(edges.back(), 1e300) : edges[column]);
        if (at == end) continue;
        const auto [low, high] = std::minmax_element(at, end, higher);
        line.push_back(*std::min(low, high));
        if (low != high) line.push_back(*std::max(low, high));
        // The line ends at the newest point, not at the last extreme.
        if (end == points.end() && line.back() != points.back()) line.push_back(points.back());
        at = end;
    }
    if (at != points.end()) line.push_back(*at);
    return line;
}

std::vector<QPointF> decimated(const ExtremeTree& values, const std::vector<double>& steps, double from,
                               double to, int pixels) {
    return decimated(values, steps, columnEdges(from, to, pixels - 1));
}

Band bandOf(const ExtremeTree& values, const std::vector<double>& steps, std::span<const double> edges) {
    Band band;
    forColumns(steps, edges, [&](std::int64_t begin, std::int64_t end) {
        const ExtremeTree::Extremes extremes = values.extremes(begin, end);
        if (extremes.lowAt < 0) return;
        const double x = 0.5 * (steps[std::size_t(begin)] + steps[std::size_t(end - 1)]);
        band.low.emplace_back(x, double(values[extremes.lowAt]));
        band.high.emplace_back(x, double(values[extremes.highAt]));
    });
    return band;
}

void RunHistory::clear() {
    steps_.clear();
    tests_.clear();
    readings_.clear();
    edits_.clear();
    lastStep_ = 0;
}

void RunHistory::cut(std::uint64_t step) {
    for (auto* map : {&steps_, &readings_})
        for (auto& [name, series] : *map) series.cut(step);
    for (auto& [name, series] : tests_)
        std::erase_if(series, [&](const QPointF& point) { return point.x() >= double(step); });
    std::erase_if(edits_, [&](const EditMark& mark) { return mark.step >= step; });
    lastStep_ = step - 1;
}

void RunHistory::appendTo(const std::string& name, std::uint64_t step, double value) {
    auto [series, isNew] = steps_.try_emplace(name);
    if (isNew) series->second.setSmoothing(smoothing_);
    series->second.append(step, value);
}

void RunHistory::appendTest(const std::string& name, std::uint64_t step, double value) {
    std::vector<QPointF>& series = tests_[name];
    if (series.empty() || series.back().x() < double(step)) series.emplace_back(double(step), value);
}

void RunHistory::appendReading(const std::string& name, std::uint64_t step, double value) {
    StepSeries& series = readings_[name];
    if (series.size() == 0 || series.steps().back() < double(step)) series.append(step, value);
}

void RunHistory::appendReadings(const Snapshot& snapshot) {
    for (const auto& [key, readings] : snapshot.readings)
        for (const ParameterReading& reading : readings) {
            appendReading("gradient:" + key, reading.step, reading.gradient);
            appendReading("ratio:" + key, reading.step, reading.update_ratio);
            appendReading("norm:" + key, reading.step, reading.norm);
        }
    for (const RateReading& reading : snapshot.rates)
        for (const auto& [block, rate] : reading.rates) appendReading("rate:" + block, reading.step, rate);
    for (const auto& [name, value] : snapshot.live)
        if (name.starts_with("rate:")) appendReading(name, snapshot.step, value);
}

void RunHistory::append(const Snapshot& snapshot) {
    if (snapshot.run != run_) clear(); // Numbers of the run before may still have been on their way.
    run_ = snapshot.run;
    for (const StepRecord& record : snapshot.records) {
        if (record.step <= lastStep_) cut(record.step); // It went back after a divergence.
        lastStep_ = record.step;
        for (const auto& [block, value] : record.losses) appendTo("loss:" + block, record.step, value);
        for (const auto& [block, value] : record.metrics) appendTo("metric:" + block, record.step, value);
    }
    for (const StepRecord& test : snapshot.tests)
        for (const auto* values : {&test.losses, &test.metrics})
            for (const auto& [block, value] : *values) appendTest("test:" + block, test.step, value);
    appendReadings(snapshot);
    edits_.insert(edits_.end(), snapshot.edits.begin(), snapshot.edits.end());
}

void RunHistory::setSmoothing(double weight) {
    smoothing_ = weight;
    for (auto& [name, series] : steps_) series.setSmoothing(weight);
}

} // namespace glassbox::app
