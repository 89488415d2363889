// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/thumbnail_painter.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

void paintMaps(QPainter& painter, const Thumbnail& thumbnail, const QRectF& area) {
    constexpr double gap = 4;
    const int count = int(thumbnail.maps.size());
    const int columns = count > 8 ? 8 : std::min(count, 4), rows = (count + columns - 1) / columns;
    const double w = (area.width() - gap * (columns - 1)) / columns;
    const double h = (area.height() - gap * (rows - 1)) / rows;
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    for (int i = 0; i < count; ++i) {
        const QImage& map = thumbnail.maps[std::size_t(i)];
        QRectF cell(area.left() + (w + gap) * (i % columns), area.top() + (h + gap) * (i / columns), w, h);
        const double scale = std::min(cell.width() / map.width(), cell.height() / map.height());
        const QSizeF size(map.width() * scale, map.height() * scale);
        painter.drawImage(QRectF(cell.center() - QPointF(size.width(), size.height()) / 2, size), map);
    }
    painter.restore();
}

void paintCurve(QPainter& painter, const Theme& theme, const std::vector<float>& values, const QRectF& area) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double bottom = std::min(0.0f, *low), range = std::max(1e-12, double(*high) - bottom);
    const QRectF inner = area.adjusted(6, 6, -6, -6);
    QPolygonF line;
    for (std::size_t i = 0; i < values.size(); ++i)
        line << QPointF(inner.left() + inner.width() * double(i) / double(values.size() - 1),
                        inner.bottom() - inner.height() * (values[i] - bottom) / range);
    QPolygonF ground = line;
    ground << inner.bottomRight() << inner.bottomLeft();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.tint(Token::WireLoss, Token::Sunken, 0.22));
    painter.drawPolygon(ground);
    painter.setPen(QPen(theme.color(Token::WireLoss), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

/// Scores around their zero line; the largest in the colour of the wire, the others quiet.
void paintBars(QPainter& painter, const Theme& theme, const std::vector<float>& values, const QRectF& area) {
    const QRectF inner = area.adjusted(8, 6, -8, -6);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double bottom = std::min(0.0f, *low), range = std::max(1e-12, std::max(0.0f, *high) - bottom);
    const double zero = inner.bottom() + inner.height() * bottom / range;
    const double pitch = inner.width() / double(values.size());
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double y = inner.bottom() - inner.height() * (values[i] - bottom) / range;
        painter.setBrush(theme.color(&values[i] == &*high ? Token::WireReal : Token::Control));
        painter.drawRect(QRectF(inner.left() + pitch * double(i) + 0.5, std::min(y, zero), pitch - 1,
                                std::max(0.5, std::abs(y - zero))));
    }
}

} // namespace

void paintThumbnail(QPainter& painter, const Theme& theme, const Thumbnail& thumbnail, const QRectF& area) {
    const bool maps = thumbnail.kind == Thumbnail::Kind::Maps && !thumbnail.maps.empty();
    if (maps) {
        paintMaps(painter, thumbnail, area);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Sunken));
    painter.drawRoundedRect(area, 5, 5);
    if (thumbnail.values.size() < 2) return;
    if (thumbnail.kind == Thumbnail::Kind::Curve) paintCurve(painter, theme, thumbnail.values, area);
    if (thumbnail.kind == Thumbnail::Kind::Bars) paintBars(painter, theme, thumbnail.values, area);
}

} // namespace glassbox::editor
