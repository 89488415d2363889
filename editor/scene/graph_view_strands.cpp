// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/wire_painter.h"
#include "editor/scene/graph_view.h"

#include <QPainter>

#include <cmath>

// The moving part of the canvas. A frame repaints the strips along the wires and nothing else, and when the
// thread is busy frames are dropped, never made up for: how far packets are is a function of the clock.
namespace glassbox::editor {

namespace {

/// Strips around the straight runs of a line, in the view's pixels.
QRegion stripsAlong(const QPolygonF& line, const QPointF& origin, double zoom) {
    QRegion strips;
    QRectF strip;
    auto flush = [&] {
        if (!strip.isNull()) strips += strip.adjusted(-4, -4, 4, 4).toAlignedRect();
        strip = {};
    };
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QRectF piece = QRectF((line[i] - origin) * zoom, (line[i + 1] - origin) * zoom).normalized();
        const QRectF both = strip.isNull() ? piece : strip.united(piece);
        // A strip grows while it stays thin; then the next one begins.
        if (!strip.isNull() && std::min(both.width(), both.height()) > 16) flush();
        strip = strip.isNull() ? piece : strip.united(piece);
    }
    flush();
    return strips;
}

} // namespace

void GraphView::updateStrandTimer() {
    const bool moving = activity_ == Activity::Training && motion_ == Motion::Full && isVisible();
    if (moving == strandTimer_.isActive()) return;
    if (moving)
        strandTimer_.start();
    else
        strandTimer_.stop();
}

void GraphView::moveStrands() {
    const qint64 now = clock_.elapsed();
    const qint64 late = now - lastFrame_ - strandTimer_.interval();
    lastFrame_ = now;
    if (zoom_ < 0.45 || late > strandTimer_.interval()) return;
    if (strandRegion_.isEmpty())
        for (int index : scene_.wiresIn(visibleArea()))
            strandRegion_ += stripsAlong(scene_.wires()[std::size_t(index)].route.line, origin_, zoom_);
    ++strandFrames_;
    update(strandRegion_ & rect());
}

void GraphView::paintStrands(QPainter& painter, const QRegion& region) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-origin_ * zoom_);
    painter.scale(zoom_, zoom_);
    const double phase = std::fmod(double(clock_.elapsed()) * packetSpeed / 1000, packetPitch);
    for (int index : scene_.wiresIn(visibleArea())) {
        const WireItem& wire = scene_.wires()[std::size_t(index)];
        if (!region.intersects(
                QRectF(toView(wire.bounds.topLeft()), wire.bounds.size() * zoom_).toAlignedRect()))
            continue;
        if (motion_ == Motion::Full)
            paintPackets(painter, theme_, wire.route.line, phase, wire.look);
        else
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
