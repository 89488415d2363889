// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/confusion_panel.h"

#include "app/docks/panel_parts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace glassbox::app {

ConfusionPanel::ConfusionPanel(AnalysisSchedule& schedule, ChosenSample& sample, QWidget* parent)
    : InsidePanel(schedule, parent), answers_(sample.answers()) {
    view_ = new ConfusionView;
    title_ = makeLabel({}, editor::TypeStyle::Small, LabelRole::Label);
    title_->setWordWrap(true);
    gallery_ = new SampleGallery(sample);
    auto* side = new QVBoxLayout;
    side->setContentsMargins(0, 10, 12, 4);
    side->setSpacing(6);
    side->addWidget(title_);
    side->addWidget(gallery_, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(view_, 3);
    row->addLayout(side, 2);
    answers_.addWatcher([this] { return isVisible(); });
    connect(&answers_, &HeldOutAnswers::changed, this, &ConfusionPanel::refresh);
    connect(view_, &ConfusionView::opened, this, &ConfusionPanel::showCell);
    retranslate();
}

void ConfusionPanel::setTheme(const editor::Theme& theme) {
    view_->setTheme(theme);
    gallery_->setTheme(theme);
}

void ConfusionPanel::retranslate() {
    view_->setAccessibleName(qtTrId("ui.dock.confusion"));
    gallery_->setAccessibleName(qtTrId("ui.confusion.pictures"));
    refresh();
}

void ConfusionPanel::refresh() {
    if (!isVisible()) return;
    std::vector<QString> names;
    for (std::int32_t number = 0; number < answers_.classes(); ++number)
        names.push_back(answers_.className(number));
    view_->setMatrix(answers_.confusion(), names,
                     answers_.port() ? qtTrId("ui.inside.waiting")
                                     : lackText(answers_.lack(), "ui.confusion.none"));
    setAge(answers_.port() ? answers_.restsOn() : QString());
    showCell();
}

/// The pictures of the opened cell, kept up with the model.
void ConfusionPanel::showCell() {
    const auto& cell = view_->open();
    if (!cell || view_->matrix().samples() == 0) {
        title_->setText(qtTrId("ui.confusion.open"));
        gallery_->setVisible(false);
        return;
    }
    const auto& rows = view_->matrix().rows(cell->label, cell->chosen);
    title_->setText(qtTrId("ui.confusion.cell")
                        .arg(answers_.className(cell->label), answers_.className(cell->chosen))
                        .arg(rows.size())
                        .arg(view_->matrix().of_class(cell->label)));
    gallery_->setVisible(true);
    if (gallery_->rows() != rows) gallery_->setRows(rows);
}

void ConfusionPanel::showEvent(QShowEvent* event) {
    InsidePanel::showEvent(event);
    refresh();
}

} // namespace glassbox::app
