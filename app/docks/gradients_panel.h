// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/run_content.h"
#include "app/docks/chart_panel.h"

class QComboBox;
class QMenu;

namespace glassbox::app {

/// How the layers learn, over the steps: gradients, ratios of update to weight, learning rates; with a
/// chooser of the layers, at most as many at once as can be told apart.
class GradientsPanel : public ChartPanel {
    Q_OBJECT
  public:
    GradientsPanel(TrainingSession& session, Actions& actions, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme) override;
    /// Fills the chooser with the run's parameters, keeping those chosen that are still there.
    void loadChoices();
    void show(LearningQuantity quantity);
    LearningQuantity quantity() const;
    const std::vector<LayerLine>& layers() const { return layers_; }
    /// Shows a layer or leaves it out; a layer too many is not taken.
    void toggle(const std::string& key);
    QMenu* menu() const;

  protected:
    void translate() override;

  private:
    bool isChosen(const std::string& key) const;
    void showChoices();

    QComboBox* quantity_;
    QToolButton* chooser_;
    std::vector<std::string> keys_; ///< Of all parameters, in the model's order.
    std::vector<LayerLine> layers_;
    editor::Theme theme_{editor::Tone::Dark};
};

} // namespace glassbox::app
