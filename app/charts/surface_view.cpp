// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/surface_view.h"

#include "app/charts/series_look.h"
#include "app/charts/ticks.h"
#include "editor/number_text.h"
#include "editor/paint/colormap.h"
#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr int leftRoom = 48, bottomRoom = 34, topRoom = 10, legendRoom = 132;
constexpr std::array<Token, 6> classTokens{Token::Series1, Token::Series2, Token::Series3,
                                           Token::Series4, Token::Series5, Token::Series6};

/// Samples of the held-out part are larger: their edge alone would be told by its colour.
constexpr double trainRadius = 2.5, heldRadius = 4;

/// A class has its colour and its shape.
MarkShape shapeOf(std::int32_t label) {
    constexpr MarkShape shapes[] = {MarkShape::Disc,    MarkShape::Square, MarkShape::Up,
                                    MarkShape::Diamond, MarkShape::Down,   MarkShape::Cross};
    return shapes[std::size_t(std::max(0, label)) % std::size(shapes)];
}

QRgb mixed(const QColor& over, const QColor& below, double part) {
    auto mix = [part](int a, int b) { return int(a * part + b * (1 - part)); };
    return qRgb(mix(over.red(), below.red()), mix(over.green(), below.green()),
                mix(over.blue(), below.blue()));
}

} // namespace

SurfaceView::SurfaceView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setMinimumSize(220, 120);
}

void SurfaceView::setRoom(SurfaceRoom room) {
    room_ = room;
    if (room == SurfaceRoom::PlaneOnly) setMinimumSize(84, 84);
    update();
}

void SurfaceView::setMark(std::optional<SurfaceMark> mark) {
    if (mark == mark_) return;
    mark_ = mark;
    update();
}

void SurfaceView::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    makeImage();
    update();
}

void SurfaceView::setPoints(std::vector<SurfacePoint> points) {
    points_ = std::move(points);
    update();
}

void SurfaceView::setNames(const QString& x, const QString& y, std::vector<QString> classes) {
    xName_ = x;
    yName_ = y;
    classes_ = std::move(classes);
    update();
}

void SurfaceView::setSurface(std::optional<DecisionSurface> surface, const QString& hint) {
    surface_ = std::move(surface);
    hint_ = hint;
    makeImage();
    update();
}

QColor SurfaceView::classColour(std::int32_t label) const {
    if (surface_ && surface_->classes == 2)
        return QColor::fromRgb(editor::divergingColour(theme_.tone(), label == 1 ? 0.8 : -0.8, 1));
    return theme_.color(classTokens[std::size_t(label) % classTokens.size()]);
}

QRgb SurfaceView::colourOf(std::size_t cell) const {
    const double number = double(surface_->numbers[cell]);
    if (surface_->classes == 0)
        return editor::colourAt(editor::Colormap::Viridis, theme_.tone(),
                                high_ > low_ ? (number - low_) / (high_ - low_) : 0.5);
    const std::int32_t chosen = surface_->chosen[cell];
    // From the middle of the map at a probability of a half to its ends at 1.
    if (surface_->classes == 2)
        return editor::divergingColour(theme_.tone(), (chosen == 1 ? 1 : -1) * (2 * number - 1), 1);
    return mixed(classColour(chosen), theme_.color(Token::Panel), 0.15 + 0.6 * number);
}

void SurfaceView::makeImage() {
    image_ = {};
    if (!surface_) return;
    const auto [low, high] = std::minmax_element(surface_->numbers.begin(), surface_->numbers.end());
    low_ = double(*low);
    high_ = double(*high);
    const SurfaceGrid& grid = surface_->grid;
    image_ = QImage(grid.columns, grid.rows, QImage::Format_RGB32);
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column)
            image_.setPixel(column, grid.rows - 1 - row,
                            colourOf(std::size_t(row * grid.columns + column)) | 0xff000000U);
}

QRect SurfaceView::plot() const {
    if (room_ == SurfaceRoom::PlaneOnly) return rect().adjusted(1, 1, -1, -1);
    return {leftRoom, topRoom, std::max(1, width() - leftRoom - legendRoom),
            std::max(1, height() - topRoom - bottomRoom)};
}

QPointF SurfaceView::placeOf(double x, double y) const {
    const QRectF area = plot();
    const SurfaceGrid& grid = surface_->grid;
    return {area.left() + area.width() * (x - grid.x.minimum) / (grid.x.maximum - grid.x.minimum),
            area.bottom() - area.height() * (y - grid.y.minimum) / (grid.y.maximum - grid.y.minimum)};
}

void SurfaceView::paintAxes(QPainter& painter) const {
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    painter.setPen(theme_.color(Token::Text2));
    const SurfaceGrid& grid = surface_->grid;
    for (const double at : linearTicks(grid.x.minimum, grid.x.maximum, 5).at) {
        const QPointF place = placeOf(at, grid.y.minimum);
        if (at >= grid.x.minimum && at <= grid.x.maximum)
            painter.drawText(QRectF(place.x() - 30, plot().bottom() + 3, 60, 14), Qt::AlignCenter,
                             QString::number(at, 'g', 3));
    }
    for (const double at : linearTicks(grid.y.minimum, grid.y.maximum, 6).at) {
        const QPointF place = placeOf(grid.x.minimum, at);
        if (at >= grid.y.minimum && at <= grid.y.maximum)
            painter.drawText(QRectF(14, place.y() - 8, leftRoom - 19, 16), Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(at, 'g', 3));
    }
    painter.setFont(editor::font(TypeStyle::Caption));
    painter.drawText(QRect(plot().left(), plot().bottom() + 17, plot().width(), 15), Qt::AlignCenter, xName_);
    painter.save();
    painter.translate(8, plot().center().y());
    painter.rotate(-90);
    painter.drawText(QRect(-80, -7, 160, 14), Qt::AlignCenter, yName_);
    painter.restore();
}

