// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/wire_route.h"

#include "editor/layout/block_geometry.h"
#include "engine/base/result.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

constexpr double lead = 22;     ///< Straight way out of a port before the first corner.
constexpr double laneWidth = 8; ///< Distance of wires in one gutter.
constexpr double cornerRadius = 12;
constexpr double clearance = 4; ///< Half the least height of a gutter that a wire fits into.
constexpr int lanes = 5;

QRectF lineRect(const QPointF& a, const QPointF& b) {
    return QRectF(a, b).normalized();
}

QPointF towards(const QPointF& from, const QPointF& to, double distance) {
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    return length > 0 ? from + way * (distance / length) : from;
}

QPainterPath rounded(const QPolygonF& corners) {
    QPainterPath path(corners.front());
    for (qsizetype i = 1; i + 1 < corners.size(); ++i) {
        const QPointF before = corners[i - 1], corner = corners[i], after = corners[i + 1];
        const double room = 0.5 * std::min(QLineF(before, corner).length(), QLineF(corner, after).length());
        const double radius = std::min(cornerRadius, room);
        path.lineTo(towards(corner, before, radius));
        path.quadTo(corner, towards(corner, after, radius));
    }
    path.lineTo(corners.back());
    return path;
}

/// Points along a path: element ends, and every 4 px on curves.
QPolygonF sampled(const QPainterPath& path) {
    QPolygonF line{path.elementAt(0)};
    for (int i = 1; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        if (element.type != QPainterPath::CurveToElement) {
            line << element;
            continue;
        }
        const QPointF p0 = line.back(), p1 = element, p2 = path.elementAt(i + 1), p3 = path.elementAt(i + 2);
        const double length = QLineF(p0, p1).length() + QLineF(p1, p2).length() + QLineF(p2, p3).length();
        const int count = std::max(2, int(length / 4));
        for (int k = 1; k <= count; ++k) {
            const double t = double(k) / count, s = 1 - t;
            line << s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
        }
        i += 2;
    }
    return line;
}

QLineF longestOf(const QPolygonF& corners) {
    QLineF longest;
    for (qsizetype i = 0; i + 1 < corners.size(); ++i)
        if (const QLineF piece(corners[i], corners[i + 1]); piece.length() > longest.length())
            longest = piece;
    return longest;
}

} // namespace

QPainterPath cubicWire(const QPointF& from, const QPointF& to) {
    const double distance = std::abs(to.x() - from.x());
    const double handle = std::min(std::max(28.0, distance / 2), std::max(1.0, distance));
    QPainterPath path(from);
    path.cubicTo(from + QPointF(handle, 0), to - QPointF(handle, 0), to);
    return path;
}

Route bentRoute(const QPointF& from, const QPolygonF& bends, const QPointF& to) {
    Route route;
    QPolygonF points = bends;
    points.prepend(from);
    points.append(to);
    route.path.moveTo(from);
    QLineF longest;
    for (qsizetype i = 0; i + 1 < points.size(); ++i) {
        const QLineF leg(points[i], points[i + 1]);
        route.path.connectPath(cubicWire(leg.p1(), leg.p2()));
        if (leg.length() > longest.length()) longest = leg;
    }
    route.line = sampled(route.path);
    route.labelAt = longest.center() + QPointF(0, 15);
    return route;
}

std::vector<QRectF> Route::strips() const {
    if (course == Course::Curve) return {path.boundingRect()};
    std::vector<QRectF> strips;
    for (qsizetype i = 0; i + 1 < corners.size(); ++i) strips.push_back(lineRect(corners[i], corners[i + 1]));
    return strips;
}

bool Router::isFree(const QPolygonF& line) const {
    // A curve of many points is asked about in a few parts.
    const qsizetype pieces = line.size() - 1, part = std::max<qsizetype>(1, pieces / 8);
    for (qsizetype first = 0; first < pieces; first += part) {
        const qsizetype last = std::min(first + part, pieces);
        const QRectF around =
            QPolygonF(line.mid(first, last - first + 1)).boundingRect().adjusted(-1, -4, 1, 4);
        blocksAsked_.add(around);
        if (blocks_.touches(around) && !areFree(line, first, last)) return false;
    }
    return true;
}

bool Router::areFree(const QPolygonF& line, qsizetype first, qsizetype last) const {
    for (qsizetype i = first; i < last; ++i) {
        QRectF piece = lineRect(line[i], line[i + 1]);
        // Both ends lie on the edges of their own blocks.
        if (i == 0) piece.setLeft(piece.left() + 1);
        if (i + 2 == line.size()) piece.setRight(piece.right() - 1);
        if (blocks_.touches(piece.adjusted(0, -3, 0, 3))) return false;
    }
    return true;
}

bool Router::isBeside(const QPolygonF& line, int source) const {
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QRectF piece = lineRect(line[i], line[i + 1]);
        const bool upright = piece.width() < piece.height();
        const QRectF around = piece.adjusted(-5, -5, 5, 5);
        wiresAsked_.add(around);
        for (int number : pieceIndex_.touching(around)) {
            if (number >= next_ * mostPieces) break; // Those that come later keep clear of this one.
            const Piece& other = pieces_[std::size_t(number)];
            const QRectF rect = lineRect(other.a, other.b);
            if (other.source != source && (rect.width() < rect.height()) == upright) return false;
        }
    }
    return true;
}

