// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/heatmap_view.h"
#include "app/docks/dock_tools.h"
#include "app/pacer.h"
#include "app/training_session.h"

#include <QElapsedTimer>
#include <QWidget>

class QComboBox;

namespace glassbox::app {

/// A heatmap of a parameter's values, of its gradient or of its optimizer's moments while they are trained,
/// with a chooser of all of them and the age of what is shown.
class WeightsPanel : public QWidget {
    Q_OBJECT
  public:
    explicit WeightsPanel(TrainingSession& session, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// Fills the chooser with the run's parameters, keeping the choice where it is still there.
    void loadChoices();
    /// Chooses the first parameter of a block, if it has one and another block's is shown.
    void chooseBlock(const std::string& block);
    /// What to watch: a store key, or "gradient:" and one; empty where there is nothing.
    std::string chosen() const;
    void choose(const std::string& key);
    /// What stands in the head of its dock.
    DockTools* tools() const { return tools_; }
    QComboBox* chooser() const { return chooser_; }
    HeatmapView* view() const { return view_; }
    void refresh();

  Q_SIGNALS:
    /// Another parameter is shown.
    void chosenChanged();

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void translate();
    void showAge();

    TrainingSession& session_;
    DockTools* tools_;
    QComboBox* chooser_;
    HeatmapView* view_;
    Pacer* pacer_;
    Pacer* agePacer_;
    std::shared_ptr<const Tensor> shown_;
    std::string shownKey_;
    std::uint64_t shownRun_ = 0;
    std::uint64_t shownStep_ = 0; ///< Of the run, when what is shown was copied out.
    QElapsedTimer sinceShown_;
};

} // namespace glassbox::app