void SurfaceView::paintPoints(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    for (const SurfacePoint& point : points_) {
        const QPointF place = placeOf(point.x, point.y);
        const bool held = point.part == Part::Test;
        painter.setPen(QPen(held ? theme_.color(Token::Text) : theme_.color(Token::Panel), held ? 1.2 : 0.8));
        painter.setBrush(classColour(point.label));
        paintShape(painter, shapeOf(point.label), place, held ? heldRadius : trainRadius);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void SurfaceView::paintLegend(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(editor::font(TypeStyle::Small));
    int y = topRoom + 8;
    const int x = width() - legendRoom + 16;
    auto line = [&](const QString& text, const QColor& fill, const QColor& edge, MarkShape shape,
                    double radius) {
        painter.setPen(QPen(edge, 1.2));
        painter.setBrush(fill);
        paintShape(painter, shape, QPointF(x, y), radius);
        painter.setPen(theme_.color(Token::Text2));
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, legendRoom - 32);
        painter.drawText(QRect(x + 10, y - 9, legendRoom - 28, 18), Qt::AlignLeft | Qt::AlignVCenter, shown);
        y += 20;
    };
    const QColor quiet = theme_.color(Token::Panel);
    for (std::size_t i = 0; i < std::min<std::size_t>(classes_.size(), 6); ++i)
        line(qtTrId("ui.surface.class").arg(classes_[i]), classColour(std::int32_t(i)), quiet,
             shapeOf(std::int32_t(i)), 4);
    line(qtTrId("ui.surface.train"), theme_.color(Token::Text3), quiet, MarkShape::Disc, trainRadius);
    line(qtTrId("ui.surface.test"), theme_.color(Token::Text3), theme_.color(Token::Text), MarkShape::Disc,
         heldRadius);
    if (!cursor_) return;
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    painter.setPen(theme_.color(Token::Text));
    painter.drawText(QRect(x - 6, y, legendRoom - 12, 60), Qt::AlignLeft | Qt::TextWordWrap,
                     textAt(*cursor_));
}

/// The answer under the cursor.
QString SurfaceView::textAt(const QPointF& cursor) const {
    const QRectF area = plot();
    const SurfaceGrid& grid = surface_->grid;
    const int column =
        std::clamp(int((cursor.x() - area.left()) / area.width() * grid.columns), 0, grid.columns - 1);
    const int row =
        std::clamp(int((area.bottom() - cursor.y()) / area.height() * grid.rows), 0, grid.rows - 1);
    const std::size_t cell = std::size_t(row * grid.columns + column);
    const QString place =
        QString("%1\n%2\n").arg(editor::shortNumber(grid.x_of(column)), editor::shortNumber(grid.y_of(row)));
    if (surface_->classes == 0) return place + editor::shortNumber(double(surface_->numbers[cell]));
    const auto chosen = std::size_t(surface_->chosen[cell]);
    const QString name = chosen < classes_.size() ? classes_[chosen] : QString::number(chosen);
    return place + name + QString(" %1 %").arg(100 * double(surface_->numbers[cell]), 0, 'f', 1);
}

void SurfaceView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!surface_) {
        painter.setFont(editor::font(TypeStyle::Body));
        painter.setPen(theme_.color(Token::Text3));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, hint_);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(plot(), image_);
    painter.setPen(theme_.color(Token::Line2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot().adjusted(-1, -1, 0, 0));
    paintPoints(painter);
    if (mark_) paintMark(painter);
    if (room_ == SurfaceRoom::PlaneOnly) return;
    paintAxes(painter);
    paintLegend(painter);
}

/// In two inks, so that it stands out from whatever colour lies below.
void SurfaceView::paintMark(QPainter& painter) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(plot());
    const QPointF from = placeOf(mark_->from.x(), mark_->from.y()),
                  to = placeOf(mark_->to.x(), mark_->to.y());
    const QLineF way(from, to);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [token, wide] : {std::pair(Token::Canvas, 5.0), std::pair(Token::Text, 2.0)}) {
        painter.setPen(QPen(theme_.color(token), wide, Qt::SolidLine, Qt::RoundCap));
        painter.drawEllipse(to, 6, 6);
        if (way.length() < 2) continue;
        QLineF body = way;
        body.setLength(std::max(0.0, way.length() - 8));
        painter.drawLine(body);
        painter.drawEllipse(from, 2, 2);
        for (const double angle : {150.0, -150.0}) {
            QLineF barb(body.p2(), body.p2() + QPointF(6, 0));
            barb.setAngle(way.angle() + angle);
            painter.drawLine(barb);
        }
    }
    painter.restore();
}

void SurfaceView::mousePressEvent(QMouseEvent* event) {
    const QRect area = plot();
    if (!surface_ || event->button() != Qt::LeftButton || !area.contains(event->position().toPoint())) return;
    const SurfaceGrid& grid = surface_->grid;
    const double across = (event->position().x() - area.left()) / area.width();
    const double up = (area.top() + area.height() - event->position().y()) / area.height();
    Q_EMIT clicked({grid.x.minimum + across * (grid.x.maximum - grid.x.minimum),
                    grid.y.minimum + up * (grid.y.maximum - grid.y.minimum)});
}

void SurfaceView::mouseMoveEvent(QMouseEvent* event) {
    cursor_ = surface_ && plot().contains(event->position().toPoint()) ? std::optional(event->position())
                                                                       : std::nullopt;
    update();
}

void SurfaceView::leaveEvent(QEvent*) {
    cursor_.reset();
    update();
}

} // namespace glassbox::app
