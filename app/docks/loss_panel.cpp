// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/loss_panel.h"

#include "app/docks/panel_parts.h"

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

/// Part of a core that drawing the chart may take.
constexpr double chartShare = 0.03;

void addScaleSwitch(QHBoxLayout* row, QAction* logarithmic) {
    QToolButton* linear = makeSegment(qtTrId("ui.chart.linear"));
    QToolButton* log = makeSegment(qtTrId("ui.chart.log"));
    auto* pair = new QWidget;
    auto* inner = new QHBoxLayout(pair);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(2);
    inner->addWidget(linear);
    inner->addWidget(log);
    row->addWidget(pair);
    auto show = [=](bool on) { (on ? log : linear)->setChecked(true); };
    show(logarithmic->isChecked());
    QObject::connect(logarithmic, &QAction::toggled, pair, show);
    QObject::connect(linear, &QToolButton::clicked, logarithmic, [=] { logarithmic->setChecked(false); });
    QObject::connect(log, &QToolButton::clicked, logarithmic, [=] { logarithmic->setChecked(true); });
}

} // namespace

LossPanel::LossPanel(TrainingSession& session, QAction* logarithmic, QWidget* parent)
    : QWidget(parent), session_(session) {
    chart_ = new LossChart;
    pacer_ = new Pacer([this] { refresh(); }, chartShare, this);
    tools_ = new QWidget;
    auto* tools = new QHBoxLayout(tools_);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(8);
    tools->addWidget(makeLabel(qtTrId("ui.chart.smooth"), TypeStyle::Small, LabelRole::Label));
    smoothing_ = new QComboBox;
    smoothing_->setFont(editor::font(TypeStyle::MonoSmall));
    smoothing_->setAccessibleName(qtTrId("ui.chart.smooth"));
    for (const char* weight : {"0", "0.5", "0.8", "0.9", "0.94", "0.97", "0.99"}) smoothing_->addItem(weight);
    smoothing_->setFixedWidth(68);
    tools->addWidget(smoothing_);
    addScaleSwitch(tools, logarithmic);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(chart_, 1);
    connect(&session, &TrainingSession::advanced, pacer_, &Pacer::request);
    connect(chart_, &LossChart::painted, pacer_, &Pacer::addCost);
    connect(smoothing_, &QComboBox::currentTextChanged, this, &LossPanel::refresh);
    connect(logarithmic, &QAction::toggled, chart_,
            [this](bool on) { chart_->setScale(on ? Scale::Logarithmic : Scale::Linear); });
    connect(logarithmic, &QAction::toggled, this, &LossPanel::refresh);
    chart_->setScale(logarithmic->isChecked() ? Scale::Logarithmic : Scale::Linear);
    setSmoothing(0.9);
}

double LossPanel::smoothing() const {
    return smoothing_->currentText().toDouble();
}

void LossPanel::setSmoothing(double weight) {
    smoothing_->setCurrentText(QString::number(weight));
}

void LossPanel::setTheme(const editor::Theme& theme) {
    chart_->setTheme(theme);
}

void LossPanel::refresh() {
    session_.history().setSmoothing(smoothing());
    if (isVisible()) chart_->show(session_.history());
}

} // namespace glassbox::app
