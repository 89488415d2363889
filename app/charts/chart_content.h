// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run_history.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace glassbox::app {

/// Which scale a line is read on: numbers at the left, shares of 1 in percent at the right.
enum class ValueAxis : std::uint8_t { Left, Right };

/// Whether a line has a band from the smallest to the largest of the numbers that smoothing hides.
enum class BandOf : std::uint8_t { None, Raw };

/// One line of a chart: numbers of training steps, or single points, whichever is given.
struct ChartLine {
    std::string key; ///< As the history calls it: "loss:ID".
    QString name;
    std::size_t look = 0; ///< Row of seriesLooks().
    ValueAxis axis = ValueAxis::Left;
    const StepSeries* steps = nullptr;
    const std::vector<QPointF>* points = nullptr;
    BandOf band = BandOf::None;

    /// The number that is drawn at a step, and its own step: the smoothed one of the last step that is not
    /// after it.
    std::optional<QPointF> drawnAt(double step) const;
    std::optional<double> firstStep() const;
    std::optional<double> lastStep() const;
    /// Smallest and largest number that is drawn in a range of steps, the band among them; nothing where
    /// there are none.
    std::optional<std::pair<double, double>> extremes(double from, double to) const;
};

/// What a chart shows. The numbers are in a history that it points into: use it at once, do not keep it.
struct ChartContent {
    std::vector<ChartLine> lines;
    std::vector<EditMark> edits;
    double lastStep = 0;
    QString hint; ///< What stands in the plot while there is nothing.
};

/// The numbers as they were measured, one row a step, and the names of edits: "step,loss:ID,…,edit".
QByteArray csvOf(const ChartContent& content);

} // namespace glassbox::app
