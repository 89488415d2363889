// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/graph_view.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

// What people do with mouse and keyboard on the canvas.
namespace glassbox::editor {

namespace {

constexpr double wireReach = 7; ///< Pixels of the screen.

} // namespace

void GraphView::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    pressedAt_ = lastMouse_ = event->position();
    const int block = scene_.blockAt(toScene(event->position()));
    if (event->button() == Qt::LeftButton && block >= 0) {
        scene_.select(scene_.blocks()[std::size_t(block)].id);
        return;
    }
    panning_ = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    if (panning_) setCursor(Qt::ClosedHandCursor);
}

void GraphView::mouseMoveEvent(QMouseEvent* event) {
    if (panning_) {
        const QPointF moved = event->position() - lastMouse_;
        lastMouse_ += moved.toPoint();
        panBy(moved);
        return;
    }
    const QPointF at = toScene(event->position());
    const int block = scene_.blockAt(at);
    setHovered(block, block >= 0 ? -1 : scene_.wireAt(at, wireReach / zoom_));
}

void GraphView::mouseReleaseEvent(QMouseEvent* event) {
    if (!panning_) return;
    panning_ = false;
    unsetCursor();
    const QPointF moved = event->position() - pressedAt_;
    if (event->button() == Qt::LeftButton && std::hypot(moved.x(), moved.y()) < 4) scene_.select({});
}

void GraphView::wheelEvent(QWheelEvent* event) {
    const bool touchpad = !event->pixelDelta().isNull() && !(event->modifiers() & Qt::ControlModifier);
    if (touchpad)
        panBy(event->pixelDelta());
    else
        zoomAt(event->position(), std::pow(1.2, event->angleDelta().y() / 120.0));
    event->accept();
}

void GraphView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left: selectTowards({-1, 0}); return;
    case Qt::Key_Right: selectTowards({1, 0}); return;
    case Qt::Key_Up: selectTowards({0, -1}); return;
    case Qt::Key_Down: selectTowards({0, 1}); return;
    case Qt::Key_Escape: scene_.select({}); return;
    default: QWidget::keyPressEvent(event);
    }
}

void GraphView::focusInEvent(QFocusEvent* event) {
    keyboardFocus_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void GraphView::focusOutEvent(QFocusEvent*) {
    keyboardFocus_ = false;
    update();
}

void GraphView::leaveEvent(QEvent*) {
    setHovered(-1, -1);
}

void GraphView::setHovered(int block, int wire) {
    if (block == hoveredBlock_ && wire == hoveredWire_) return;
    for (const QRectF& area : std::exchange(hoverAreas_, {})) damage(area);
    hoveredBlock_ = block;
    hoveredWire_ = wire;
    auto look = [&](const WireItem& item) {
        for (const QRectF& strip : item.route.strips()) hoverAreas_.push_back(strip.adjusted(-8, -8, 8, 8));
    };
    if (wire >= 0) look(scene_.wires()[std::size_t(wire)]);
    if (block >= 0) {
        const BlockItem& item = scene_.blocks()[std::size_t(block)];
        hoverAreas_.push_back(item.rect().adjusted(-8, -8, 8, 8));
        for (int number : scene_.wiresIn(item.rect().adjusted(-8, -8, 8, 8))) {
            const WireItem& other = scene_.wires()[std::size_t(number)];
            if (other.wire.from.block == item.id || other.wire.to.block == item.id) look(other);
        }
    }
    for (const QRectF& area : hoverAreas_) damage(area);
}

/// The nearest block in a direction; what lies aside counts double.
void GraphView::selectTowards(const QPointF& direction) {
    const int current = scene_.indexOf(scene_.selected());
    if (scene_.blocks().empty()) return;
    if (current < 0) {
        scene_.select(scene_.blocks()[std::size_t(std::max(0, scene_.blockAt(visibleArea().center())))].id);
        return;
    }
    const QPointF from = scene_.blocks()[std::size_t(current)].rect().center();
    double best = 1e300;
    std::string target;
    for (const BlockItem& block : scene_.blocks()) {
        const QPointF way = block.rect().center() - from;
        const double ahead = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y()) + std::abs(way.y() * direction.x());
        if (ahead <= 1 || ahead + 2 * aside >= best) continue;
        best = ahead + 2 * aside;
        target = block.id;
    }
    if (target.empty()) return;
    scene_.select(target);
    reveal(target);
}

QString GraphView::hoverText(const QPointF& at) const {
    if (const auto port = scene_.portAt(at, anatomy::portTarget / 2)) return portText(scene_, *port);
    if (const int block = scene_.blockAt(at); block >= 0)
        return (QStringList(scene_.blocks()[std::size_t(block)].face.title) +
                blockFacts(scene_, block, words_))
            .join('\n');
    if (const int wire = scene_.wireAt(at, wireReach / zoom_); wire >= 0)
        return (QStringList(wireName(scene_, scene_.wires()[std::size_t(wire)].wire)) +
                wireFacts(scene_, wire))
            .join('\n');
    if (const int frame = scene_.frameAt(at, wireReach / zoom_); frame >= 0)
        return scene_.frames()[std::size_t(frame)].title;
    return {};
}

void GraphView::showHoverText(const QPoint& position, const QPoint& globalPosition) {
    const QString text = hoverText(toScene(position));
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPosition, text, this);
}

bool GraphView::event(QEvent* event) {
    if (input_ && input_->answer(*event)) return true;
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    showHoverText(help->pos(), help->globalPos());
    return true;
}

} // namespace glassbox::editor
