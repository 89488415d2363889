// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/accuracy_part.h"

#include "app/adversarial/attack_choices.h"
#include "app/adversarial/verdict.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr int barHeight = 6;
constexpr std::size_t lineCount = std::size_t(AccuracyCurve::Line::Count);

std::int64_t rightOf(const AttackCounts& counts, AccuracyCurve::Line line) {
    switch (line) {
    case AccuracyCurve::Line::Clean: return counts.clean;
    case AccuracyCurve::Line::Random: return counts.random;
    case AccuracyCurve::Line::Attack: return counts.adversarial;
    case AccuracyCurve::Line::Count: break;
    }
    return 0;
}

double accuracyOf(const AttackCounts& counts, AccuracyCurve::Line line) {
    return counts.samples ? double(rightOf(counts, line)) / double(counts.samples) : 0;
}

} // namespace

QString lineName(const AttackLab& lab, AccuracyCurve::Line line) {
    switch (line) {
    case AccuracyCurve::Line::Clean: return qtTrId("ui.adversarial.clean");
    case AccuracyCurve::Line::Random: return qtTrId("ui.adversarial.random-signs");
    case AccuracyCurve::Line::Attack: return methodName(lab.options().method);
    case AccuracyCurve::Line::Count: break;
    }
    return {};
}

QString accuracyRestsOn(const AttackLab& lab) {
    if (!lab.fits()) return {};
    const RollingSlices& slices = lab.here().slices();
    const QString text = restsOnText(slices);
    if (slices.samples() == 0) return text;
    const auto seconds = lab.schedule().secondsSince(slices.oldest());
    return seconds ? text + ", " + qtTrId("ui.inside.ago").arg(*seconds) : text;
}

QString accuracyMeaning(const AttackLab& lab) {
    const AttackCounts counts = lab.countsHere();
    if (counts.samples == 0) return qtTrId("ui.inside.waiting");
    const double clean = accuracyOf(counts, AccuracyCurve::Line::Clean);
    const double byAttack = clean - accuracyOf(counts, AccuracyCurve::Line::Attack);
    const double byNoise = clean - accuracyOf(counts, AccuracyCurve::Line::Random);
    if (byAttack < 0.02) return qtTrId("ui.lab.means.little");
    if (byNoise <= 0.25 * byAttack) return qtTrId("ui.lab.means.direction");
    return qtTrId("ui.lab.means.both").arg(percentText(byNoise), percentText(byAttack));
}

AttackCurve::AttackCurve(AttackLab& lab, QWidget* parent) : AccuracyCurve(parent), lab_(lab) {
    connect(this, &AccuracyCurve::epsilonChosen, &lab, &AttackLab::setEpsilon);
    connect(&lab, &AttackLab::accuracyChanged, this, &AttackCurve::showCounts);
    connect(&lab, &AttackLab::restarted, this, &AttackCurve::showCounts);
}

void AttackCurve::showCounts() {
    // Its page may have no room for it now, and have some later.
    if (!parentWidget() || !parentWidget()->isVisible()) return;
    std::vector<QPointF> lines[lineCount];
    for (const AccuracyCount& count : lab_.curve())
        for (std::size_t i = 0; i < count.epsilons().size(); ++i) {
            const AttackCounts counts = count.at(i);
            if (counts.samples == 0) continue;
            for (std::size_t line = 0; line < lineCount; ++line)
                lines[line].emplace_back(count.epsilons()[i], accuracyOf(counts, Line(line)));
        }
    setRange(lab_.largestEpsilon());
    for (std::size_t line = 0; line < lineCount; ++line)
        setLine(Line(line), std::move(lines[line]), lineName(lab_, Line(line)));
    const AttackCounts here = lab_.countsHere();
    setEpsilon(lab_.options().epsilon,
               here.samples ? std::optional(accuracyOf(here, Line::Attack)) : std::nullopt);
}

