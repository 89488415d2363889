// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inside_panel.h"

#include "app/docks/panel_parts.h"

#include <QEvent>
#include <QHBoxLayout>

namespace glassbox::app {

InsidePanel::InsidePanel(AnalysisSchedule& schedule, QWidget* parent)
    : QWidget(parent), schedule_(schedule), tools_(new QWidget) {
    toolRow_ = new QHBoxLayout(tools_);
    toolRow_->setContentsMargins(0, 0, 0, 0);
    toolRow_->setSpacing(8);
    age_ = makeLabel({}, editor::TypeStyle::MonoSmall, LabelRole::Label);
    toolRow_->addWidget(age_);
    connect(&schedule, &AnalysisSchedule::aged, this, &InsidePanel::showAge);
}

QString InsidePanel::ageText() const {
    return age_->text();
}

void InsidePanel::setShown(std::optional<std::uint64_t> step) {
    shown_ = step;
    showAge();
}

void InsidePanel::setAge(const QString& text) {
    shown_.reset();
    age_->setText(text);
}

void InsidePanel::showAge() {
    if (shown_ && isVisible()) age_->setText(schedule_.ageOf(*shown_));
}

void InsidePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showAge();
    schedule_.wake();
}

void InsidePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    showAge();
}

} // namespace glassbox::app
