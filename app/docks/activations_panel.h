// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/heatmap_view.h"
#include "app/docks/inside_panel.h"
#include "app/docks/sample_chooser.h"

namespace glassbox::app {

/// The output of any block for the chosen sample: feature maps side by side, rows as cells. Follows the block
/// that is selected.
class ActivationsPanel : public InsidePanel {
    Q_OBJECT
  public:
    ActivationsPanel(AnalysisSchedule& schedule, ChosenSample& sample, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme) override;
    void chooseBlock(const std::string& block);
    /// The output that is shown; its block is "" where there is none.
    PortRef port() const;
    QComboBox* chooser() const { return ports_; }
    HeatmapView* view() const { return view_; }
    SampleChooser* samples() const { return samples_; }
    const std::shared_ptr<const Tensor>& shown() const { return shown_; }

  protected:
    void retranslate() override;

  private:
    void fill();
    AnalysisService::Job job();
    void show(const PortRef& port, std::int64_t row, std::uint64_t step, std::optional<Tensor> value);

    ChosenSample& sample_;
    SampleChooser* samples_;
    QComboBox* ports_;
    HeatmapView* view_;
    std::string block_; ///< Chosen last, also before there was a model.
    std::shared_ptr<const Tensor> shown_;
    PortRef shownPort_;
    std::int64_t shownRow_ = -1;
};

} // namespace glassbox::app
