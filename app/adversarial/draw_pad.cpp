// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/draw_pad.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox::app {

using editor::Token;

namespace {

constexpr int side = 120;
/// Of the pen, as parts of the sheet's larger side: full ink within, none beyond.
constexpr double core = 0.03, edge = 0.085;

/// How far a point is from a line between two others.
double distanceTo(const QPointF& point, const QPointF& from, const QPointF& to) {
    const QPointF way = to - from, off = point - from;
    const double squared = QPointF::dotProduct(way, way);
    const double part = squared > 0 ? std::clamp(QPointF::dotProduct(off, way) / squared, 0.0, 1.0) : 0;
    return QLineF(point, from + part * way).length();
}

} // namespace

DrawPad::DrawPad(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setSheet({}, 0);
}

void DrawPad::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    update();
}

void DrawPad::setSheet(const PictureShape& shape, double paper) {
    const double ground = paper > 0.5 ? 1 : 0;
    if (!ink_.empty() && shape == shape_ && ground == paper_) return;
    shape_ = shape;
    paper_ = ground;
    cursor_ = {shape.width / 2, shape.height / 2};
    isPenDown_ = false;
    setFixedSize(int(std::lround(cell() * shape.width)) + 2, int(std::lround(cell() * shape.height)) + 2);
    clear();
}

void DrawPad::clear() {
    ink_.assign(std::size_t(shape_.width) * std::size_t(shape_.height), 0);
    update();
    Q_EMIT changed();
}

bool DrawPad::isEmpty() const {
    return std::all_of(ink_.begin(), ink_.end(), [](float ink) { return ink == 0; });
}

/// Screen pixels a pixel: whole ones, where the data is smaller than the sheet.
double DrawPad::cell() const {
    const double exact = double(side) / std::max(shape_.width, shape_.height);
    return exact >= 1 ? std::floor(exact) : exact;
}

QRect DrawPad::cellRect(int column, int row) const {
    const QPoint from(1 + int(std::lround(column * cell())), 1 + int(std::lround(row * cell())));
    const QPoint to(1 + int(std::lround((column + 1) * cell())), 1 + int(std::lround((row + 1) * cell())));
    return {from, to - QPoint(1, 1)};
}

/// The value of a pixel, in whole levels.
float DrawPad::levelOf(std::size_t pixel) const {
    const double ink = double(ink_[pixel]);
    return float(std::lround(255 * (paper_ + (1 - 2 * paper_) * ink)));
}

Tensor DrawPad::picture() const {
    Tensor tensor = Tensor::zeros(Storage::F32, {1, shape_.height, shape_.width, shape_.channels});
    auto values = tensor.values<float>();
    // The same product as of a source's bytes.
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = levelOf(i / std::size_t(shape_.channels)) * (1.0F / 255.0F);
    return tensor;
}

QPointF DrawPad::cellsAt(const QPointF& place) const {
    return (place - QPointF(1, 1)) / cell();
}

void DrawPad::stroke(const QPointF& from, const QPointF& to) {
    const double larger = std::max(shape_.width, shape_.height);
    const double full = std::max(0.5, core * larger), none = std::max(1.2, edge * larger);
    for (int row = 0; row < shape_.height; ++row)
        for (int column = 0; column < shape_.width; ++column) {
            const double away = distanceTo({column + 0.5, row + 0.5}, from, to);
            const double ink = std::clamp((none - away) / (none - full), 0.0, 1.0);
            float& there = ink_[std::size_t(row * shape_.width + column)];
            there = std::max(there, float(ink));
        }
    last_ = to;
    update();
    Q_EMIT changed();
}

void DrawPad::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    last_ = cellsAt(event->position());
    stroke(last_, last_);
}

void DrawPad::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) stroke(last_, cellsAt(event->position()));
}

void DrawPad::moveCursor(const QPoint& way) {
    const QPoint before = cursor_;
    cursor_ = {std::clamp(cursor_.x() + way.x(), 0, shape_.width - 1),
               std::clamp(cursor_.y() + way.y(), 0, shape_.height - 1)};
    if (isPenDown_) stroke(QPointF(before) + QPointF(0.5, 0.5), QPointF(cursor_) + QPointF(0.5, 0.5));
    update();
}

void DrawPad::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left: return moveCursor({-1, 0});
    case Qt::Key_Right: return moveCursor({1, 0});
    case Qt::Key_Up: return moveCursor({0, -1});
    case Qt::Key_Down: return moveCursor({0, 1});
    case Qt::Key_Space: isPenDown_ = !isPenDown_; return moveCursor({});
    case Qt::Key_Delete:
    case Qt::Key_Backspace: return clear();
    default: return QWidget::keyPressEvent(event);
    }
}

void DrawPad::focusInEvent(QFocusEvent* event) {
    focus_.notice(*event);
    update();
}

void DrawPad::focusOutEvent(QFocusEvent* event) {
    focus_.notice(*event);
    isPenDown_ = false;
    update();
}

void DrawPad::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (int row = 0; row < shape_.height; ++row)
        for (int column = 0; column < shape_.width; ++column) {
            const int level = int(levelOf(std::size_t(row * shape_.width + column)));
            painter.fillRect(cellRect(column, row), QColor(level, level, level));
        }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme_.color(Token::Control));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (hasFocus()) {
        painter.setPen(QPen(theme_.color(Token::Accent), isPenDown_ ? 2 : 1));
        painter.drawRect(cellRect(cursor_.x(), cursor_.y()));
    }
    focus_.paint(painter, rect(), theme_);
}

} // namespace glassbox::app
