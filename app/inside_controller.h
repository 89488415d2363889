// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/activations_panel.h"
#include "app/docks/adversarial_panel.h"
#include "app/docks/confusion_panel.h"
#include "app/docks/surface_panel.h"
#include "app/thumbnailer.h"
#include "editor/scene/graph_scene.h"

#include <QPointer>

namespace glassbox::app {

class DockArea;
class DockTabs;

/// Everything in the window that looks inside the model: the analysis, the docks that show it, and the live
/// data of the canvas.
class InsideController : public QObject {
    Q_OBJECT
  public:
    /// `canvas` is the widget that shows the scene.
    InsideController(TrainingSession& session, editor::GraphScene& scene, QWidget& canvas,
                     QObject* parent = nullptr);
    ~InsideController() override;

    /// Adds the pages; that of the decision surface is there for models with two inputs only.
    void addPages(DockTabs& dock);
    /// Where the page of the decision surface comes and goes.
    void setDocks(DockArea& docks) { docks_ = &docks; }
    void setTheme(const editor::Theme& theme);
    void chooseBlock(const std::string& block);
    /// Keeps room on the blocks of a model that will be trained.
    void expect(const CheckedGraph& graph, const Sources& sources, const editor::Document& document);
    /// Lets the window live until every visible view shows the newest parameters (for tests and pictures).
    bool settle(int milliseconds = 10000) { return schedule_.settle(milliseconds); }

    AnalysisSchedule& schedule() { return schedule_; }
    ChosenSample& sample() { return sample_; }
    HeldOutAnswers& answers() { return answers_; }
    ActivationsPanel* activations() const { return activations_; }
    ConfusionPanel* confusion() const { return confusion_; }
    AttackLab& attack() { return attack_; }
    DecisionMap& decisions() { return decisions_; }
    SurfacePanel* surface() const { return surface_; }
    AdversarialPanel* adversarial() const { return adversarial_; }

  private:
    void addCanvasClients();
    void open();
    void showSurfacePage();
    void showPictures(const Pictures& pictures);
    AnalysisService::Job thumbnailJob();
    AnalysisService::Job flowJob();

    editor::GraphScene& scene_;
    QWidget& canvas_;
    AnalysisSchedule schedule_;
    HeldOutAnswers answers_;
    ChosenSample sample_;
    AttackLab attack_;
    DecisionMap decisions_;
    Thumbnailer thumbnailer_;
    DockArea* docks_ = nullptr;
    ActivationsPanel* activations_;
    ConfusionPanel* confusion_;
    SurfacePanel* surface_;
    AdversarialPanel* adversarial_;
    std::vector<QPointer<InsidePanel>> pages_;
    std::optional<std::pair<std::uint64_t, std::int64_t>> pictured_; ///< Step and sample of the thumbnails.
    std::optional<std::uint64_t> flowed_;                            ///< Step of the flow.
    bool failed_ = false;
};

} // namespace glassbox::app
