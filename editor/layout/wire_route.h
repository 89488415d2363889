// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/layout/area_list.h"

#include <QPainterPath>
#include <QPointF>
#include <QPolygonF>

#include <optional>
#include <vector>

namespace glassbox::editor {

enum class Course : std::uint8_t {
    Curve,  ///< One cubic between neighbours.
    Gutter, ///< Straight pieces with round corners, through the gutters between blocks.
};

/// The way of one wire over the canvas.
struct Route {
    Course course = Course::Curve;
    QPainterPath path;
    QPolygonF line;       ///< Points along the path, about every 4 px (fewer on straight pieces).
    QPointF labelAt;      ///< Centre of its label.
    QPointF labelWay;     ///< Of a way through gutters: direction in which the label may be moved.
    QPolygonF corners;    ///< Of a way through gutters.
    AreaList blocksAsked; ///< Blocks outside of it had no say in where the wire runs.
    AreaList wiresAsked;  ///< Nor had wires outside of this.

    /// Where its line is, in few rectangles.
    std::vector<QRectF> strips() const;
};

/// Finds ways for wires, one after the other, around blocks, and beside the wires before that come from other
/// ports. It remembers them, so that in a later round those that need not move are only counted.
class Router {
  public:
    /// `blocks` must outlive the router; blocks are never crossed where there is a way around.
    explicit Router(const RectIndex& blocks) : blocks_(blocks) {}
    /// Forgets all wires.
    void clear();
    /// The next wire is the first again.
    void begin() { next_ = 0; }
    /// The next wire, from an output (right edge of its block) to an input (left edge). `source` numbers the
    /// output port: wires of one port may share a way.
    Route route(const QPointF& from, const QPointF& to, int source);
    /// The next wire keeps the way that it had in the round before.
    void keep() { ++next_; }
    /// The next wire has a way that was found elsewhere.
    void take(const Route& route, int source);

  private:
    struct Piece {
        QPointF a;
        QPointF b;
        int source = 0;
    };
    struct Gutters {
        double below = 0;
        double above = 0;
    };
    static constexpr int mostPieces = 8; ///< Of one wire.
    bool isFree(const QPolygonF& line) const;
    bool areFree(const QPolygonF& line, qsizetype first, qsizetype last) const;
    bool isBeside(const QPolygonF& corners, int source) const;
    double gutterFrom(double y, double left, double right, double direction) const;
    Gutters guttersOf(const QPointF& from, const QPointF& to) const;
    QPolygonF corners(const QPointF& from, const QPointF& to, int lane,
                      std::optional<Gutters>& gutters) const;

    const RectIndex& blocks_;
    mutable AreaList blocksAsked_; ///< For the route that is being found.
    mutable AreaList wiresAsked_;
    int next_ = 0;              ///< Number of the next wire.
    std::vector<Piece> pieces_; ///< mostPieces for each wire.
    RectIndex pieceIndex_;
};

/// A wire that people lead through points of their own: a cubic from each to the next, around nothing.
Route bentRoute(const QPointF& from, const QPolygonF& bends, const QPointF& to);

/// The cubic of the look: handles of half the distance, 28 at least.
QPainterPath cubicWire(const QPointF& from, const QPointF& to);

} // namespace glassbox::editor
