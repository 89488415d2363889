// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/shadow.h"

#include <QPixmap>

#include <cmath>

namespace glassbox::editor {

namespace {

constexpr int margin = 16; ///< Of the shadow around the card.
constexpr int corner = 28; ///< Margin and the round corner: the part that is not stretched.
constexpr int side = 2 * corner + 4;

/// Distance of a point from a rectangle with corners of radius 10, negative inside.
double distance(double x, double y) {
    constexpr double radius = 10, centre = side / 2.0, half = centre - margin;
    const double dx = std::max(0.0, std::abs(x - centre) - half + radius);
    const double dy = std::max(0.0, std::abs(y - centre) - half + radius);
    return std::hypot(dx, dy) - radius;
}

QPixmap drawn(Tone tone) {
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    const double strength = tone == Tone::Dark ? 110 : 34;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const double t = std::clamp(1 - (distance(x + 0.5, y + 0.5) + 2) / (margin - 2), 0.0, 1.0);
            image.setPixel(x, y, qPremultiply(qRgba(0, 0, 0, int(std::lround(strength * t * t * t)))));
        }
    return QPixmap::fromImage(image);
}

} // namespace

void paintShadow(QPainter& painter, const Theme& theme, const QRectF& card) {
    static const QPixmap dark = drawn(Tone::Dark), light = drawn(Tone::Light);
    const QPixmap& picture = theme.tone() == Tone::Dark ? dark : light;
    const QRectF outer = card.adjusted(-margin, -margin + 3, margin, margin + 3);
    const double xs[4] = {outer.left(), outer.left() + corner, outer.right() - corner, outer.right()};
    const double ys[4] = {outer.top(), outer.top() + corner, outer.bottom() - corner, outer.bottom()};
    const int cuts[4] = {0, corner, side - corner, side};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column) {
            if (row == 1 && column == 1) continue; // Under the card.
            painter.drawPixmap(
                QRectF(QPointF(xs[column], ys[row]), QPointF(xs[column + 1], ys[row + 1])), picture,
                QRectF(QPointF(cuts[column], cuts[row]), QPointF(cuts[column + 1], cuts[row + 1])));
        }
}

} // namespace glassbox::editor
