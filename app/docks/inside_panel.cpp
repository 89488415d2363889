// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inside_panel.h"

#include "app/docks/panel_parts.h"

#include <QEvent>
#include <QHBoxLayout>

namespace glassbox::app {

InsidePanel::InsidePanel(AnalysisSchedule& schedule, QWidget* parent)
    : QWidget(parent), schedule_(schedule), tools_(new DockTools) {
    age_ = makeLabel({}, editor::TypeStyle::MonoSmall, LabelRole::Label);
    age_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    tools_->row()->addWidget(age_);
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
    say(text);
}

/// The room for the age only grows, so that the tabs beside it stay where they are.
void InsidePanel::say(const QString& age) {
    if (age_->text() == age) return;
    age_->setText(age);
    age_->setMinimumWidth(age.isEmpty() ? 0 : std::max(age_->minimumWidth(), age_->sizeHint().width()));
}

void InsidePanel::showAge() {
    if (shown_ && isVisible()) say(schedule_.ageOf(*shown_));
}

void InsidePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showAge();
    schedule_.wake();
}

void InsidePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    age_->setMinimumWidth(0);
    retranslate();
    showAge();
}

} // namespace glassbox::app
