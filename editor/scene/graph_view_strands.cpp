// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/wire_painter.h"
#include "editor/scene/graph_view.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <set>

// The moving part of the canvas. Where packets may be is worked out once for a view; a frame copies small
// pictures of them and repaints the squares of the canvas along the wires and nothing else. When the thread
// is busy frames are dropped, never made up for: how far packets are is a function of the clock.
namespace glassbox::editor {

namespace {

constexpr int square = 16;

/// The squares of the view that spots of some size fall into, as rectangles along rows.
QRegion squaresAround(const std::vector<PacketSpot>& spots, int reach, const QRect& view) {
    std::set<std::pair<int, int>> squares;
    for (const PacketSpot& spot : spots)
        for (int y : {spot.y - reach, spot.y + reach})
            for (int x : {spot.x - reach, spot.x + reach}) squares.insert({y / square, x / square});
    QRegion region;
    for (auto at = squares.begin(); at != squares.end();) {
        const auto [row, first] = *at;
        int last = first;
        for (++at; at != squares.end() && *at == std::pair(row, last + 1); ++at) ++last;
        region += QRect(first * square, row * square, (last - first + 1) * square, square);
    }
    return region & view;
}

} // namespace

void GraphView::updateStrandTimer() {
    const bool moving = activity_ == Activity::Training && motion_ == Motion::Full && isVisible();
    if (moving == strandTimer_.isActive()) return;
    if (moving)
        strandTimer_.start();
    else
        strandTimer_.stop();
    update(stale_); // What waited for the next frame.
}

/// The labels' plates in sight, in the view's pixels.
std::vector<QRectF> GraphView::visiblePlates(const std::vector<int>& wires) const {
    std::vector<QRectF> plates;
    for (int index : wires) {
        const QRectF& plate = scene_.wires()[std::size_t(index)].plate;
        if (!plate.isEmpty()) plates.push_back(QRectF(toView(plate.topLeft()), plate.size() * zoom_));
    }
    return plates;
}

/// Where packets of the wires in sight may be, and what they look like there: they pass under the labels.
void GraphView::placeStrands() {
    strandSpots_.clear();
    const int reach = packetReach(zoom_);
    const QRect seen = rect().adjusted(-reach, -reach, reach, reach);
    const std::vector<int> wires = scene_.wiresIn(visibleArea());
    const std::vector<QRectF> plates = visiblePlates(wires);
    for (int index : wires) {
        const QPolygonF& line = scene_.wires()[std::size_t(index)].route.line;
        const QRectF bounds(toView(line.boundingRect().topLeft()), line.boundingRect().size() * zoom_);
        std::vector<QRectF> near;
        std::copy_if(plates.begin(), plates.end(), std::back_inserter(near),
                     [&](const QRectF& plate) { return plate.intersects(bounds.adjusted(-1, -1, 1, 1)); });
        const auto isCovered = [&near](const PacketSpot& spot) {
            return std::any_of(near.begin(), near.end(),
                               [&spot](const QRectF& plate) { return plate.contains(spot.x, spot.y); });
        };
        for (const PacketSpot& spot : packetSpots(line, origin_, zoom_))
            if (seen.contains(spot.x, spot.y) && !isCovered(spot)) strandSpots_.push_back(spot);
    }
    // Those that are drawn together stand together.
    std::stable_sort(strandSpots_.begin(), strandSpots_.end(),
                     [](const PacketSpot& a, const PacketSpot& b) { return a.phase < b.phase; });
    strandRegion_ = squaresAround(strandSpots_, reach, rect());
    packets_ = packetPictures(theme_, zoom_, devicePixelRatioF());
}

void GraphView::moveStrands() {
    const qint64 now = clock_.elapsed();
    const qint64 late = now - lastFrame_ - strandTimer_.interval();
    lastFrame_ = now;
    update(stale_);
    if (zoom_ < 0.45 || late > strandTimer_.interval()) return;
    if (packets_.empty()) placeStrands();
    strandPhase_ = int(std::fmod(double(now) * packetSpeed / 1000, packetPitch));
    ++strandFrames_;
    update(strandRegion_);
}

void GraphView::paintStrands(QPainter& painter, const QRegion& region) {
    if (motion_ == Motion::Full) {
        if (packets_.empty()) placeStrands();
        const auto [first, last] =
            std::equal_range(strandSpots_.begin(), strandSpots_.end(), PacketSpot{0, 0, strandPhase_, 0},
                             [](const PacketSpot& a, const PacketSpot& b) { return a.phase < b.phase; });
        const int reach = packetReach(zoom_);
        for (auto spot = first; spot != last; ++spot) {
            const QRect place(spot->x - reach, spot->y - reach, 2 * reach, 2 * reach);
            if (region.intersects(place))
                painter.drawPixmap(place.topLeft(), packets_[std::size_t(spot->direction)]);
        }
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-origin_ * zoom_);
    painter.scale(zoom_, zoom_);
    for (int index : scene_.wiresIn(visibleArea())) {
        const WireItem& wire = scene_.wires()[std::size_t(index)];
        const QRectF inView(toView(wire.bounds.topLeft()), wire.bounds.size() * zoom_);
        if (region.intersects(inView.toAlignedRect()))
            paintArrowheads(painter, theme_, wire.route.line, wire.look);
    }
    painter.restore();
}

void GraphView::showEvent(QShowEvent*) {
    updateStrandTimer();
}

void GraphView::hideEvent(QHideEvent*) {
    updateStrandTimer();
}

} // namespace glassbox::editor
