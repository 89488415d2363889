// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/rescue_bar.h"

#include "app/docks/panel_parts.h"
#include "app/texts/retranslation.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace glassbox::app {

namespace {

const QString timeFormat = QStringLiteral("yyyy-MM-dd HH:mm");

} // namespace

RescueBar::RescueBar(Autosave& autosave, DocumentFiles& files, QWidget* parent)
    : QWidget(parent), autosave_(autosave), files_(files) {
    setObjectName("rescue");
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    words_ = makeLabel({}, editor::TypeStyle::Body, LabelRole::Plain);
    words_->setWordWrap(true);
    row->addWidget(words_, 1);
    auto* discarding = new QPushButton;
    discarding->setObjectName("discard");
    sayText(discarding, "ui.rescue.discard");
    auto* restoring = new QPushButton;
    restoring->setObjectName("restore");
    restoring->setDefault(true);
    sayText(restoring, "ui.rescue.restore");
    row->addWidget(discarding);
    row->addWidget(restoring);
    connect(restoring, &QPushButton::clicked, this, &RescueBar::restore);
    connect(discarding, &QPushButton::clicked, this, &RescueBar::discard);
    hide();
}

void RescueBar::look() {
    rescues_ = autosave_.rescues();
    showNext();
}

void RescueBar::showNext() {
    setVisible(!rescues_.empty());
    if (rescues_.empty()) return;
    const Rescue& newest = rescues_.front();
    const QString name = newest.origin.name.isEmpty() ? qtTrId("ui.untitled") : newest.origin.name;
    words_->setText(qtTrId("ui.rescue.what").arg(name, newest.time.toString(timeFormat)));
}

void RescueBar::restore() {
    if (!files_.mayLeave()) return;
    const Rescue rescue = rescues_.front();
    auto model = autosave_.load(rescue);
    if (!model) {
        Q_EMIT files_.failed(model.error());
        return;
    }
    files_.openRescued(std::move(*model), rescue.origin);
    // The copy of before goes only when this program has one of its own.
    autosave_.saveNow();
    discard();
}

void RescueBar::discard() {
    autosave_.forget(rescues_.front());
    rescues_.erase(rescues_.begin());
    showNext();
}

void RescueBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) showNext();
}

} // namespace glassbox::app
