// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/series_look.h"

#include <QPainter>
#include <QPolygonF>

namespace glassbox::app {

using editor::Token;

const std::array<SeriesLook, seriesCount>& seriesLooks() {
    static const std::array<SeriesLook, seriesCount> looks{{
        {Token::Series1, {}, MarkShape::Disc},
        {Token::Series2, {6, 3}, MarkShape::Diamond},
        {Token::Series3, {8, 3, 2, 3}, MarkShape::Square},
        {Token::Series4, {1.75, 2.5}, MarkShape::Up},
        {Token::Series5, {10, 4}, MarkShape::Down},
        {Token::Series6, {2, 2}, MarkShape::Cross},
    }};
    return looks;
}

QPen seriesPen(const editor::Theme& theme, std::size_t look) {
    const SeriesLook& row = seriesLooks()[look % seriesCount];
    QPen pen(theme.color(row.token), 1.75, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QList<qreal> pattern;
    for (double part : row.dashes) pattern << part / pen.widthF();
    if (!pattern.isEmpty()) pen.setDashPattern(pattern);
    return pen;
}

void paintShape(QPainter& painter, MarkShape shape, const QPointF& at, double r) {
    auto polygon = [&](std::initializer_list<QPointF> corners) {
        painter.drawPolygon(QPolygonF(QList<QPointF>(corners)).translated(at));
    };
    const double a = r / 3; // Half the width of the cross's arms.
    switch (shape) {
    case MarkShape::Disc: painter.drawEllipse(at, r, r); return;
    case MarkShape::Diamond: return polygon({{0, -r - 1}, {r + 1, 0}, {0, r + 1}, {-r - 1, 0}});
    case MarkShape::Square: return polygon({{-r, -r}, {r, -r}, {r, r}, {-r, r}});
    case MarkShape::Up: return polygon({{0, -r - 1}, {r + 1, r}, {-r - 1, r}});
    case MarkShape::Down: return polygon({{0, r + 1}, {r + 1, -r}, {-r - 1, -r}});
    case MarkShape::Cross:
        return polygon({{-a, -r},
                        {a, -r},
                        {a, -a},
                        {r, -a},
                        {r, a},
                        {a, a},
                        {a, r},
                        {-a, r},
                        {-a, a},
                        {-r, a},
                        {-r, -a},
                        {-a, -a}});
    }
}

void paintMark(QPainter& painter, const editor::Theme& theme, std::size_t look, const QPointF& at) {
    const SeriesLook& row = seriesLooks()[look % seriesCount];
    const bool cross = row.mark == MarkShape::Cross; // Too thin for an edge.
    painter.setPen(cross ? QPen(Qt::NoPen) : QPen(theme.color(Token::Panel), 1));
    painter.setBrush(theme.color(row.token));
    paintShape(painter, row.mark, at, 4);
}

} // namespace glassbox::app
