// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/confusion_view.h"
#include "app/docks/inside_panel.h"
#include "app/docks/sample_gallery.h"

namespace glassbox::app {

/// The confusion matrix of the held-out part, renewed while the model trains, and the pictures of the cell
/// that is opened.
class ConfusionPanel : public InsidePanel {
    Q_OBJECT
  public:
    ConfusionPanel(AnalysisSchedule& schedule, ChosenSample& sample, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme) override;
    ConfusionView* view() const { return view_; }
    SampleGallery* gallery() const { return gallery_; }

  protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

  private:
    void refresh();
    void showCell();

    HeldOutAnswers& answers_;
    ConfusionView* view_;
    QLabel* title_;
    SampleGallery* gallery_;
};

} // namespace glassbox::app
