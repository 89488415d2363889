// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/surface_view.h"
#include "app/docks/inside_panel.h"

namespace glassbox::app {

/// The decision surface of a model with two inputs, renewed while it trains, with its samples of both parts.
class SurfacePanel : public InsidePanel {
    Q_OBJECT
  public:
    explicit SurfacePanel(AnalysisSchedule& schedule, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme) override;
    /// Whether the model has two inputs.
    bool fits() const { return port_.has_value(); }
    SurfaceView* view() const { return view_; }

  protected:
    void retranslate() override;

  private:
    void open();
    AnalysisService::Job job();

    SurfaceView* view_;
    std::optional<AnswerPort> port_;
    SurfaceGrid grid_;
};

} // namespace glassbox::app
