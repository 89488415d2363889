// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/lab_controller.h"
#include "app/docks/dock_area.h"
#include "app/docks/gradients_panel.h"
#include "app/docks/inspector_panel.h"
#include "app/docks/loss_panel.h"
#include "app/docks/palette_panel.h"
#include "app/docks/palette_rail.h"
#include "app/docks/panel_parts.h"
#include "app/docks/problems_panel.h"
#include "app/docks/rescue_bar.h"
#include "app/docks/weights_panel.h"
#include "app/focus_order.h"
#include "app/inside_controller.h"
#include "app/main_window.h"
#include "app/projector_mode.h"
#include "app/run_controls.h"
#include "app/shell.h"
#include "app/toolbar.h"
#include "app/window_room.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>

// Where everything is. What it does is in main_window.cpp.
namespace glassbox::app {

using editor::TypeStyle;

namespace {

constexpr int paletteWidth = 200, inspectorWidth = 280, docksHeight = 230, stripHeight = 34,
              statusHeight = 26;

} // namespace

void MainWindow::build() {
    toolbar_ = new Toolbar(actions_);
    palette_ = new PalettePanel;
    palette_->setMinimumWidth(160);
    inspector_ = new InspectorPanel(document_);
    inspector_->setMinimumWidth(240);
    canvasArea_ = buildCanvas();
    buildDocks();
    docks_ = new DockArea(leftDock_, rightDock_);
    docks_->setMinimumHeight(140);
    inside_->setDocks(*docks_);
    upper_ = makeSplitter(Qt::Horizontal, {palette_, canvasArea_}, 1);
    middle_ = makeSplitter(Qt::Vertical, {upper_, docks_}, 0);
    outer_ = makeSplitter(Qt::Horizontal, {middle_, inspector_}, 0);
    lab_ = new LabController(*this, outer_);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(toolbar_);
    column->addWidget(lab_->stack(), 1);
    column->addWidget(buildStatusBar());
    setCentralWidget(page);
    upper_->setSizes({paletteWidth, 2000});
    outer_->setSizes({2000, inspectorWidth});
    middle_->setSizes({2000, docksHeight});
    docks_->setSizes({1000, 1000});
    room_ = new WindowRoom(*this, {palette_, inspector_, canvasArea_, upper_, middle_, outer_});
    view_->setFocus();
}

QWidget* MainWindow::buildStrip() {
    QWidget* strip = makeBar("strip", stripHeight, 12, 4);
    auto* row = static_cast<QHBoxLayout*>(strip->layout());
    crumbs_ = makeLabel({}, TypeStyle::Body, LabelRole::Label);
    crumbs_->setTextFormat(Qt::RichText);
    row->addWidget(crumbs_);
    row->addStretch(1);
    row->addWidget(makeIconButton(actions_.get("view.adversarial"), 26));
    row->addWidget(makeIconButton(actions_.get("canvas.arrange"), 26));
    row->addWidget(makeIconButton(actions_.get("view.minimap"), 26));
    row->addWidget(makeIconButton(actions_.get("view.fit"), 26));
    zoom_ = makeLabel("100 %", TypeStyle::MonoSmall, LabelRole::Label);
    zoom_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(zoom_);
    return strip;
}

QWidget* MainWindow::buildCanvas() {
    view_ = new editor::GraphView(scene_);
    view_->setMinimumSize(240, 160);
    auto* canvas = new QWidget;
    auto* column = new QVBoxLayout(canvas);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildStrip());
    column->addWidget(shell_->rescueBar());
    column->addWidget(shell_->projector().offer());
    column->addWidget(view_, 1);
    return canvas;
}

/// The panels below the canvas: what is learned at the left, what is inside at the right.
void MainWindow::buildDocks() {
    loss_ = new LossPanel(session_, actions_);
    gradients_ = new GradientsPanel(session_, actions_);
    weights_ = new WeightsPanel(session_);
    problems_ = new ProblemsPanel(document_);
    inside_ = new InsideController(session_, scene_, *view_, this);
    leftDock_ = new DockTabs;
    rightDock_ = new DockTabs;
    leftDock_->add({"loss", [] { return qtTrId("ui.dock.loss"); }, loss_, loss_->tools()});
    leftDock_->add(
        {"gradients", [] { return qtTrId("ui.dock.gradients"); }, gradients_, gradients_->tools()});
    rightDock_->add({"weights", [] { return qtTrId("ui.dock.weights"); }, weights_, weights_->tools()});
    inside_->addPages(*rightDock_);
    rightDock_->add(
        {"problems",
         [this] { return qtTrId("ui.dock.problems") + QString("  %1").arg(problems_->problems()); },
         problems_, nullptr});
}

