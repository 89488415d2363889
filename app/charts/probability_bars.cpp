// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/probability_bars.h"

#include "editor/paint/fonts.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace glassbox::app {

using editor::Token;

namespace {

constexpr int line = 15, numberRoom = 40, nameGap = 6, shortestTrack = 28;
constexpr std::size_t most = 10;

} // namespace

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {}

void ProbabilityBars::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    update();
}

void ProbabilityBars::setValues(std::vector<double> probabilities, std::vector<QString> names, Token token) {
    const bool other = probabilities.size() != values_.size();
    values_ = std::move(probabilities);
    names_ = std::move(names);
    token_ = token;
    tellNames();
    if (other) updateGeometry();
    update();
}

/// By number; the most probable ones where not all have room.
std::vector<std::size_t> ProbabilityBars::shown() const {
    std::vector<std::size_t> order(values_.size());
    std::iota(order.begin(), order.end(), 0);
    if (order.size() <= most) return order;
    std::stable_sort(order.begin(), order.end(), [this](auto a, auto b) { return values_[a] > values_[b]; });
    order.resize(most);
    return order;
}

QSize ProbabilityBars::sizeHint() const {
    return {98, line * int(std::min(most, std::max<std::size_t>(2, values_.size()))) + 2};
}

int ProbabilityBars::widestName() const {
    const QFontMetrics metrics(editor::font(editor::TypeStyle::MonoSmall));
    int widest = 12;
    for (const QString& name : names_) widest = std::max(widest, metrics.horizontalAdvance(name));
    return widest;
}

/// As wide as the longest name, but it leaves room for a bar.
int ProbabilityBars::namesRoom() const {
    return std::min(widestName() + nameGap, std::max(0, width() - numberRoom - shortestTrack));
}

/// Names that are cut are told on hover.
void ProbabilityBars::tellNames() {
    const bool cut = widestName() + nameGap > namesRoom();
    setToolTip(cut ? QStringList(names_.begin(), names_.end()).join("\n") : QString());
}

void ProbabilityBars::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    tellNames();
}

QRectF ProbabilityBars::barRect(std::size_t number) const {
    const auto order = shown();
    const auto found = std::find(order.begin(), order.end(), number);
    if (found == order.end()) return {};
    const int names = namesRoom();
    const double room = width() - names - numberRoom;
    return {double(names), double((found - order.begin()) * line + 3), std::max(0.0, room * values_[number]),
            9};
}

void ProbabilityBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(editor::font(editor::TypeStyle::MonoSmall));
    const auto best = std::max_element(values_.begin(), values_.end()) - values_.begin();
    for (const std::size_t number : shown()) {
        const QRectF bar = barRect(number);
        const bool strongest = std::ptrdiff_t(number) == best;
        const QRectF track(bar.left(), bar.top(), width() - bar.left() - numberRoom, bar.height());
        painter.fillRect(track, theme_.color(Token::Sunken));
        painter.fillRect(bar, theme_.color(strongest ? token_ : Token::Control));
        painter.fillRect(QRectF(bar.left() - 1, bar.top(), 1, bar.height()), theme_.color(Token::Control));
        painter.setPen(theme_.color(strongest ? Token::Text : Token::Text2));
        const QString name = number < names_.size() ? names_[number] : QString::number(number);
        const QRectF words(0, bar.top() - 3, bar.left() - nameGap, line);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(name, Qt::ElideRight, int(words.width())));
        painter.drawText(QRectF(width() - numberRoom, bar.top() - 3, numberRoom, line),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(100 * values_[number], 'f', 1));
    }
}

} // namespace glassbox::app
