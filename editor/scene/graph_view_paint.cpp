// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/frame_painter.h"
#include "editor/paint/wire_painter.h"
#include "editor/scene/graph_view.h"

#include <QPaintEngine>
#include <QPaintEvent>

#include <cmath>

// How the canvas is drawn: near, from far away, and the picture of what stands still.
namespace glassbox::editor {

namespace {

constexpr double farHead = 20;        ///< Height of a frame's title seen from far away.
constexpr double fadedOpacity = 0.32; ///< Of what the wire in the hand cannot end at.

} // namespace

Marks GraphView::marksOfBlock(int index) const {
    const BlockItem& block = scene_.blocks()[std::size_t(index)];
    Marks marks;
    if (index == hoveredBlock_) marks |= Mark::Hovered;
    if (scene_.selection().contains(block.id)) marks |= Mark::Selected;
    return marks;
}

Marks GraphView::marksOfWire(int index) const {
    const Wire& wire = scene_.wires()[std::size_t(index)].wire;
    Marks marks;
    if (scene_.selectedWires().contains(wire)) marks |= Mark::Selected;
    if (index == hoveredWire_) marks |= Mark::Hovered;
    if (scene_.isIgnored(index)) marks |= Mark::Muted;
    if (hoveredBlock_ < 0) return marks;
    const std::string& id = scene_.blocks()[std::size_t(hoveredBlock_)].id;
    if (wire.from.block == id || wire.to.block == id) marks |= Mark::Hovered;
    return marks;
}

/// What lies under an area: the canvas, or a frame's ground where a frame holds all of it.
Token GraphView::groundUnder(const QRectF& area) const {
    for (const FrameItem& frame : scene_.frames())
        if (frame.rect.contains(area)) return frameGround;
    return Token::Canvas;
}

void GraphView::paintWires(QPainter& painter, const QRectF& area) {
    const std::vector<int> wires = scene_.wiresIn(area);
    for (int index : wires) {
        const WireItem& wire = scene_.wires()[std::size_t(index)];
        if (scene_.lifted() == wire.wire) continue;
        const Marks marks = marksOfWire(index);
        paintWire(painter, theme_, wire.route, wire.look, marks, groundUnder(wire.bounds));
        for (const QPointF& bend : wire.bends) paintBend(painter, theme_, bend, wire.look, marks);
        // Whole numbers and truth values have no gradient.
        const bool carries = wire.look == PortLook::Real || wire.look == PortLook::Loss;
        const Flow* flow = carries && !(marks & Mark::Muted) ? scene_.flowOf(wire.wire.from) : nullptr;
        if (flow) paintGradient(painter, theme_, wire.route.line, flow->gradient);
    }
    for (int index : wires) {
        const WireItem& wire = scene_.wires()[std::size_t(index)];
        if (!wire.plate.isEmpty() && scene_.lifted() != wire.wire)
            paintWireLabel(painter, theme_, wire.plate, wire.label, groundUnder(wire.plate));
    }
}

void GraphView::paintFrames(QPainter& painter, const QRectF& area) {
    for (const FrameItem& frame : scene_.frames())
        if (frame.rect.adjusted(-8, -8, 8, 8).intersects(area))
            paintFrame(painter, theme_, frame.rect, FrameItem::frameHead, frame.title,
                       scene_.selection().contains(frame.id) ? Mark::Selected : Mark::None);
}

/// Where a block's top-left corner is drawn: on a whole device pixel, so that its edges are sharp at every
/// zoom and its picture can be copied.
QPointF GraphView::cornerOf(const BlockItem& block) const {
    const double ratio = cache_.devicePixelRatio();
    const QPointF corner = toView(block.position) * ratio;
    return QPointF(std::round(corner.x()), std::round(corner.y())) / ratio;
}

/// Under a card there is nothing to be seen; a muted one lets the canvas through. Null where there is none.
const BlockItem* GraphView::cardAround(const QRectF& area) const {
    for (int index : scene_.blocksIn(area)) {
        const BlockItem& block = scene_.blocks()[std::size_t(index)];
        if (block.face.standing != Standing::Muted && !scene_.isFaded(block.id) &&
            block.rect().adjusted(6, 6, -6, -6).contains(area))
            return &block;
    }
    return nullptr;
}

/// A part of one card and of nothing else. Where a reading changed its picture is not drawn anew.
void GraphView::paintInside(QPainter& painter, const BlockItem& block) {
    const Marks marks = marksOfBlock(scene_.indexOf(block.id));
    if (!pictures_.isOutdated(block, marks))
        return pictures_.paint(painter, cornerOf(block), block, marks, scene_.readingOf(block.id));
    painter.save();
    painter.translate(cornerOf(block));
    painter.scale(zoom_, zoom_);
    paintBlock(painter, theme_, block.shown, block.geometry, marks, scene_.readingOf(block.id));
    painter.restore();
}

void GraphView::paintBlocks(QPainter& painter, const QRectF& area) {
    for (int index : scene_.blocksIn(area)) {
        const BlockItem& block = scene_.blocks()[std::size_t(index)];
        if (scene_.isFaded(block.id)) painter.setOpacity(fadedOpacity);
        pictures_.paint(painter, cornerOf(block), block, marksOfBlock(index), scene_.readingOf(block.id));
        painter.setOpacity(1);
    }
}

void GraphView::paintNear(QPainter& painter, const QRectF& area) {
    if (const BlockItem* card = cardAround(area)) return paintInside(painter, *card);
    const QRectF wide = area.adjusted(-24, -24, 24, 24);
    painter.save();
    painter.translate(-origin_ * zoom_);
    painter.scale(zoom_, zoom_);
    const double dot = 2 / zoom_; // One that stands at the edge reaches over it.
    paintGrid(painter, theme_, area.adjusted(-dot, -dot, dot, dot), zoom_);
    paintFrames(painter, area);
    paintWires(painter, wide);
    painter.restore();
    paintBlocks(painter, wide);
}

void GraphView::paintFarWires(QPainter& painter, const QRectF& area) {
    painter.save();
    // Thousands of wires as hairs: smooth edges would cost most of a frame and show nothing.
    painter.setRenderHint(QPainter::Antialiasing, zoom_ >= colourZoom);
    painter.translate(-origin_ * zoom_);
    painter.scale(zoom_, zoom_);
    painter.setBrush(Qt::NoBrush);
    for (int index : scene_.wiresIn(area)) {
        const WireItem& wire = scene_.wires()[std::size_t(index)];
        QPen pen(theme_.color(portToken(wire.look)), zoom_ >= colourZoom ? 1.25 : 1);
        pen.setCosmetic(true);
        painter.setPen(pen);
        painter.drawPolyline(wire.route.line);
    }
    painter.restore();
}

void GraphView::paintFar(QPainter& painter, const QRectF& area) {
    const QRectF wide = area.adjusted(-24, -24, 24, 24);
    for (const FrameItem& frame : scene_.frames())
        if (frame.rect.intersects(wide))
            paintFrame(painter, theme_, QRectF(toView(frame.rect.topLeft()), frame.rect.size() * zoom_),
                       farHead, frame.title,
                       scene_.selection().contains(frame.id) ? Mark::Selected : Mark::None);
    paintFarWires(painter, wide);
    if (zoom_ >= colourZoom) return paintBlocks(painter, wide);
    for (int index : scene_.blocksIn(wide)) {
        const BlockItem& block = scene_.blocks()[std::size_t(index)];
        paintFarBlock(painter, theme_, block.face,
                      QRectF(toView(block.position), block.geometry.size * zoom_), marksOfBlock(index),
                      zoom_);
    }
}

void GraphView::paintStatic(QPainter& painter, const QRegion& part) {
    const QRect area = part.boundingRect();
    painter.save();
    painter.setClipRegion(part);
    painter.fillRect(area, theme_.color(Token::Canvas));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF seen(toScene(area.topLeft()), QSizeF(area.size()) / zoom_);
    if (zoom_ < farZoom)
        paintFar(painter, seen);
    else
        paintNear(painter, seen);
    painter.restore();
}

void GraphView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    // The device is another than the screen where the window is drawn into a picture.
    const double ratio = painter.paintEngine()->paintDevice()->devicePixelRatioF();
    const QRegion drawn = refreshCache(ratio, paceOf(painter)) - event->region();
    if (!drawn.isEmpty()) update(drawn);
    for (const QRect& area : event->region())
        painter.drawPixmap(area, cache_,
                           QRect(area.topLeft() * ratio, (QSizeF(area.size()) * ratio).toSize()));
    if (activity_ == Activity::Training && zoom_ >= farZoom) paintStrands(painter, event->region());
    if (input_) input_->paintOver(painter);
    if (!keyboardFocus_) return;
    painter.setPen(QPen(theme_.color(Token::Accent), 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace glassbox::editor