void AttackCurve::changeEvent(QEvent* event) {
    AccuracyCurve::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    showCounts();
}

void AttackCurve::showEvent(QShowEvent* event) {
    AccuracyCurve::showEvent(event);
    showCounts();
}

AccuracyFigures::AccuracyFigures(AttackLab& lab, FiguresRoom room, QWidget* parent)
    : QWidget(parent), lab_(lab), room_(room), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    const TypeStyle style = room == FiguresRoom::Bars ? TypeStyle::Body : TypeStyle::Small;
    for (std::size_t i = 0; i < lineCount; ++i) {
        names_[i] = makeLabel({}, style, LabelRole::Label);
        figures_[i] = makeLabel({}, TypeStyle::Mono, LabelRole::Plain);
        tracks_[i] = new QWidget(this);
        tracks_[i]->setFixedHeight(barHeight + 8);
    }
    place();
    connect(&lab, &AttackLab::accuracyChanged, this, &AccuracyFigures::showCounts);
    connect(&lab, &AttackLab::restarted, this, &AccuracyFigures::showCounts);
    showCounts();
}

void AccuracyFigures::setRoom(FiguresRoom room) {
    if (room == room_) return;
    room_ = room;
    place();
}

/// Two rows and two columns for each, of which some stay empty.
void AccuracyFigures::place() {
    while (QLayoutItem* item = grid_->takeAt(0)) delete item;
    const bool line = room_ == FiguresRoom::Line, narrow = room_ == FiguresRoom::Narrow;
    grid_->setHorizontalSpacing(line ? 10 : 4);
    grid_->setVerticalSpacing(narrow ? 0 : 4);
    for (int i = 0; i < int(lineCount); ++i) {
        const int row = line ? 0 : 2 * i, column = line ? 2 * i : 0;
        grid_->addWidget(names_[i], row, column);
        grid_->addWidget(figures_[i], narrow ? row + 1 : row, narrow ? column : column + 1,
                         line || narrow ? Qt::AlignLeft : Qt::AlignRight);
        tracks_[i]->setVisible(room_ == FiguresRoom::Bars);
        if (room_ == FiguresRoom::Bars) grid_->addWidget(tracks_[i], row + 1, 0, 1, 2);
    }
    for (const int column : {1, 3, 5}) grid_->setColumnStretch(column, line ? 1 : 0);
    grid_->setColumnStretch(0, line ? 0 : 1);
}

void AccuracyFigures::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    update();
}

QString AccuracyFigures::textOf(AccuracyCurve::Line line) const {
    return lab_.countsHere().samples ? percentText(partOf(line)) : QStringLiteral("–");
}

double AccuracyFigures::partOf(AccuracyCurve::Line line) const {
    return accuracyOf(lab_.countsHere(), line);
}

void AccuracyFigures::showCounts() {
    for (std::size_t i = 0; i < lineCount; ++i) {
        names_[i]->setText(lineName(lab_, AccuracyCurve::Line(i)));
        figures_[i]->setText(textOf(AccuracyCurve::Line(i)));
        figures_[i]->setAccessibleName(names_[i]->text() + " " + figures_[i]->text());
    }
    update();
}

void AccuracyFigures::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) showCounts();
}

void AccuracyFigures::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showCounts();
}

void AccuracyFigures::paintEvent(QPaintEvent*) {
    if (room_ != FiguresRoom::Bars) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < lineCount; ++i) {
        QRectF track(tracks_[i]->geometry());
        track.setHeight(barHeight);
        painter.setBrush(theme_.color(Token::Line));
        painter.drawRoundedRect(track, 3, 3);
        const double part = partOf(AccuracyCurve::Line(i));
        if (part <= 0) continue;
        track.setWidth(std::max<double>(barHeight, track.width() * part));
        painter.setBrush(theme_.color(AccuracyCurve::tokenOf(AccuracyCurve::Line(i))));
        painter.drawRoundedRect(track, 3, 3);
    }
}

} // namespace glassbox::app
