// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/feature_bars.h"

#include "editor/number_text.h"
#include "editor/paint/colormap.h"
#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

/// A name and its number above, the bar below.
constexpr int lineHeight = 36, wordsHeight = 18, barHeight = 9, margin = 10;

} // namespace

FeatureBars::FeatureBars(FeatureColour colour, QWidget* parent) : QWidget(parent), colour_(colour) {
    setFocusPolicy(Qt::StrongFocus);
}

void FeatureBars::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    update();
}

void FeatureBars::setValues(std::vector<FeatureValue> values) {
    values_ = std::move(values);
    first_ = std::clamp(first_, 0, std::max(0, int(values_.size()) - room()));
    update();
}

/// Lines that fit; one is kept for the words that say how many there are.
int FeatureBars::room() const {
    const int all = std::max(1, (height() - 8) / lineHeight);
    return all >= int(values_.size()) ? all : std::max(1, (height() - 8 - wordsHeight) / lineHeight);
}

void FeatureBars::setFirst(int first) {
    first_ = std::clamp(first, 0, std::max(0, int(values_.size()) - room()));
    update();
}

void FeatureBars::scrollTo(int first) {
    setFirst(first);
    Q_EMIT scrolled(first_);
}

QRect FeatureBars::lineRect(int feature) const {
    if (feature < first_ || feature >= first_ + room()) return {};
    // Few of them stand in the middle.
    const int free = height() - int(values_.size()) * lineHeight;
    return {margin, std::max(4, free / 2) + (feature - first_) * lineHeight, width() - 2 * margin,
            lineHeight};
}

QRectF FeatureBars::track(int feature) const {
    const QRect line = lineRect(feature);
    if (line.isNull()) return {};
    return {double(line.left()), double(line.top() + wordsHeight), double(line.width()), double(barHeight)};
}

QRectF FeatureBars::barRect(int feature) const {
    const QRectF all = track(feature);
    const FeatureValue& of = values_[std::size_t(feature)];
    const double part = std::clamp((of.value - of.middle) / of.reach, -1.0, 1.0);
    const double end = all.center().x() + part * all.width() / 2;
    return QRectF(QPointF(std::min(end, all.center().x()), all.top()),
                  QPointF(std::max(end, all.center().x()), all.bottom()));
}

void FeatureBars::paintFeature(QPainter& painter, int feature) const {
    const FeatureValue& of = values_[std::size_t(feature)];
    const QRect line = lineRect(feature);
    const QRect words(line.left(), line.top(), line.width(), wordsHeight);
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    painter.setPen(theme_.color(Token::Text));
    const QString number = editor::shortNumber(of.value);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, number);
    const int taken = painter.fontMetrics().horizontalAdvance(number) + 8;
    painter.setFont(editor::font(TypeStyle::Small));
    painter.setPen(theme_.color(Token::Text2));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(of.name, Qt::ElideRight, words.width() - taken));
    const QRectF all = track(feature);
    painter.fillRect(all, theme_.color(Token::Block));
    const QColor colour =
        colour_ == FeatureColour::Plain
            ? theme_.color(Token::Series1)
            : QColor::fromRgb(editor::divergingColour(theme_.tone(), of.value - of.middle, of.reach));
    painter.fillRect(barRect(feature), colour);
    painter.fillRect(QRectF(all.center().x() - 0.5, all.top() - 2, 1, all.height() + 4),
                     theme_.color(Token::Control));
}

void FeatureBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Sunken));
    painter.drawRect(rect());
    const int last = std::min(first_ + room(), int(values_.size()));
    for (int feature = first_; feature < last; ++feature) paintFeature(painter, feature);
    if (last - first_ < int(values_.size())) {
        painter.setFont(editor::font(TypeStyle::Caption));
        painter.setPen(theme_.color(Token::Text2));
        painter.drawText(rect().adjusted(margin, 0, -margin, -4), Qt::AlignRight | Qt::AlignBottom,
                         qtTrId("ui.lab.features").arg(first_ + 1).arg(last).arg(values_.size()));
    }
    painter.setPen(theme_.color(Token::Control));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    focus_.paint(painter, rect(), theme_);
}

void FeatureBars::wheelEvent(QWheelEvent* event) {
    if (int(values_.size()) <= room() || event->angleDelta().y() == 0) return event->ignore();
    scrollTo(first_ + (event->angleDelta().y() < 0 ? 1 : -1));
    event->accept();
}

void FeatureBars::keyPressEvent(QKeyEvent* event) {
    const std::pair<Qt::Key, int> moves[] = {
        {Qt::Key_Up, -1}, {Qt::Key_Down, 1}, {Qt::Key_PageUp, -room()}, {Qt::Key_PageDown, room()}};
    for (const auto& [key, move] : moves)
        if (event->key() == key) return scrollTo(first_ + move);
    QWidget::keyPressEvent(event);
}

void FeatureBars::focusInEvent(QFocusEvent* event) {
    focus_.notice(*event);
    update();
}

void FeatureBars::focusOutEvent(QFocusEvent* event) {
    focus_.notice(*event);
    update();
}

/// The whole name and number of what is under the cursor.
bool FeatureBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int feature = 0; feature < int(values_.size()); ++feature)
        if (lineRect(feature).contains(help->pos())) {
            const FeatureValue& of = values_[std::size_t(feature)];
            QToolTip::showText(help->globalPos(),
                               QString("%1: %2").arg(of.name, QString::number(of.value, 'g', 6)), this);
        }
    return true;
}

} // namespace glassbox::app
