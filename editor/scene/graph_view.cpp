// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/graph_view.h"

#include "editor/paint/wire_painter.h"
#include "editor/scene/minimap.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QToolTip>

#include <cmath>

namespace glassbox::editor {

namespace {

constexpr double farZoom = 0.45, colourZoom = 0.2, smallestZoom = 0.05, largestZoom = 3;
constexpr int strandInterval = 90; ///< Milliseconds: 11 frames a second.
constexpr int minimapMargin = 12;

} // namespace

GraphView::GraphView(GraphScene& scene, QWidget* parent) : QWidget(parent), scene_(scene) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(qtTrId("ui.canvas"));
    minimap_ = new Minimap(*this, scene);
    strandTimer_.setInterval(strandInterval);
    connect(&strandTimer_, &QTimer::timeout, this, &GraphView::moveStrands);
    clock_.start();
    travel_.setDuration(220);
    travel_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&travel_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const QRectF now = value.toRectF();
        setView(now.topLeft(), width() / now.width());
    });
    connect(&scene, &GraphScene::rebuilt, this, [this] {
        hoveredBlock_ = hoveredWire_ = -1;
        if (fitPending_) fit(Travel::Instant);
        damageAll();
    });
    connect(&scene, &GraphScene::damaged, this, &GraphView::damage);
    connect(&scene, &GraphScene::selectionChanged, this, &GraphView::describeSelection);
}

void GraphView::setTheme(const Theme& theme) {
    theme_ = theme;
    minimap_->setTheme(theme);
    damageAll();
}

void GraphView::setMotion(Motion motion) {
    motion_ = motion;
    updateStrandTimer();
    update();
}

void GraphView::setActivity(Activity activity) {
    if (activity == activity_) return;
    activity_ = activity;
    updateStrandTimer();
    update();
}

void GraphView::setView(const QPointF& origin, double zoom) {
    const bool zoomed = zoom != zoom_;
    zoom_ = zoom;
    origin_ = QPointF(std::round(origin.x() * zoom), std::round(origin.y() * zoom)) / zoom;
    damageAll();
    if (zoomed) Q_EMIT zoomChanged(zoom_);
    Q_EMIT viewChanged();
}

void GraphView::fit(Travel travel) {
    const QRectF all = scene_.bounds().adjusted(-24, -16, 24, 16);
    if (scene_.blocks().empty() || width() < 10 || height() < 10) return;
    const double wanted = std::min({1.0, width() / all.width(), height() / all.height()});
    const double zoom = std::max(smallestZoom, wanted);
    const QSizeF seen = QSizeF(size()) / zoom;
    QPointF origin = all.center() - QPointF(seen.width(), seen.height()) / 2;
    // A graph that leaves room below stands at the top, where reading begins.
    origin.setY(std::max(origin.y(), all.top() - 24));
    fitPending_ = true;
    if (travel == Travel::Instant || motion_ == Motion::Reduced) {
        setView(origin, zoom);
        return;
    }
    travel_.stop();
    travel_.setStartValue(visibleArea());
    travel_.setEndValue(QRectF(origin, seen));
    travel_.start();
}

void GraphView::zoomAt(const QPointF& point, double factor) {
    travel_.stop();
    fitPending_ = false;
    const double zoom = std::clamp(zoom_ * factor, smallestZoom, largestZoom);
    const QPointF fixed = toScene(point);
    setView(fixed - point / zoom, zoom);
}

void GraphView::centerOn(const QPointF& point) {
    travel_.stop();
    fitPending_ = false;
    setView(point - visibleArea().center() + origin_, zoom_);
}

void GraphView::reveal(const std::string& id) {
    const int index = scene_.indexOf(id);
    if (index < 0) return;
    const QRectF rect = scene_.blocks()[std::size_t(index)].rect();
    if (!visibleArea().contains(rect)) centerOn(rect.center());
}

/// Moves the picture and repaints only what came into sight.
void GraphView::panBy(const QPointF& pixels) {
    travel_.stop();
    fitPending_ = false;
    const QPoint whole = pixels.toPoint();
    if (whole.isNull()) return;
    origin_ -= QPointF(whole) / zoom_;
    const double ratio = cache_.devicePixelRatio();
    if (cache_.isNull() || ratio != std::floor(ratio) || !stale_.isEmpty()) {
        damageAll();
    } else {
        cache_.scroll(int(whole.x() * ratio), int(whole.y() * ratio), cache_.rect());
        stale_ = QRegion(rect()) - QRegion(rect().translated(whole));
        packets_.clear();
        update();
    }
    Q_EMIT viewChanged();
}

void GraphView::damage(const QRectF& sceneArea) {
    const QRect area = QRectF(toView(sceneArea.topLeft()), sceneArea.size() * zoom_).toAlignedRect() & rect();
    if (area.isEmpty()) return;
    stale_ += area;
    update(area);
}

void GraphView::damageAll() {
    stale_ = rect();
    packets_.clear();
    update();
}

