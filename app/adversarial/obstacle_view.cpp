// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/obstacle_view.h"

#include "app/docks/inspector/wrapping_label.h"
#include "app/texts/retranslation.h"
#include "editor/paint/icons.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr int textWidth = 400, signSide = 28;

} // namespace

ObstacleView::ObstacleView(AttackLab& lab, QWidget* parent)
    : QWidget(parent), lab_(lab), sign_(new QLabel), title_(makeLabel({}, TypeStyle::Head, LabelRole::Plain)),
      reason_(new WrappingLabel({}, TypeStyle::Body, LabelRole::Label)), button_(new QPushButton) {
    sign_->setFixedSize(signSide, signSide);
    title_->setAlignment(Qt::AlignHCenter);
    reason_->setAlignment(Qt::AlignHCenter);
    reason_->setFixedWidth(textWidth);
    button_->setProperty("primary", true);
    sayText(title_, "ui.lab.no-attack");
    sayText(button_, "ui.lab.to-canvas");
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(1);
    for (QWidget* part : {static_cast<QWidget*>(sign_), static_cast<QWidget*>(title_),
                          static_cast<QWidget*>(reason_), static_cast<QWidget*>(button_)})
        column->addWidget(part, 0, Qt::AlignHCenter);
    column->addStretch(2);
    connect(button_, &QPushButton::clicked, this, &ObstacleView::leave);
    connect(&lab, &AttackLab::restarted, this, &ObstacleView::showReason);
    showReason();
}

QString ObstacleView::text() const {
    return reason_->text();
}

void ObstacleView::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    sign_->setPixmap(
        editor::iconPixmap("adversarial", signSide, theme_.color(Token::Text2), devicePixelRatioF()));
}

void ObstacleView::showReason() {
    reason_->setText(lab_.reason());
}

void ObstacleView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) showReason();
}

} // namespace glassbox::app
