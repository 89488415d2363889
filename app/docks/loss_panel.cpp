// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/loss_panel.h"

#include "app/actions.h"
#include "app/charts/run_content.h"
#include "app/docks/panel_parts.h"

#include <QComboBox>
#include <QCoreApplication>

namespace glassbox::app {

using editor::TypeStyle;

LossPanel::LossPanel(TrainingSession& session, Actions& actions, QWidget* parent)
    : ChartPanel(session, actions, parent) {
    smoothingLabel_ = makeLabel({}, TypeStyle::Small, LabelRole::Label);
    smoothing_ = new QComboBox;
    smoothing_->setFont(editor::font(TypeStyle::MonoSmall));
    for (const char* weight : {"0", "0.5", "0.8", "0.9", "0.94", "0.97", "0.99"}) smoothing_->addItem(weight);
    smoothing_->setMinimumContentsLength(4);
    smoothing_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    addTool(smoothingLabel_);
    addTool(smoothing_);
    scale_ = new SegmentSwitch(2);
    addTool(scale_);
    tools()->addSpare(smoothingLabel_);
    tools()->addSpare(scale_);
    QAction* logarithmic = actions.get("chart.log");
    scale_->choose(logarithmic->isChecked());
    connect(logarithmic, &QAction::toggled, scale_, [this](bool on) { scale_->choose(on); });
    connect(scale_, &SegmentSwitch::chosenChanged, logarithmic, &QAction::setChecked);
    connect(smoothing_, &QComboBox::currentTextChanged, this, &LossPanel::refresh);
    chart()->setSource([this] { return lossContent(this->session().history()); });
    translate();
    setSmoothing(0.9);
}

void LossPanel::translate() {
    ChartPanel::translate();
    chart()->setAccessibleName(qtTrId("ui.chart.name"));
    smoothingLabel_->setText(qtTrId("ui.chart.smooth"));
    smoothing_->setAccessibleName(qtTrId("ui.chart.smooth"));
    smoothing_->setToolTip(qtTrId("ui.chart.smooth.tip"));
    scale_->setTexts({qtTrId("ui.chart.linear"), qtTrId("ui.chart.log")}, qtTrId("ui.chart.scale"));
}

double LossPanel::smoothing() const {
    return smoothing_->currentText().toDouble();
}

void LossPanel::setSmoothing(double weight) {
    smoothing_->setCurrentText(QString::number(weight));
}

void LossPanel::refresh() {
    session().history().setSmoothing(smoothing());
    ChartPanel::refresh();
}

} // namespace glassbox::app
