// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inside/decision_map.h"

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

} // namespace

QString featureName(const DataInfo& info, std::size_t index) {
    return index < info.feature_names.size() ? QString::fromStdString(info.feature_names[index])
                                             : QString("x%1").arg(index + 1);
}

DecisionMap::DecisionMap(AnalysisSchedule& schedule, QObject* parent) : QObject(parent), schedule_(schedule) {
    connect(&schedule, &AnalysisSchedule::modelChanged, this, &DecisionMap::open);
    schedule.add({"surface", pause, [this](std::uint64_t step) { return port_ && step_ != step && looked(); },
                  [this] { return job(); }});
}

bool DecisionMap::looked() const {
    return std::any_of(watchers_.begin(), watchers_.end(), [](const auto& looks) { return looks(); });
}

void DecisionMap::open() {
    port_.reset();
    surface_.reset();
    step_.reset();
    points_.clear();
    classes_.clear();
    const auto& model = schedule_.model();
    const auto port = model ? two_input_answer(model->graph) : std::nullopt;
    if (port && model->sources.contains(port->data)) {
        const BatchSource& source = *model->sources.at(port->data);
        if (const auto grid = surface_grid(source, gridColumns, gridRows)) {
            port_ = port;
            grid_ = *grid;
            addPoints(source, Part::Train, points_);
            addPoints(source, Part::Test, points_);
            xName_ = featureName(source.info(), 0);
            yName_ = featureName(source.info(), 1);
            for (std::int64_t i = 0; i < source.info().classes; ++i)
                classes_.push_back(std::size_t(i) < source.info().class_names.size()
                                       ? QString::fromStdString(source.info().class_names[std::size_t(i)])
                                       : QString::number(i));
        }
    }
    Q_EMIT opened();
}

void DecisionMap::describe(SurfaceView& view) const {
    view.setPoints(points_);
    view.setNames(xName_, yName_, classes_);
}

AnalysisService::Job DecisionMap::job() {
    return [this, port = *port_, grid = grid_, model = schedule_.model()](AnalysisSession& session,
                                                                          std::uint64_t step) {
        auto surface = decision_surface(session, port, grid);
        return [this, step, model, surface = std::move(surface)] {
            if (schedule_.model() != model) return;
            step_ = step;
            if (surface) surface_ = *surface;
            Q_EMIT changed();
        };
    };
}

} // namespace glassbox::app
