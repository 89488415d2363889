// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/chart_panel.h"

#include "app/actions.h"
#include "app/charts/chart_export.h"
#include "app/docks/panel_parts.h"
#include "editor/paint/icons.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>

namespace glassbox::app {

namespace {

/// Part of a core that drawing the chart may take.
constexpr double chartShare = 0.03;

/// What the chart's menus offer, in their order.
constexpr const char* chartActions[] = {"chart.log", "chart.log-steps", "chart.all", "chart.export"};

} // namespace

SegmentSwitch::SegmentSwitch(int count, QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (int i = 0; i < count; ++i) {
        segments_.push_back(makeSegment({}));
        row->addWidget(segments_.back());
        connect(segments_.back(), &QToolButton::clicked, this, [this, i] { Q_EMIT chosenChanged(i); });
    }
    choose(0);
}

void SegmentSwitch::setTexts(const QStringList& texts, const QString& accessibleName) {
    setAccessibleName(accessibleName);
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        segments_[i]->setText(texts[qsizetype(i)]);
        segments_[i]->setAccessibleName(accessibleName + ": " + texts[qsizetype(i)]);
    }
}

int SegmentSwitch::chosen() const {
    for (std::size_t i = 0; i < segments_.size(); ++i)
        if (segments_[i]->isChecked()) return int(i);
    return 0;
}

void SegmentSwitch::choose(int index) {
    segments_[std::size_t(index)]->setChecked(true);
}

ChartPanel::ChartPanel(TrainingSession& session, Actions& actions, QWidget* parent)
    : QWidget(parent), session_(session), chart_(new SeriesChart) {
    pacer_ = new Pacer([this] { refresh(); }, chartShare, this);
    tools_ = new DockTools;
    menu_ = new QToolButton;
    menu_->setFixedSize(26, 26);
    menu_->setPopupMode(QToolButton::InstantPopup);
    menu_->setFocusPolicy(Qt::TabFocus);
    menu_->setMenu(new QMenu(menu_));
    tools_->row()->addWidget(menu_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(chart_, 1);
    connect(&session, &TrainingSession::advanced, pacer_, &Pacer::request);
    connect(chart_, &SeriesChart::painted, pacer_, &Pacer::addCost);
    connectActions(actions);
}

void ChartPanel::connectActions(Actions& actions) {
    for (const char* id : chartActions) {
        menu_->menu()->addAction(actions.get(id));
        chart_->addAction(actions.get(id));
    }
    auto scaleOf = [](bool logarithmic) { return logarithmic ? Scale::Logarithmic : Scale::Linear; };
    QAction* values = actions.get("chart.log");
    QAction* steps = actions.get("chart.log-steps");
    connect(values, &QAction::toggled, chart_,
            [this, scaleOf](bool on) { chart_->setValueScale(scaleOf(on)); });
    connect(steps, &QAction::toggled, chart_,
            [this, scaleOf](bool on) { chart_->setStepScale(scaleOf(on)); });
    chart_->setValueScale(scaleOf(values->isChecked()));
    chart_->setStepScale(scaleOf(steps->isChecked()));
    // The actions are for the chart that is seen.
    connect(actions.get("chart.all"), &QAction::triggered, chart_, [this] {
        if (isVisible()) chart_->showAll();
    });
    connect(actions.get("chart.export"), &QAction::triggered, this, [this] {
        if (isVisible()) exportByDialog();
    });
}

void ChartPanel::addTool(QWidget* tool) {
    tools_->row()->insertWidget(tools_->row()->count() - 1, tool);
}

void ChartPanel::setTheme(const editor::Theme& theme) {
    chart_->setTheme(theme);
    menu_->setIcon(editor::themedIcon("chart-menu", theme));
    menu_->setIconSize(QSize(20, 20));
}

void ChartPanel::translate() {
    menu_->setAccessibleName(qtTrId("ui.chart.menu"));
    menu_->setToolTip(qtTrId("ui.chart.menu"));
}

void ChartPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    translate();
    chart_->refresh();
}

void ChartPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void ChartPanel::refresh() {
    if (isVisible()) chart_->refresh();
}

void ChartPanel::exportByDialog() {
    const QStringList kinds{qtTrId("ui.chart.export-png") + " (*.png)",
                            qtTrId("ui.chart.export-svg") + " (*.svg)",
                            qtTrId("ui.chart.export-csv") + " (*.csv)"};
    QString kind = kinds.front();
    QString file =
        QFileDialog::getSaveFileName(window(), qtTrId("ui.action.chart-export"), {}, kinds.join(";;"), &kind);
    if (file.isEmpty()) return;
    // A name without an ending gets that of the chosen kind.
    if (QFileInfo(file).suffix().isEmpty()) file += kind.section('*', 1).section(')', 0, 0);
    if (const auto written = exportChart(*chart_, file.toStdString()); !written)
        Q_EMIT failed(written.error());
}

} // namespace glassbox::app
