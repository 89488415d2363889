// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/surface_panel.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox::app {

namespace {

constexpr int pause = 200; ///< Milliseconds.
constexpr int gridColumns = 80, gridRows = 40;
/// More would hide the surface.
constexpr std::int64_t mostPoints = 500;

void addPoints(const BatchSource& source, Part part, std::vector<SurfacePoint>& points) {
    const std::int64_t all = part == Part::Train ? source.info().train_count : source.info().test_count;
    const std::int64_t count = std::min(all, mostPoints);
    if (count == 0) return;
    const auto batch = raw_batch(source, part, 0, count);
    if (!batch) return;
    const auto values = batch->inputs.values<float>();
    const std::vector<double> targets = batch->targets.as_double();
    for (std::size_t i = 0; i < std::size_t(count); ++i)
        points.push_back({double(values[2 * i]), double(values[2 * i + 1]),
                          source.info().classes > 0 ? std::int32_t(targets[i]) : 0, part});
}

QString nameOfInput(const DataInfo& info, std::size_t index) {
    return index < info.feature_names.size() ? QString::fromStdString(info.feature_names[index])
                                             : QString("x%1").arg(index + 1);
}

} // namespace

SurfacePanel::SurfacePanel(AnalysisSchedule& schedule, QWidget* parent) : InsidePanel(schedule, parent) {
    view_ = new SurfaceView;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 0);
    column->addWidget(view_, 1);
    connect(&schedule, &AnalysisSchedule::modelChanged, this, &SurfacePanel::open);
    schedule.add({"surface", pause,
                  [this](std::uint64_t step) { return isVisible() && port_ && shownStep() != step; },
                  [this] { return job(); }});
    retranslate();
}

void SurfacePanel::setTheme(const editor::Theme& theme) {
    view_->setTheme(theme);
}

void SurfacePanel::retranslate() {
    view_->setAccessibleName(qtTrId("ui.dock.surface"));
    if (!view_->surface()) view_->setSurface({}, qtTrId("ui.inside.waiting"));
}

void SurfacePanel::open() {
    port_.reset();
    setShown({});
    view_->setSurface({}, qtTrId("ui.inside.waiting"));
    const auto& model = schedule().model();
    const auto port = model ? two_input_answer(model->graph) : std::nullopt;
    if (!port || !model->sources.contains(port->data)) return;
    const BatchSource& source = *model->sources.at(port->data);
    const auto grid = surface_grid(source, gridColumns, gridRows);
    if (!grid) return;
    port_ = port;
    grid_ = *grid;
    std::vector<SurfacePoint> points;
    addPoints(source, Part::Train, points);
    addPoints(source, Part::Test, points);
    view_->setPoints(std::move(points));
    std::vector<QString> classes;
    for (std::int64_t i = 0; i < source.info().classes; ++i)
        classes.push_back(std::size_t(i) < source.info().class_names.size()
                              ? QString::fromStdString(source.info().class_names[std::size_t(i)])
                              : QString::number(i));
    view_->setNames(nameOfInput(source.info(), 0), nameOfInput(source.info(), 1), std::move(classes));
}

AnalysisService::Job SurfacePanel::job() {
    return [this, port = *port_, grid = grid_, model = schedule().model()](AnalysisSession& session,
                                                                           std::uint64_t step) {
        auto surface = decision_surface(session, port, grid);
        return [this, step, model, surface = std::move(surface)] {
            if (schedule().model() != model) return;
            setShown(step);
            if (surface) view_->setSurface(*surface, {});
        };
    };
}

} // namespace glassbox::app
