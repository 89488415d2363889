// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/wire_painter.h"

#include "editor/paint/fonts.h"

#include <QFontMetricsF>

#include <cmath>

namespace glassbox::editor {

namespace {

QPen wirePen(const QColor& color, double width, PortLook look) {
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (look == PortLook::Integer) pen.setDashPattern({5 / width, 4 / width});
    if (look == PortLook::Boolean) {
        pen.setDashPattern({0.1, 2});
        pen.setCapStyle(Qt::RoundCap);
    }
    return pen;
}

/// Calls f(point, direction) at `first`, `first` + pitch, ... along a line.
template <class F>
void alongLine(const QPolygonF& line, double first, double pitch, F&& f) {
    double next = first;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QPointF way = line[i + 1] - line[i];
        const double length = std::hypot(way.x(), way.y());
        if (length <= 0) continue;
        while (next <= length) {
            f(line[i] + way * (next / length), way / length);
            next += pitch;
        }
        next -= length;
    }
}

/// White over a dark wire, near-black over a light theme's: packets are the brightest part of the strand.
QColor packetColor(const Theme& theme) {
    return theme.tone() == Tone::Dark ? QColor(255, 255, 255) : theme.color(Token::Text);
}

} // namespace

void paintWire(QPainter& painter, const Theme& theme, const Route& route, PortLook look, Marks marks) {
    painter.setBrush(Qt::NoBrush);
    if (route.course == Course::Gutter) {
        painter.setPen(QPen(theme.color(Token::Canvas), 6, Qt::SolidLine, Qt::FlatCap));
        painter.drawPath(route.path);
    }
    const QColor color = theme.color(marks & Mark::Selected ? Token::Accent : portToken(look));
    if (marks & Mark::Hovered) {
        QColor halo = color;
        halo.setAlphaF(0.3f);
        painter.setPen(QPen(halo, 8, Qt::SolidLine, Qt::FlatCap));
        painter.drawPath(route.path);
    }
    painter.setPen(wirePen(color, marks & Mark::Selected ? 3 : 2, look));
    painter.drawPath(route.path);
}

QRectF wireLabelPlate(const QPointF& centre, const QString& text) {
    static const QFontMetricsF metrics(font(TypeStyle::WireLabel));
    const double width = std::ceil(metrics.horizontalAdvance(text)) + 4;
    return {centre.x() - width / 2, centre.y() - 7, width, 14};
}

void paintWireLabel(QPainter& painter, const Theme& theme, const QRectF& plate, const QString& text) {
    static const QFont labels = font(TypeStyle::WireLabel);
    painter.fillRect(plate, theme.color(Token::Canvas));
    painter.setFont(labels);
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(plate, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void paintPackets(QPainter& painter, const Theme& theme, const QPolygonF& line, double phase, PortLook look) {
    Q_UNUSED(look);
    const QColor color = packetColor(theme);
    QList<QLineF> slanted;
    QList<QRectF> straight;
    alongLine(line, std::fmod(phase, packetPitch), packetPitch, [&](const QPointF& at, const QPointF& way) {
        const QPointF half = way * (packetLength / 2);
        // Most pieces are level or upright: a filled rectangle costs a tenth of a stroked line.
        if (std::abs(way.x()) > 0.999 || std::abs(way.y()) > 0.999)
            straight << QRectF(at - half, at + half)
                            .normalized()
                            .adjusted(-std::abs(way.y()) * 1.25, -std::abs(way.x()) * 1.25,
                                      std::abs(way.y()) * 1.25, std::abs(way.x()) * 1.25);
        else
            slanted << QLineF(at - half, at + half);
    });
    for (const QRectF& packet : straight) painter.fillRect(packet, color);
    if (slanted.isEmpty()) return;
    painter.setPen(QPen(color, 2.5, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(slanted);
}

void paintArrowheads(QPainter& painter, const Theme& theme, const QPolygonF& line, PortLook look) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(portToken(look)));
    alongLine(line, packetPitch, 2 * packetPitch, [&](const QPointF& at, const QPointF& way) {
        const QPointF side(-way.y(), way.x());
        painter.drawPolygon(QPolygonF{at + way * 5, at - way * 3 + side * 4, at - way * 3 - side * 4});
    });
}

void paintGrid(QPainter& painter, const Theme& theme, const QRectF& area, double zoom) {
    double pitch = anatomy::grid;
    while (pitch * zoom < 12) pitch *= 2;
    QList<QPointF> dots;
    for (double y = std::ceil(area.top() / pitch) * pitch; y <= area.bottom(); y += pitch)
        for (double x = std::ceil(area.left() / pitch) * pitch; x <= area.right(); x += pitch)
            dots << QPointF(x, y);
    QPen pen(theme.color(Token::GridDot), 1.5 / zoom);
    pen.setCapStyle(Qt::SquareCap);
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(pen);
    painter.drawPoints(dots.constData(), int(dots.size()));
    painter.setRenderHint(QPainter::Antialiasing, smooth);
}

} // namespace glassbox::editor
