// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/wire_painter.h"

#include "editor/layout/flow.h"
#include "editor/paint/text_measure.h"

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

double lengthOf(const QPolygonF& line) {
    double length = 0;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) length += QLineF(line[i], line[i + 1]).length();
    return length;
}

constexpr double arrowPitch = 60; ///< Of the gradient's arrowheads.

/// Pictures of a packet between 0 and 180 degrees.
constexpr int packetDirections = 32;

/// White over a dark wire, near-black over a light theme's: packets are the brightest part of the strand.
QColor packetColor(const Theme& theme) {
    return theme.tone() == Tone::Dark ? QColor(255, 255, 255) : theme.color(Token::Text);
}

} // namespace

void paintWire(QPainter& painter, const Theme& theme, const Route& route, PortLook look, Marks marks,
               Token ground) {
    painter.setBrush(Qt::NoBrush);
    if (route.course == Course::Gutter) {
        painter.setPen(QPen(theme.color(ground), 6, Qt::SolidLine, Qt::FlatCap));
        painter.drawPath(route.path);
    }
    const QColor color = theme.color(marks & Mark::Selected ? Token::Accent : portToken(look));
    if (marks & Mark::Hovered) {
        QColor halo = color;
        halo.setAlphaF(0.3f);
        painter.setPen(QPen(halo, 8, Qt::SolidLine, Qt::FlatCap));
        painter.drawPath(route.path);
    }
    painter.setPen(wirePen(color, (marks & Mark::Selected ? 3 : 2) * theme.lineScale(), look));
    // Nobody listens to what it carries.
    if (marks & Mark::Muted) painter.setPen(QPen(theme.color(Token::Control), 2, Qt::DotLine, Qt::FlatCap));
    painter.drawPath(route.path);
}

QPolygonF lineBeside(const QPolygonF& line, double distance) {
    constexpr double portRoom = 4;
    QPolygonF beside;
    const double length = lengthOf(line);
    double done = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QPointF before = line[std::max<qsizetype>(0, i - 1)],
                      after = line[std::min(i + 1, line.size() - 1)];
        if (i > 0) done += QLineF(before, line[i]).length();
        const QPointF way = after - before;
        const double step = std::hypot(way.x(), way.y());
        if (step <= 0) continue;
        QPointF at = line[i];
        if (i == 0) at += way / step * portRoom;
        if (i + 1 == line.size()) at -= way / step * portRoom;
        const bool atAnEnd = done < portRoom || done > length - portRoom;
        if (atAnEnd && i > 0 && i + 1 < line.size()) continue;
        beside << at + QPointF(-way.y(), way.x()) / step * distance;
    }
    return beside;
}

void paintGradient(QPainter& painter, const Theme& theme, const QPolygonF& line, double rms) {
    const QPolygonF strand = lineBeside(line, gradientDistance);
    painter.setBrush(Qt::NoBrush);
    if (rms <= 0) {
        QPen dots(theme.color(Token::Control), 1.2, Qt::CustomDashLine, Qt::RoundCap);
        dots.setDashPattern({0.1, 2.5});
        painter.setPen(dots);
        painter.drawPolyline(strand);
        return;
    }
    const QColor color = theme.color(Token::WireLoss);
    const double width = gradientWidth(rms);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(strand);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double length = lengthOf(strand), count = std::max(1.0, std::round(length / arrowPitch));
    const double half = 2.2 + width / 3;
    alongLine(strand, length / count / 2, length / count, [&](const QPointF& at, const QPointF& way) {
        const QPointF side(-way.y(), way.x());
        painter.drawPolygon(QPolygonF{at - way * 4, at + way * 3 + side * half, at + way * 3 - side * half});
    });
}

QRectF wireLabelPlate(const QPointF& centre, const QString& text) {
    const double width = std::ceil(textWidth(TypeStyle::WireLabel, text)) + 4;
    return {centre.x() - width / 2, centre.y() - 7, width, 14};
}

void paintBend(QPainter& painter, const Theme& theme, const QPointF& at, PortLook look, Marks marks) {
    const bool active = marks & (Mark::Hovered | Mark::Selected);
    painter.setPen(QPen(theme.color(Token::Canvas), 1.5));
    painter.setBrush(theme.color(marks & Mark::Selected ? Token::Accent : portToken(look)));
    const double radius = active ? 5 : 3.5;
    painter.drawEllipse(at, radius, radius);
}

void paintWireLabel(QPainter& painter, const Theme& theme, const QRectF& plate, const QString& text,
                    Token ground) {
    static const QFont labels = font(TypeStyle::WireLabel, 1);
    painter.fillRect(plate, theme.color(ground));
    painter.setFont(labels);
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(plate, Qt::AlignCenter | Qt::TextSingleLine, text);
}

std::vector<PacketSpot> packetSpots(const QPolygonF& line, const QPointF& origin, double zoom) {
    std::vector<PacketSpot> spots;
    alongLine(line, 0, 1, [&](const QPointF& at, const QPointF& way) {
        const QPoint place = ((at - origin) * zoom).toPoint();
        // Half a turn: a packet looks the same from both ends.
        const double turn = std::atan2(way.y(), way.x()) / M_PI * packetDirections;
        const int direction = (int(std::lround(turn)) + packetDirections) % packetDirections;
        spots.push_back({place.x(), place.y(), int(spots.size()) % int(packetPitch), direction});
    });
    return spots;
}

int packetReach(double zoom) {
    return int(std::ceil(packetLength / 2 * zoom)) + 1;
}

std::vector<QPixmap> packetPictures(const Theme& theme, double zoom, double pixelRatio) {
    std::vector<QPixmap> pictures;
    const int reach = packetReach(zoom);
    for (int direction = 0; direction < packetDirections; ++direction) {
        QPixmap picture((QSizeF(2 * reach, 2 * reach) * pixelRatio).toSize());
        picture.setDevicePixelRatio(pixelRatio);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(reach, reach);
        painter.rotate(180.0 * direction / packetDirections);
        painter.scale(zoom, zoom);
        painter.fillRect(QRectF(-packetLength / 2, -1.25, packetLength, 2.5), packetColor(theme));
        pictures.push_back(std::move(picture));
    }
    return pictures;
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
