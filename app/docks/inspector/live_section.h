// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/section.h"
#include "app/run_history.h"
#include "engine/train/trainer.h"

namespace glassbox::app {

class HistogramView;

/// What is said of many numbers at once.
struct NumberFacts {
    std::size_t count = 0;
    double mean = 0;
    double root_mean_square = 0;
    double zeros = 0; ///< Share of exact zeros, 0 to 1.
};
NumberFacts numberFactsOf(const std::vector<float>& values);

/// Units (filters, columns of a matrix) of a weight's gradient, by its last axis, and how many of them get
/// none at all: nothing that they give reached the loss on this batch.
struct DeadUnits {
    std::int64_t dead = 0;
    std::int64_t units = 0;
    bool operator==(const DeadUnits&) const = default;
};
DeadUnits deadUnitsOf(const Tensor& gradient);

/// A short bar on the log scale from 1e-6 to 1 that blocks have, too.
class GradientMeter : public QWidget {
    Q_OBJECT
  public:
    explicit GradientMeter(const editor::Theme& theme, QWidget* parent = nullptr);
    void setValue(double value);
    QSize sizeHint() const override { return {32, 12}; }
    QSize minimumSizeHint() const override { return {16, 12}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    editor::Theme theme_;
    double value_ = 0;
};

/// The weights of a block while they learn: histogram, mean, root mean square, zeros, gradient and step size.
class LiveSection : public Section {
    Q_OBJECT
  public:
    LiveSection(const std::string& block, const editor::Theme& theme, QWidget* parent = nullptr);
    /// What the snapshot carries of the block's weights and gradients, and the newest readings of the run.
    void showSnapshot(const Snapshot& snapshot, const RunHistory& history);
    const NumberFacts& facts() const { return facts_; }
    QString shown(const std::string& row) const;

  private:
    QLabel* addRow(const char* label);
    void showValues(const std::vector<float>& values);
    void showGradients(const Snapshot& snapshot);
    void showUpdate(const RunHistory& history);

    std::string block_;
    NumberFacts facts_;
    HistogramView* histogram_ = nullptr;
    GradientMeter* meter_ = nullptr;
    std::map<std::string, QLabel*> rows_;
};

} // namespace glassbox::app
