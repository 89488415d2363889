// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/section.h"

#include "editor/paint/icons.h"

#include <QHBoxLayout>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

void clearLayout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout* inner = item->layout()) {
            clearLayout(inner);
        }
        delete item;
    }
}

} // namespace

Section::Section(const QString& id, const QString& title, const editor::Theme& theme, QWidget* parent)
    : QWidget(parent), id_(id), theme_(theme) {
    setObjectName("section");
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 6, 16, 8);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    heading_ = new QToolButton;
    heading_->setObjectName("sectionhead");
    heading_->setText(title);
    heading_->setFont(editor::font(TypeStyle::SmallBold));
    heading_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    heading_->setIconSize(QSize(12, 12));
    heading_->setFocusPolicy(Qt::TabFocus);
    heading_->setToolTip(title);
    heading_->setMinimumWidth(40);
    connect(heading_, &QToolButton::clicked, this, [this] { setFolded(!isFolded()); });
    row->addWidget(heading_);
    note_ = new WrappingLabel({}, TypeStyle::Caption, LabelRole::Hint);
    note_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(note_, 1);
    column->addLayout(row);
    content_ = new QWidget;
    body_ = new QVBoxLayout(content_);
    body_->setContentsMargins(0, 0, 0, 4);
    body_->setSpacing(8);
    column->addWidget(content_);
    showChevron();
}

void Section::clear() {
    clearLayout(body_);
}

void Section::setTitle(const QString& title) {
    heading_->setText(title);
    heading_->setToolTip(title);
}

void Section::setNote(const QString& note) {
    if (note_->text() != note) note_->setText(note);
}

void Section::setFolded(bool folded) {
    folded_ = folded;
    content_->setVisible(!folded);
    showChevron();
    Q_EMIT foldedChanged(id_, folded);
}

void Section::showChevron() {
    heading_->setIcon(
        editor::themedIcon(isFolded() ? "chevron-right" : "chevron-down", theme_, Token::Text2));
}

} // namespace glassbox::app