std::vector<QWidget*> MainWindow::areas() const {
    if (lab_->isOpen()) return labAreas();
    return {toolbar_, room_->rail(), palette_, view_, inspector_, docks_, statusBar_};
}

std::vector<QWidget*> MainWindow::labAreas() const {
    std::vector<QWidget*> all = lab_->page()->areas();
    all.insert(all.begin(), toolbar_);
    all.push_back(statusBar_);
    return all;
}

bool MainWindow::focusNextPrevChild(bool next) {
    std::vector<QWidget*> all{toolbar_, room_->rail(), palette_, canvasArea_, inspector_, docks_, statusBar_};
    if (lab_->isOpen()) all = labAreas();
    const FocusStep step = next ? FocusStep::Next : FocusStep::Previous;
    return moveFocus(all, step) || QMainWindow::focusNextPrevChild(next);
}

void MainWindow::showDock(const QString& id) {
    lab_->leave();
    docks_->show(id);
}

QWidget* MainWindow::buildStatusBar() {
    QWidget* bar = statusBar_ = makeBar("statusbar", statusHeight, 16, 6);
    auto* row = static_cast<QHBoxLayout*>(bar->layout());
    statusIcon_ = new QLabel;
    statusProblems_ = makeLabel({}, TypeStyle::Small, LabelRole::Label);
    statusWeights_ = makeLabel({}, TypeStyle::Small, LabelRole::Label);
    runControls_ = new RunControls(document_, live_);
    row->addWidget(statusIcon_);
    row->addWidget(statusProblems_);
    row->addSpacing(12);
    row->addWidget(statusWeights_);
    row->addStretch(1);
    row->addWidget(runControls_);
    return bar;
}

void MainWindow::restoreLayout() {
    if (settings_.memory() == Memory::None) return;
    restoreGeometry(settings_.value("window/geometry").toByteArray());
    const std::pair<const char*, QSplitter*> splitters[] = {
        {"outer", outer_}, {"middle", middle_}, {"upper", upper_}};
    for (const auto& [name, splitter] : splitters)
        splitter->restoreState(settings_.value(QString("window/") + name).toByteArray());
    docks_->restoreLayout(settings_.value("window/panels").toByteArray());
    actions_.get("view.palette")->setChecked(settings_.value("view/palette", true).toBool());
    actions_.get("view.minimap")->setChecked(settings_.value("view/minimap", true).toBool());
    actions_.get("view.reduced-motion")->setChecked(settings_.value("view/reduced-motion", false).toBool());
    actions_.get("chart.log")->setChecked(settings_.value("chart/log", true).toBool());
    actions_.get("chart.log-steps")->setChecked(settings_.value("chart/log-steps", false).toBool());
    loss_->setSmoothing(settings_.value("chart/smoothing", 0.9).toDouble());
    shell_->projector().restore();
}

void MainWindow::saveLayout() {
    if (settings_.memory() == Memory::None) return;
    settings_.set("window/geometry", saveGeometry());
    const std::pair<const char*, QSplitter*> splitters[] = {
        {"outer", outer_}, {"middle", middle_}, {"upper", upper_}};
    for (const auto& [name, splitter] : splitters)
        settings_.set(QString("window/") + name, splitter->saveState());
    settings_.set("window/panels", docks_->layoutText());
    settings_.set("view/palette", shell_->projector().wantsPalette());
    settings_.set("view/minimap", actions_.get("view.minimap")->isChecked());
    settings_.set("view/reduced-motion", actions_.get("view.reduced-motion")->isChecked());
    settings_.set("chart/log", actions_.get("chart.log")->isChecked());
    settings_.set("chart/log-steps", actions_.get("chart.log-steps")->isChecked());
    settings_.set("chart/smoothing", loss_->smoothing());
}

} // namespace glassbox::app
