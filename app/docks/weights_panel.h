// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/heatmap_view.h"
#include "app/pacer.h"
#include "app/training_session.h"

#include <QWidget>

class QComboBox;

namespace glassbox::app {

/// A heatmap of a parameter's values while they are trained, with a chooser of all parameters.
class WeightsPanel : public QWidget {
    Q_OBJECT
  public:
    explicit WeightsPanel(TrainingSession& session, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// Fills the chooser with the run's parameters, keeping the choice where it is still there.
    void loadChoices();
    /// Chooses the first parameter of a block, if it has one.
    void chooseBlock(const std::string& block);
    std::string chosen() const;
    QComboBox* chooser() const { return chooser_; }
    HeatmapView* view() const { return view_; }
    void refresh();

  Q_SIGNALS:
    /// Another parameter is shown.
    void chosenChanged();

  private:
    TrainingSession& session_;
    QComboBox* chooser_;
    HeatmapView* view_;
    Pacer* pacer_;
};

} // namespace glassbox::app
