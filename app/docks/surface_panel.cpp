// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/surface_panel.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace glassbox::app {

SurfacePanel::SurfacePanel(AnalysisSchedule& schedule, DecisionMap& map, QWidget* parent)
    : InsidePanel(schedule, parent), map_(map) {
    view_ = new SurfaceView;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 0);
    column->addWidget(view_, 1);
    map.addWatcher([this] { return isVisible(); });
    connect(&map, &DecisionMap::opened, this, &SurfacePanel::open);
    connect(&map, &DecisionMap::changed, this, &SurfacePanel::showSurface);
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
    setShown({});
    view_->setSurface({}, qtTrId("ui.inside.waiting"));
    map_.describe(*view_);
}

void SurfacePanel::showSurface() {
    if (!isVisible()) return;
    setShown(map_.step());
    if (map_.surface()) view_->setSurface(map_.surface(), {});
}

void SurfacePanel::showEvent(QShowEvent* event) {
    InsidePanel::showEvent(event);
    showSurface();
}

} // namespace glassbox::app
