// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/accuracy_curve.h"

#include "app/charts/series_look.h"
#include "app/charts/ticks.h"
#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr int leftRoom = 48, topRoom = 14, bottomRoom = 36, smallestNames = 72;

/// Row of seriesLooks() of each line.
constexpr std::size_t looks[] = {2, 0, 1};

} // namespace

AccuracyCurve::AccuracyCurve(QWidget* parent) : QWidget(parent) {
    setMinimumSize(240, 130);
    setCursor(Qt::PointingHandCursor);
}

editor::Token AccuracyCurve::tokenOf(Line line) {
    return seriesLooks()[looks[std::size_t(line)]].token;
}

void AccuracyCurve::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    update();
}

void AccuracyCurve::setRange(double largest) {
    largest_ = largest;
    update();
}

void AccuracyCurve::setLine(Line line, std::vector<QPointF> points, const QString& name) {
    lines_[std::size_t(line)] = {std::move(points), name};
    update();
}

void AccuracyCurve::setEpsilon(double epsilon, std::optional<double> accuracy) {
    epsilon_ = epsilon;
    accuracy_ = accuracy;
    update();
}

/// As wide as the longest name, in any language.
int AccuracyCurve::nameRoom() const {
    const QFontMetrics metrics(editor::font(TypeStyle::SmallBold));
    int widest = smallestNames;
    for (const Drawn& line : lines_) widest = std::max(widest, metrics.horizontalAdvance(line.name) + 22);
    return widest;
}

QRectF AccuracyCurve::plot() const {
    return {double(leftRoom), double(topRoom), double(std::max(10, width() - leftRoom - nameRoom())),
            double(std::max(10, height() - topRoom - bottomRoom))};
}

QPointF AccuracyCurve::placeOf(const QPointF& point) const {
    const QRectF area = plot();
    return {area.left() + area.width() * point.x() / largest_, area.bottom() - area.height() * point.y()};
}

void AccuracyCurve::paintGrid(QPainter& painter) const {
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    for (const int percent : {0, 25, 50, 75, 100}) {
        const QPointF left = placeOf({0, percent / 100.0});
        painter.setPen(QPen(theme_.color(Token::Line), 1));
        painter.drawLine(left, QPointF(plot().right(), left.y()));
        painter.setPen(theme_.color(Token::Text2));
        painter.drawText(QRectF(0, left.y() - 8, leftRoom - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                         QString("%1 %").arg(percent));
    }
    for (const double at : linearTicks(0, largest_, 6).at)
        if (at <= largest_ * 1.0001)
            painter.drawText(QRectF(placeOf({at, 0}).x() - 24, plot().bottom() + 3, 48, 14), Qt::AlignCenter,
                             QString::number(at, 'g', 3));
    painter.setFont(editor::font(TypeStyle::Caption));
    painter.drawText(QRectF(plot().left(), plot().bottom() + 18, plot().width(), 15), Qt::AlignCenter,
                     qtTrId("ui.adversarial.axis"));
}

void AccuracyCurve::paintLine(QPainter& painter, std::size_t line) const {
    painter.setPen(seriesPen(theme_, looks[line]));
    QPolygonF places;
    for (const QPointF& point : lines_[line].points) places << placeOf(point);
    painter.drawPolyline(places);
    for (const QPointF& place : places) paintMark(painter, theme_, looks[line], place);
}

/// Names at the lines' ends, moved apart where they would lie over each other.
void AccuracyCurve::paintNames(QPainter& painter) const {
    painter.setFont(editor::font(TypeStyle::SmallBold));
    std::vector<std::pair<double, std::size_t>> ends;
    for (std::size_t line = 0; line < std::size_t(Line::Count); ++line)
        if (!lines_[line].points.empty()) ends.emplace_back(placeOf(lines_[line].points.back()).y(), line);
    std::sort(ends.begin(), ends.end());
    double free = 0;
    for (const auto& [y, line] : ends) {
        const double at = std::max(y, free);
        free = at + 16;
        painter.setPen(theme_.color(tokenOf(Line(line))));
        painter.drawText(QRectF(plot().right() + 10, at - 8, nameRoom() - 12, 16),
                         Qt::AlignLeft | Qt::AlignVCenter, lines_[line].name);
    }
}

void AccuracyCurve::paintCursor(QPainter& painter) const {
    const QPointF low = placeOf({epsilon_, 0}), high = placeOf({epsilon_, 1});
    painter.setPen(QPen(theme_.color(Token::Accent), 1.5));
    painter.drawLine(low, high - QPointF(0, 4));
    painter.setBrush(theme_.color(Token::Accent));
    const QPointF flag[] = {high + QPointF(-4, -10), high + QPointF(4, -10), high + QPointF(4, -5), high,
                            high + QPointF(-4, -5)};
    painter.drawPolygon(flag, 5);
    if (!accuracy_) return;
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    const QString text = QString("%1 %").arg(100 * *accuracy_, 0, 'f', 1);
    const double wide = painter.fontMetrics().horizontalAdvance(text) + 12;
    const QPointF at = placeOf({epsilon_, *accuracy_});
    const bool left = at.x() + 10 + wide > plot().right();
    QRectF box(left ? at.x() - 10 - wide : at.x() + 10, at.y() - 22, wide, 18);
    box.moveTop(std::clamp(box.top(), plot().top(), plot().bottom() - 18));
    painter.setPen(QPen(theme_.color(Token::Line2), 1));
    painter.setBrush(theme_.color(Token::Raised));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme_.color(Token::Text));
    painter.drawText(box, Qt::AlignCenter, text);
}

void AccuracyCurve::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter);
    for (std::size_t line = 0; line < std::size_t(Line::Count); ++line) paintLine(painter, line);
    paintNames(painter);
    paintCursor(painter);
}

void AccuracyCurve::mousePressEvent(QMouseEvent* event) {
    const double part = (event->position().x() - plot().left()) / plot().width();
    Q_EMIT epsilonChosen(largest_ * std::clamp(part, 0.0, 1.0));
}

void AccuracyCurve::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) mousePressEvent(event);
}

} // namespace glassbox::app
