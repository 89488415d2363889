// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/confusion_view.h"

#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr int leftRoom = 54, topRoom = 34, margin = 8, largestSide = 40;
/// Cells lower than this have no number, nor have those that it would not fit into: the hover text tells it.
constexpr int numberHeight = 13;

} // namespace

ConfusionView::ConfusionView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
}

void ConfusionView::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    update();
}

void ConfusionView::setMatrix(ConfusionMatrix matrix, std::vector<QString> names, const QString& hint) {
    matrix_ = std::move(matrix);
    names_ = std::move(names);
    hint_ = hint;
    if (open_ && open_->label >= matrix_.classes()) open_.reset();
    update();
}

void ConfusionView::setOpen(std::optional<Cell> cell) {
    open_ = cell;
    update();
    Q_EMIT opened();
}

/// Squares; where it is low and wide, up to twice as wide as high, so that numbers have room.
QSize ConfusionView::cellSize() const {
    const int classes = int(std::max<std::int64_t>(1, matrix_.classes()));
    const int high = std::clamp((height() - topRoom - margin) / classes, 2, largestSide);
    const int wide = std::clamp((width() - leftRoom - margin) / classes, 2, largestSide);
    return {std::min(wide, 2 * high), std::min(high, wide)};
}

QRect ConfusionView::cellRect(Cell cell) const {
    const QSize size = cellSize();
    return {leftRoom + cell.chosen * size.width(), topRoom + cell.label * size.height(), size.width() - 1,
            size.height() - 1};
}

std::optional<ConfusionView::Cell> ConfusionView::cellAt(const QPoint& point) const {
    if (point.x() < leftRoom || point.y() < topRoom) return {};
    const QSize size = cellSize();
    const Cell cell{(point.y() - topRoom) / size.height(), (point.x() - leftRoom) / size.width()};
    if (cell.label >= matrix_.classes() || cell.chosen >= matrix_.classes()) return {};
    return cell;
}

QRgb ConfusionView::colourOf(Cell cell) const {
    const double all = double(std::max<std::int64_t>(1, matrix_.of_class(cell.label)));
    const HeatmapColours colours{editor::Colormap::Viridis, theme_.tone(), 0, 1};
    return colours.of(double(matrix_.count(cell.label, cell.chosen)) / all);
}

/// The colours of the map are the same in all themes: the lighter or the darker ink, whichever is read.
QColor ConfusionView::inkOn(const QColor& ground) const {
    const QColor inks[] = {theme_.color(Token::Text), theme_.color(Token::OnAccent)};
    const bool firstIsLighter = inks[0].lightness() > inks[1].lightness();
    const bool wantsLighter = ground.lightness() < 120;
    return inks[firstIsLighter == wantsLighter ? 0 : 1];
}

void ConfusionView::paintCell(QPainter& painter, Cell cell) const {
    const QRect place = cellRect(cell);
    const QColor ground = QColor::fromRgb(colourOf(cell));
    painter.fillRect(place, ground);
    const std::int64_t count = matrix_.count(cell.label, cell.chosen);
    const QString number = QString::number(count);
    const bool fits = place.height() >= numberHeight &&
                      painter.fontMetrics().horizontalAdvance(number) <= place.width() - 2;
    if (fits && count > 0) {
        painter.setPen(inkOn(ground));
        painter.drawText(place, Qt::AlignCenter, number);
    }
    if (open_ != cell) return;
    painter.setPen(QPen(theme_.color(Token::Accent), 2));
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

/// Names of the classes as far as there is room, and what rows and columns are.
void ConfusionView::paintNames(QPainter& painter) const {
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    painter.setPen(theme_.color(Token::Text2));
    const QSize size = cellSize();
    const int every = size.height() >= 12 ? 1 : (14 + size.height() - 1) / size.height();
    for (std::int32_t number = 0; number < matrix_.classes(); number += every) {
        const QRect diagonal = cellRect({number, number});
        const QString name = names_[std::size_t(number)];
        const QFontMetrics metrics(painter.font());
        painter.drawText(QRect(20, diagonal.top() - 4, leftRoom - 26, size.height() + 8),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(name, Qt::ElideRight, leftRoom - 26));
        painter.drawText(QRect(diagonal.left() - 4, topRoom - 17, size.width() + 8, 15), Qt::AlignCenter,
                         metrics.elidedText(name, Qt::ElideRight, size.width() + 8));
    }
    painter.setFont(editor::font(TypeStyle::Caption));
    painter.drawText(QRect(leftRoom, 2, width() - leftRoom, 14), Qt::AlignLeft | Qt::AlignVCenter,
                     qtTrId("ui.confusion.read-as"));
    painter.save();
    painter.translate(10, topRoom + size.height() * int(matrix_.classes()) / 2);
    painter.rotate(-90);
    painter.drawText(QRect(-80, -8, 160, 14), Qt::AlignCenter, qtTrId("ui.confusion.label"));
    painter.restore();
}

void ConfusionView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (matrix_.samples() == 0) {
        painter.setFont(editor::font(TypeStyle::Body));
        painter.setPen(theme_.color(Token::Text3));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, hint_);
        return;
    }
    paintNames(painter);
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    for (std::int32_t label = 0; label < matrix_.classes(); ++label)
        for (std::int32_t chosen = 0; chosen < matrix_.classes(); ++chosen)
            paintCell(painter, {label, chosen});
}

void ConfusionView::mousePressEvent(QMouseEvent* event) {
    if (const auto cell = cellAt(event->position().toPoint())) setOpen(cell);
}

void ConfusionView::keyPressEvent(QKeyEvent* event) {
    if (matrix_.classes() == 0) return QWidget::keyPressEvent(event);
    Cell cell = open_.value_or(Cell{});
    switch (event->key()) {
    case Qt::Key_Left: --cell.chosen; break;
    case Qt::Key_Right: ++cell.chosen; break;
    case Qt::Key_Up: --cell.label; break;
    case Qt::Key_Down: ++cell.label; break;
    case Qt::Key_Escape: setOpen({}); return;
    default: QWidget::keyPressEvent(event); return;
    }
    const auto last = std::int32_t(matrix_.classes() - 1);
    setOpen(Cell{std::clamp(cell.label, 0, last), std::clamp(cell.chosen, 0, last)});
}

bool ConfusionView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || matrix_.samples() == 0) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto cell = cellAt(help->pos()))
        QToolTip::showText(help->globalPos(),
                           qtTrId("ui.confusion.cell")
                               .arg(names_[std::size_t(cell->label)], names_[std::size_t(cell->chosen)])
                               .arg(matrix_.count(cell->label, cell->chosen))
                               .arg(matrix_.of_class(cell->label)),
                           this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace glassbox::app
