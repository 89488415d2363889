// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/edge_scroller.h"

#include "editor/scene/graph_view.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

constexpr int interval = 16;         ///< Milliseconds.
constexpr double edgeSpeed = 700;    ///< Pixels a second at the very edge.
constexpr double mostDepth = 2;      ///< Times the reach: farther outside it gets no faster.
constexpr qint64 longestPause = 100; ///< Milliseconds that are made up for at most.

/// How deep in the zone along one axis, negative at its lower end; 0 outside of it, and where the drag has
/// not gone that way.
double depth(double at, double begun, double size) {
    const double reach = EdgeScroller::reach;
    if (at < reach && at < begun) return -std::min((reach - at) / reach, mostDepth);
    if (at > size - reach && at > begun) return std::min((at - size + reach) / reach, mostDepth);
    return 0;
}

} // namespace

EdgeScroller::EdgeScroller(GraphView& view) : view_(view) {
    timer_.setInterval(interval);
    connect(&timer_, &QTimer::timeout, this, &EdgeScroller::scroll);
}

void EdgeScroller::begin(const QPointF& at) {
    stop();
    begun_ = at;
}

void EdgeScroller::follow(const QPointF& at) {
    at_ = at;
    // Who has been away from an edge may come back to where the drag began.
    const QRectF inner = QRectF(view_.rect()).adjusted(reach, reach, -reach, -reach);
    if (inner.contains(at)) begun_ = at;
    if (speed().isNull()) return stop();
    if (timer_.isActive()) return;
    rest_ = {};
    clock_.start();
    timer_.start();
}

void EdgeScroller::stop() {
    timer_.stop();
}

QPointF EdgeScroller::speed() const {
    const double x = depth(at_.x(), begun_.x(), view_.width()),
                 y = depth(at_.y(), begun_.y(), view_.height());
    return QPointF(x * std::abs(x), y * std::abs(y)) * edgeSpeed;
}

void EdgeScroller::scroll() {
    const double seconds = double(std::min(clock_.restart(), longestPause)) / 1000;
    rest_ -= speed() * seconds;
    const QPoint whole(int(rest_.x()), int(rest_.y()));
    if (whole.isNull()) return;
    rest_ -= whole;
    view_.panBy(whole);
    Q_EMIT scrolled();
}

} // namespace glassbox::editor
