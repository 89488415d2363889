// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/series_chart.h"
#include "app/charts/series_chart_metrics.h"
#include "app/charts/series_look.h"
#include "editor/number_text.h"
#include "editor/paint/fonts.h"

#include <QChart>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QGraphicsLayout>
#include <QPaintEvent>

#include <algorithm>
#include <cmath>

// How a chart looks.
namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

/// The first of the points that are needed to draw what lies right of a step.
std::vector<QPointF>::const_iterator neededFrom(const std::vector<QPointF>& points, double step) {
    const auto right = std::lower_bound(points.begin(), points.end(), step,
                                        [](const QPointF& point, double at) { return point.x() < at; });
    return right == points.begin() ? right : right - 1;
}

/// A line in pieces: Qt's rasterizer needs the square of a piece's number of points. Dashes begin `skipped`
/// pixels into their pattern and go on from piece to piece.
void drawPieces(QPainter& painter, const QPolygonF& line, QPen pen, double skipped) {
    constexpr qsizetype piece = 24;
    for (qsizetype begin = 0; begin + 1 < line.size(); begin += piece) {
        const qsizetype count = std::min(piece + 1, line.size() - begin);
        if (pen.style() != Qt::SolidLine) pen.setDashOffset(skipped / pen.widthF());
        painter.setPen(pen);
        painter.drawPolyline(line.constData() + begin, int(count));
        for (qsizetype i = begin + 1; i < begin + count; ++i)
            skipped += QLineF(line[i - 1], line[i]).length();
    }
}

double widthOf(const QString& text, TypeStyle style) {
    return QFontMetricsF(editor::font(style)).horizontalAdvance(text);
}

} // namespace

/// The axes as a picture: it lasts until one of them, the size or the theme changes.
void SeriesChart::drawAxes() {
    const double ratio = devicePixelRatioF();
    chart()->layout()->activate();
    axes_ = QPixmap((QSizeF(viewport()->size()) * ratio).toSize());
    axes_.setDevicePixelRatio(ratio);
    axes_.fill(theme_.color(Token::Panel));
    QPainter painter(&axes_);
    painter.setRenderHint(QPainter::Antialiasing);
    render(&painter, QRectF(viewport()->rect()), viewport()->rect());
    axesStale_ = false;
}

