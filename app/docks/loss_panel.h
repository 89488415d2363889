// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/loss_chart.h"
#include "app/pacer.h"

#include <QWidget>

class QAction;
class QComboBox;

namespace glassbox::app {

/// The loss chart: its scale, its smoothing, and how often it is drawn.
class LossPanel : public QWidget {
    Q_OBJECT
  public:
    /// `logarithmic` is the checkable action that switches the scale.
    LossPanel(TrainingSession& session, QAction* logarithmic, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    double smoothing() const;
    void setSmoothing(double weight);
    /// What stands in the head of its dock.
    QWidget* tools() const { return tools_; }
    LossChart* chart() const { return chart_; }
    /// How often the chart was drawn, for measurements.
    std::int64_t refreshes() const { return pacer_->refreshes(); }
    /// Draws what there is now, without waiting for its turn.
    void refresh();

  private:
    TrainingSession& session_;
    LossChart* chart_;
    QWidget* tools_;
    QComboBox* smoothing_;
    Pacer* pacer_;
};

} // namespace glassbox::app
