// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/projector_mode.h"

#include "app/docks/panel_parts.h"
#include "app/main_window.h"
#include "app/projector.h"
#include "app/texts/retranslation.h"
#include "app/window_room.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace glassbox::app {

using editor::Token;

namespace {

constexpr int ringWidth = 28, ringInterval = 16; ///< Pixels, milliseconds.

const char* const onKey = "view/projector";
/// Whether the offer was declined, and the theme of before it was taken.
const char* const declinedKey = "projector/stays-dark";
const char* const beforeKey = "projector/theme-before";

} // namespace

PointerRing::PointerRing(QWidget* window) : QWidget(window) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFixedSize(ringWidth + 4, ringWidth + 4);
    clock_.setInterval(ringInterval);
    // Not every widget tells of the pointer's ways.
    connect(&clock_, &QTimer::timeout, this, &PointerRing::move);
    hide();
}

void PointerRing::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    update();
}

/// Comes with the first move.
void PointerRing::start() {
    at_ = QCursor::pos();
    clock_.start();
}

void PointerRing::stop() {
    clock_.stop();
    hide();
}

void PointerRing::move() {
    if (QCursor::pos() == at_) return;
    at_ = QCursor::pos();
    const QPoint at = parentWidget()->mapFromGlobal(at_);
    setVisible(parentWidget()->rect().contains(at));
    QWidget::move(at - rect().center());
    raise();
}

void PointerRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring(2, 2, ringWidth, ringWidth);
    // Two colours: one of them stands out wherever it is.
    painter.setPen(QPen(theme_.color(Token::Panel), 4));
    painter.drawEllipse(ring.adjusted(1, 1, -1, -1));
    painter.setPen(QPen(theme_.color(Token::Accent), 2));
    painter.drawEllipse(ring.adjusted(1, 1, -1, -1));
}

ProjectorMode::ProjectorMode(MainWindow& window, Settings& settings, Appearance& appearance, QObject* parent)
    : QObject(parent), window_(window), settings_(settings), appearance_(appearance),
      ring_(new PointerRing(&window)) {
    buildOffer();
}

/// The scale of type is the program's, not the window's.
ProjectorMode::~ProjectorMode() {
    if (on_) editor::setTypeScale(1);
    if (on_) QApplication::setFont(editor::font(editor::TypeStyle::Body));
    if (offer_ && !offer_->parent()) delete offer_;
}

void ProjectorMode::buildOffer() {
    offer_ = new QWidget;
    offer_->setObjectName("offer");
    offer_->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(offer_);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    QLabel* words = makeLabel({}, editor::TypeStyle::Body, LabelRole::Plain);
    words->setWordWrap(true);
    sayText(words, "ui.projector.light");
    row->addWidget(words, 1);
    auto* stay = new QPushButton;
    stay->setObjectName("stay-dark");
    sayText(stay, "ui.projector.light.keep");
    auto* take = new QPushButton;
    take->setObjectName("take-light");
    sayText(take, "ui.projector.light.take");
    row->addWidget(stay);
    row->addWidget(take);
    connect(take, &QPushButton::clicked, this, &ProjectorMode::takeLight);
    connect(stay, &QPushButton::clicked, this, &ProjectorMode::decline);
    offer_->hide();
}

void ProjectorMode::connectAll() {
    connect(window_.action("view.projector"), &QAction::toggled, this, &ProjectorMode::set);
}

void ProjectorMode::restore() {
    window_.action("view.projector")->setChecked(settings_.value(onKey, false).toBool());
}

bool ProjectorMode::wantsPalette() const {
    return on_ ? palette_ : window_.action("view.palette")->isChecked();
}

void ProjectorMode::setTheme(const editor::Theme& theme) {
    ring_->setTheme(theme);
}

void ProjectorMode::set(bool on) {
    if (on == on_) return;
    if (on) palette_ = window_.action("view.palette")->isChecked();
    on_ = on;
    settings_.set(onKey, on);
    setTypeScale(&window_, on ? projectorTypeScale : 1);
    window_.setBars(on ? Bars::Fewest : Bars::All);
    if (!on) window_.action("view.palette")->setChecked(palette_);
    if (!on) giveThemeBack();
    // Not that of the settings: a start may have asked for another.
    editor::Theme theme = window_.theme();
    theme.setLineScale(on ? projectorLineScale : 1);
    window_.setTheme(theme);
    window_.room()->refit();
    if (on)
        ring_->start();
    else
        ring_->stop();
    showOffer();
}

void ProjectorMode::showOffer() {
    const bool dark =
        window_.theme().tone() == editor::Tone::Dark && window_.theme().contrast() == editor::Contrast::Usual;
    offer_->setVisible(on_ && dark && !settings_.value(declinedKey, false).toBool());
}

void ProjectorMode::takeLight() {
    for (const ThemeRow& row : Appearance::themes())
        if (row.choice == appearance_.themeChoice()) settings_.set(beforeKey, row.name);
    appearance_.choose(ThemeChoice::Light);
    offer_->hide();
}

void ProjectorMode::decline() {
    settings_.set(declinedKey, true);
    offer_->hide();
}

/// The theme that was there before the offer was taken, unless another was chosen since.
void ProjectorMode::giveThemeBack() {
    const QString before = settings_.value(beforeKey).toString();
    settings_.remove(beforeKey);
    if (appearance_.themeChoice() != ThemeChoice::Light) return;
    for (const ThemeRow& row : Appearance::themes())
        if (before == row.name) appearance_.choose(row.choice);
}

} // namespace glassbox::app