Marks GraphView::marksOfBlock(int index) const {
    const BlockItem& block = scene_.blocks()[std::size_t(index)];
    Marks marks;
    if (index == hoveredBlock_) marks |= Mark::Hovered;
    if (block.id == scene_.selected()) marks |= Mark::Selected;
    return marks;
}

Marks GraphView::marksOfWire(int index) const {
    if (index == hoveredWire_) return Mark::Hovered;
    if (hoveredBlock_ < 0) return Mark::None;
    const Wire& wire = scene_.wires()[std::size_t(index)].wire;
    const std::string& id = scene_.blocks()[std::size_t(hoveredBlock_)].id;
    return wire.from.block == id || wire.to.block == id ? Mark::Hovered : Mark::None;
}

void GraphView::paintNear(QPainter& painter, const QRectF& area) {
    const QRectF wide = area.adjusted(-24, -24, 24, 24);
    painter.translate(-origin_ * zoom_);
    painter.scale(zoom_, zoom_);
    // Under a card there is nothing to be seen.
    bool covered = false;
    for (int index : scene_.blocksIn(area))
        covered |= scene_.blocks()[std::size_t(index)].rect().adjusted(6, 6, -6, -6).contains(area);
    if (!covered) paintGrid(painter, theme_, area, zoom_);
    const std::vector<int> wires = covered ? std::vector<int>() : scene_.wiresIn(wide);
    for (int index : wires) {
        const WireItem& wire = scene_.wires()[std::size_t(index)];
        paintWire(painter, theme_, wire.route, wire.look, marksOfWire(index));
    }
    for (int index : wires) {
        const WireItem& wire = scene_.wires()[std::size_t(index)];
        if (!wire.plate.isEmpty()) paintWireLabel(painter, theme_, wire.plate, wire.label);
    }
    for (int index : scene_.blocksIn(covered ? area : wide)) {
        const BlockItem& block = scene_.blocks()[std::size_t(index)];
        painter.save();
        painter.translate(block.position);
        paintBlock(painter, theme_, block.face, block.geometry, marksOfBlock(index),
                   scene_.readingOf(block.id));
        painter.restore();
    }
}

void GraphView::paintFar(QPainter& painter, const QRectF& area) {
    const QRectF wide = area.adjusted(-24, -24, 24, 24);
    painter.save();
    // Thousands of wires as hairs: smooth edges would cost most of a frame and show nothing.
    painter.setRenderHint(QPainter::Antialiasing, zoom_ >= colourZoom);
    painter.translate(-origin_ * zoom_);
    painter.scale(zoom_, zoom_);
    painter.setBrush(Qt::NoBrush);
    for (int index : scene_.wiresIn(wide)) {
        const WireItem& wire = scene_.wires()[std::size_t(index)];
        QPen pen(theme_.color(portToken(wire.look)), zoom_ >= colourZoom ? 1.25 : 1);
        pen.setCosmetic(true);
        painter.setPen(pen);
        painter.drawPolyline(wire.route.line);
    }
    painter.restore();
    for (int index : scene_.blocksIn(wide)) {
        const BlockItem& block = scene_.blocks()[std::size_t(index)];
        paintFarBlock(painter, theme_, block.face,
                      QRectF(toView(block.position), block.geometry.size * zoom_), marksOfBlock(index),
                      zoom_);
    }
}

void GraphView::paintStatic(QPainter& painter, const QRect& area) {
    painter.save();
    painter.setClipRect(area);
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

void GraphView::refreshCache(double ratio) {
    const QSize wanted = (QSizeF(size()) * ratio).toSize();
    if (cache_.size() != wanted || cache_.devicePixelRatio() != ratio) {
        cache_ = QPixmap(wanted);
        cache_.setDevicePixelRatio(ratio);
        stale_ = rect();
        packets_.clear();
    }
    if (stale_.isEmpty()) return;
    QPainter painter(&cache_);
    for (const QRect& area : stale_) paintStatic(painter, area);
    stale_ = {};
}

void GraphView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    // The device is another than the screen where the window is drawn into a picture.
    const double ratio = painter.paintEngine()->paintDevice()->devicePixelRatioF();
    refreshCache(ratio);
    for (const QRect& area : event->region())
        painter.drawPixmap(area, cache_,
                           QRect(area.topLeft() * ratio, (QSizeF(area.size()) * ratio).toSize()));
    if (activity_ == Activity::Training && zoom_ >= farZoom) paintStrands(painter, event->region());
    if (!keyboardFocus_) return;
    painter.setPen(QPen(theme_.color(Token::Accent), 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void GraphView::resizeEvent(QResizeEvent*) {
    minimap_->move(width() - minimap_->width() - minimapMargin,
                   height() - minimap_->height() - minimapMargin);
    if (fitPending_) fit(Travel::Instant);
    damageAll();
}

void GraphView::describeSelection() {
    const int index = scene_.indexOf(scene_.selected());
    if (index < 0) {
        setAccessibleDescription({});
    } else {
        const BlockFace& face = scene_.blocks()[std::size_t(index)].face;
        setAccessibleDescription(QString("%1. %2 %3").arg(face.title, face.footer, face.footerDetail));
    }
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace glassbox::editor
