// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/chart_panel.h"

class QComboBox;
class QLabel;

namespace glassbox::app {

/// Losses and metrics over the steps, smoothed.
class LossPanel : public ChartPanel {
    Q_OBJECT
  public:
    LossPanel(TrainingSession& session, Actions& actions, QWidget* parent = nullptr);
    double smoothing() const;
    void setSmoothing(double weight);
    void refresh() override;

  protected:
    void translate() override;

  private:
    QLabel* smoothingLabel_;
    QComboBox* smoothing_;
    SegmentSwitch* scale_;
};

} // namespace glassbox::app
