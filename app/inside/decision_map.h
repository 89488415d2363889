// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/surface_view.h"
#include "app/inside/analysis_schedule.h"

namespace glassbox::app {

/// What a model with two inputs answers all over their plane, with the samples of both parts: computed once
/// for all views that look, and renewed while the model trains.
class DecisionMap : public QObject {
    Q_OBJECT
  public:
    explicit DecisionMap(AnalysisSchedule& schedule, QObject* parent = nullptr);
    /// Another view that looks: the surface is renewed while one of them says yes.
    void addWatcher(std::function<bool()> looks) { watchers_.push_back(std::move(looks)); }
    /// Whether the model has two inputs.
    bool fits() const { return port_.has_value(); }
    /// None before the first answer.
    const std::optional<DecisionSurface>& surface() const { return surface_; }
    /// The step that the surface is of.
    std::optional<std::uint64_t> step() const { return step_; }
    /// Shows points and names in a view; surfaces follow with changed().
    void describe(SurfaceView& view) const;

  Q_SIGNALS:
    /// Another model: points and names are others, too.
    void opened();
    void changed();

  private:
    void open();
    bool looked() const;
    AnalysisService::Job job();

    AnalysisSchedule& schedule_;
    std::vector<std::function<bool()>> watchers_;
    std::optional<AnswerPort> port_;
    SurfaceGrid grid_;
    std::optional<DecisionSurface> surface_;
    std::optional<std::uint64_t> step_;
    std::vector<SurfacePoint> points_;
    QString xName_, yName_;
    std::vector<QString> classes_;
};

/// The name of a feature, or "x1", "x2" … where the data has none.
QString featureName(const DataInfo& info, std::size_t index);

} // namespace glassbox::app