/// The first height at or beyond `y`, in `direction`, at which a horizontal line passes all blocks: in the
/// middle of a gutter, or half a row's gap away from the blocks that it leaves behind.
double Router::gutterFrom(double y, double left, double right, double direction) const {
    double edge = y; ///< Of the blocks that were passed.
    bool passed = false;
    for (int tries = 0; tries < 64; ++tries) {
        const QRectF strip(left, edge + direction * clearance - clearance, right - left, 2 * clearance);
        blocksAsked_.add(strip);
        bool hit = false;
        double next = edge;
        blocks_.eachTouching(strip, [&](const QRectF& rect) {
            hit = true;
            next = direction > 0 ? std::max(next, rect.bottom()) : std::min(next, rect.top());
        });
        if (!hit) break;
        edge = next;
        passed = true;
    }
    if (!passed) return y;
    const double gap = anatomy::rowGap;
    double beyond = edge + direction * gap;
    const QRectF after(left, std::min(edge, beyond) + 1, right - left, gap - 2);
    blocksAsked_.add(after);
    blocks_.eachTouching(after, [&](const QRectF& rect) {
        beyond = direction > 0 ? std::min(beyond, rect.top()) : std::max(beyond, rect.bottom());
    });
    return (edge + beyond) / 2;
}

/// Where wires between these columns pass below and above what stands between them.
Router::Gutters Router::guttersOf(const QPointF& from, const QPointF& to) const {
    const double out = from.x() + lead, in = to.x() - lead;
    const double left = std::min(out, in), right = std::max(out, in);
    return {gutterFrom(from.y(), left, right, 1), gutterFrom(std::min(from.y(), to.y()), left, right, -1)};
}

QPolygonF Router::corners(const QPointF& from, const QPointF& to, int lane,
                          std::optional<Gutters>& gutters) const {
    const double shift = laneWidth * lane;
    const double out = from.x() + lead + shift, in = to.x() - lead - shift;
    if (to.x() - from.x() >= 2 * lead) {
        for (double x : {out, in}) {
            QPolygonF way{from, {x, from.y()}, {x, to.y()}, to};
            if (isFree(way)) return way;
        }
    }
    if (!gutters) gutters = guttersOf(from, to);
    const double below = gutters->below + shift, above = gutters->above - shift;
    auto way = [&](double y) {
        return QPolygonF{from, {out, from.y()}, {out, y}, {in, y}, {in, to.y()}, to};
    };
    auto length = [&](double y) { return std::abs(y - from.y()) + std::abs(y - to.y()); };
    const bool downFirst = length(below) <= length(above);
    const QPolygonF first = way(downFirst ? below : above), second = way(downFirst ? above : below);
    return isFree(first) || !isFree(second) ? first : second;
}

void Router::clear() {
    next_ = 0;
    pieces_.clear();
    pieceIndex_.clear();
}

void Router::take(const Route& route, int source) {
    const int first = next_++ * mostPieces;
    const std::size_t start = std::size_t(first);
    if (pieces_.size() < start + mostPieces) pieces_.resize(start + mostPieces);
    GLASSBOX_ASSERT(route.corners.size() <= mostPieces, "a way of too many pieces");
    for (int i = 0; i < mostPieces; ++i) {
        if (i + 1 >= route.corners.size()) {
            pieceIndex_.remove(first + i);
            continue;
        }
        pieces_[start + std::size_t(i)] = {route.corners[i], route.corners[i + 1], source};
        pieceIndex_.insert(first + i, lineRect(route.corners[i], route.corners[i + 1]));
    }
}

Route Router::route(const QPointF& from, const QPointF& to, int source) {
    Route route;
    blocksAsked_ = wiresAsked_ = {};
    const double dx = to.x() - from.x(), dy = std::abs(to.y() - from.y());
    if (dx >= 8 && dy <= std::max(150.0, dx)) {
        route.path = cubicWire(from, to);
        route.line = sampled(route.path);
        route.labelAt = route.path.pointAtPercent(0.5) + QPointF(0, 15);
        if (isFree(route.line)) {
            route.blocksAsked = std::move(blocksAsked_);
            take(route, source);
            return route;
        }
    }
    route.course = Course::Gutter;
    QPolygonF best;
    std::optional<Gutters> gutters;
    for (int lane = 0; lane < lanes; ++lane) {
        const QPolygonF way = corners(from, to, lane, gutters);
        const bool good = isFree(way) && isBeside(way, source);
        if (good || lane == 0) best = way;
        if (good) break;
    }
    route.corners = best;
    route.blocksAsked = std::move(blocksAsked_);
    route.wiresAsked = std::move(wiresAsked_);
    take(route, source);
    route.path = rounded(best);
    route.line = sampled(route.path);
    const QLineF longest = longestOf(best);
    route.labelAt = longest.center();
    route.labelWay = longest.length() > 0 ? (longest.p2() - longest.p1()) / longest.length() : QPointF(1, 0);
    return route;
}

} // namespace glassbox::editor