void SeriesChart::paintBand(QPainter& painter, double from, const Drawn& line) const {
    if (line.band.low.empty()) return;
    QPolygonF outline;
    for (auto at = neededFrom(line.band.low, from); at != line.band.low.end(); ++at)
        outline << placeOf(at->x(), at->y(), line.axis);
    const qsizetype edge = outline.size();
    for (auto at = neededFrom(line.band.high, from); at != line.band.high.end(); ++at)
        outline << placeOf(at->x(), at->y(), line.axis);
    std::reverse(outline.begin() + edge, outline.end());
    QColor color = seriesPen(theme_, line.look).color();
    color.setAlphaF(0.2f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(outline);
}

void SeriesChart::paintLine(QPainter& painter, double from, const Drawn& line) const {
    if (line.points.empty()) return;
    const auto first = neededFrom(line.points, from);
    QPolygonF polygon;
    double skipped = 0; // Dashes go on where those left of `from` ended.
    for (auto at = line.points.begin(); at != line.points.end(); ++at) {
        const QPointF point = placeOf(at->x(), at->y(), line.axis);
        if (at > first)
            polygon << point;
        else {
            if (!polygon.isEmpty()) skipped += QLineF(polygon.back(), point).length();
            polygon = {point};
        }
    }
    drawPieces(painter, polygon, seriesPen(theme_, line.look), skipped);
}

/// Bands and lines, as far as they reach into an area.
void SeriesChart::paintData(QPainter& painter, const QRectF& area) const {
    const QRectF inside = plot();
    if (lastStep_ == 0 || !inside.adjusted(-3, -3, 3, 3).intersects(area)) return;
    painter.save();
    painter.setClipRect(inside.adjusted(0, -2, 2, 2) & area, Qt::IntersectClip);
    const double from = steps_.valueAt((area.left() - 4 - inside.left()) / inside.width());
    for (const Drawn& line : lines_) paintBand(painter, from, line);
    for (const Drawn& line : lines_) paintLine(painter, from, line);
    painter.restore();
}

QRectF SeriesChart::flagRect(std::size_t edit) const {
    if (edit >= edits_.size()) return {};
    const QRectF inside = plot();
    const double x = placeOf(double(edits_[edit].step), 0).x();
    if (x < inside.left() - 0.5 || x > inside.right() + 0.5) return {};
    const QString name = QString::fromStdString(edits_[edit].name);
    double width = std::min(flagWidest(), widthOf(name, TypeStyle::Caption) + 14);
    double left = std::min(x - 1, inside.right() - width);
    if (edit + 1 < edits_.size()) {
        // The next flag stands on its own step: this one makes room.
        const double next = placeOf(double(edits_[edit + 1].step), 0).x();
        if (next > x && left + width > next - 4) {
            left = x - 1;
            width = std::max(next - 4 - left, 0.0);
        }
    }
    if (width < flagNarrowest) return {x - 1, inside.top() - 19, 8, 10};
    return {left, inside.top() - flagsHeight() + 2, width, textRow() + 2};
}

/// Flags with the names of edits, each on a dotted line at its step.
void SeriesChart::paintEdits(QPainter& painter) const {
    const QRectF inside = plot();
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        const QRectF flag = flagRect(i);
        if (flag.isEmpty()) continue;
        const double x = placeOf(double(edits_[i].step), 0).x();
        painter.setPen(QPen(theme_.color(Token::Control), 1, Qt::DotLine));
        painter.drawLine(QPointF(x, flag.top()), QPointF(x, inside.bottom()));
        painter.setPen(QPen(theme_.color(Token::Control), 1));
        painter.setBrush(theme_.color(Token::Raised));
        painter.drawRoundedRect(flag, 3, 3);
        if (flag.width() < flagNarrowest) continue;
        painter.setFont(editor::font(TypeStyle::Caption));
        painter.setPen(theme_.color(Token::Text2));
        const QString name = painter.fontMetrics().elidedText(QString::fromStdString(edits_[i].name),
                                                              Qt::ElideRight, int(flag.width()) - 12);
        painter.drawText(flag.adjusted(6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, name);
    }
}

QRect SeriesChart::cursorStrip(double step) const {
    const double x = placeOf(step, 0).x();
    const QRectF inside = plot();
    return QRectF(x - 60, 0, 120, inside.bottom() + 8 + textRow()).toAlignedRect();
}

/// The accent line with its head, the step beside it where it was put somewhere, and a mark on each line.
void SeriesChart::paintCursor(QPainter& painter) const {
    const QRectF inside = plot();
    const double x = placeOf(cursorStep(), 0).x();
    if (x < inside.left() - 0.5 || x > inside.right() + 0.5) return;
    const QColor accent = theme_.color(Token::Accent);
    painter.setPen(QPen(accent, 1.5));
    painter.drawLine(QPointF(x, inside.top() - 8), QPointF(x, inside.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    const double top = inside.top() - 20;
    painter.drawPolygon(QPolygonF({QPointF(x - 6, top), QPointF(x + 6, top), QPointF(x + 6, top + 8),
                                   QPointF(x, top + 13), QPointF(x - 6, top + 8)}));
    for (const Drawn& line : lines_) {
        if (!line.reading.at) continue;
        const QPointF at = placeOf(line.reading.at->x(), line.reading.at->y(), line.axis);
        if (inside.adjusted(-1, -2, 1, 2).contains(at)) paintMark(painter, theme_, line.look, at);
    }
    if (!hover_ && !put_) return;
    const QString step = editor::groupedText(std::int64_t(cursorStep()));
    const double width = widthOf(step, TypeStyle::MonoSmall) + 10;
    // Over the ticks of the axis: the flags at the top stay readable.
    const QRectF plate(x - width / 2, inside.bottom() + 3, width, textRow() + 1);
    painter.setPen(QPen(accent, 1));
    painter.setBrush(theme_.color(Token::Raised));
    painter.drawRoundedRect(plate, 3, 3);
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    painter.setPen(theme_.color(Token::Text));
    painter.drawText(plate, Qt::AlignCenter, step);
}

QRectF SeriesChart::endsArea() const {
    return {width() - endsWidth(), 0, endsWidth(), double(height())};
}

/// Names and numbers at the ends of the lines, pushed apart where they would overlap.
void SeriesChart::paintEnds(QPainter& painter) const {
    const QRectF inside = plot();
    std::vector<std::pair<double, const Drawn*>> ends;
    for (const Drawn& line : lines_)
        if (!line.points.empty())
            ends.emplace_back(
                std::clamp(placeOf(0, line.points.back().y(), line.axis).y(), inside.top(), inside.bottom()),
                &line);
    std::sort(ends.begin(), ends.end());
    double next = inside.top();
    for (auto& [y, line] : ends) {
        y = std::max(y, next);
        next = y + textRow();
    }
    double limit = inside.bottom();
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        end->first = std::min(end->first, limit);
        limit = end->first - textRow();
    }
    const double left = endsArea().left() + 4, right = endsArea().right() - 12;
    for (const auto& [y, line] : ends) {
        const QPen pen = seriesPen(theme_, line->look);
        painter.setPen(pen);
        painter.drawLine(QPointF(left, y), QPointF(left + 16, y));
        paintMark(painter, theme_, line->look, QPointF(left + 8, y));
        const double number = widthOf(line->reading.text, TypeStyle::MonoSmall);
        const double half = textRow() / 2;
        const QRectF room(left + 22, y - half, right - number - 6 - left - 22, 2 * half);
        painter.setPen(pen.color());
        painter.setFont(editor::font(TypeStyle::SmallBold));
        painter.drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(line->reading.name, Qt::ElideRight, int(room.width())));
        painter.setPen(theme_.color(Token::Text));
        painter.setFont(editor::font(TypeStyle::MonoSmall));
        painter.drawText(QRectF(left, y - half, right - left, 2 * half), Qt::AlignRight | Qt::AlignVCenter,
                         line->reading.text);
    }
}

void SeriesChart::paintEmpty(QPainter& painter) const {
    painter.setFont(editor::font(TypeStyle::Body));
    painter.setPen(theme_.color(Token::Text3));
    painter.drawText(plot(), Qt::AlignCenter, hint_);
}

/// Everything that stands on the lines.
void SeriesChart::paintOver(QPainter& painter) const {
    if (lastStep_ > 0 && !lines_.empty()) {
        paintEdits(painter);
        paintCursor(painter);
        paintEnds(painter);
    } else {
        paintEmpty(painter);
    }
    painter.setFont(editor::font(TypeStyle::Caption));
    painter.setPen(theme_.color(Token::Text3));
    // Beside the label of the last tick, half of which stands out of the plot.
    painter.drawText(QRectF(plot().right() + 34, plot().bottom() + 4, 60, textRow()),
                     Qt::AlignLeft | Qt::AlignVCenter, qtTrId("ui.chart.step"));
}

void SeriesChart::paintAll(QPainter& painter) {
    chart()->layout()->activate();
    const QRectF everything(viewport()->rect());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(everything, theme_.color(Token::Panel));
    render(&painter, everything, viewport()->rect());
    paintData(painter, everything);
    paintOver(painter);
}

void SeriesChart::paintEvent(QPaintEvent* event) {
    QElapsedTimer clock;
    clock.start();
    if (axesStale_) drawAxes();
    QPainter painter(viewport());
    for (const QRect& area : event->region())
        painter.drawPixmap(area, axes_,
                           QRectF(area.topLeft() * axes_.devicePixelRatio(),
                                  QSizeF(area.size()) * axes_.devicePixelRatio()));
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QRect& area : event->region()) paintData(painter, area);
    paintOver(painter);
    if (drag_ == Drag::Box) {
        QColor fill = theme_.color(Token::Accent);
        painter.setPen(QPen(fill, 1.5));
        fill.setAlphaF(0.15f);
        painter.setBrush(fill);
        painter.drawRect(QRectF(pressed_, dragged_).normalized() & plot());
    }
    focus_.paint(painter, viewport()->rect(), theme_);
    Q_EMIT painted(double(clock.nsecsElapsed()) / 1e6);
}

} // namespace glassbox::app
