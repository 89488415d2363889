// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inside_panel.h"
#include "app/inside/decision_map.h"

namespace glassbox::app {

/// The decision surface of a model with two inputs, renewed while it trains, with its samples of both parts.
class SurfacePanel : public InsidePanel {
    Q_OBJECT
  public:
    SurfacePanel(AnalysisSchedule& schedule, DecisionMap& map, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme) override;
    /// Whether the model has two inputs.
    bool fits() const { return map_.fits(); }
    SurfaceView* view() const { return view_; }

  protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

  private:
    void open();
    void showSurface();

    DecisionMap& map_;
    SurfaceView* view_;
};

} // namespace glassbox::app
