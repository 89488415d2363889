// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/graph_view.h"

#include "editor/scene/canvas_accessible.h"
#include "editor/scene/minimap.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <cmath>

namespace glassbox::editor {

namespace {

constexpr double smallestZoom = 0.05, largestZoom = 3;
constexpr int strandInterval = 90; ///< Milliseconds: 11 frames a second.
constexpr int sharpenPause = 3;    ///< Milliseconds between paintings: what people do goes first.
constexpr int minimapMargin = 12;

} // namespace

GraphView::GraphView(GraphScene& scene, QWidget* parent) : QWidget(parent), scene_(scene) {
    installCanvasAccessibility(); // Before anything asks for the interface of this widget.
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(qtTrId("ui.canvas"));
    minimap_ = new Minimap(*this, scene);
    strandTimer_.setInterval(strandInterval);
    connect(&strandTimer_, &QTimer::timeout, this, &GraphView::moveStrands);
    clock_.start();
    sharpenTimer_.setSingleShot(true);
    sharpenTimer_.setInterval(sharpenPause);
    connect(&sharpenTimer_, &QTimer::timeout, this, [this] { update(stale_); });
    travel_.setDuration(220);
    travel_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&travel_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const QRectF now = value.toRectF();
        setView(now.topLeft(), width() / now.width());
    });
    connect(&scene, &GraphScene::rebuilt, this, [this] {
        hoveredBlock_ = hoveredWire_ = -1;
        for (const QRectF& area : std::exchange(hoverAreas_, {})) damage(area);
        packets_.clear();
        if (fitPending_) fit(Travel::Instant);
    });
    connect(&scene, &GraphScene::replaced, this, [this] { damageAll(Remains::Nothing); });
    connect(&scene, &GraphScene::previewed, this, [this] { packets_.clear(); });
    connect(&scene, &GraphScene::damaged, this, &GraphView::damage);
    connect(&scene, &GraphScene::reread, this, &GraphView::damageInNextFrame);
    connect(&scene, &GraphScene::selectionChanged, this, &GraphView::describeSelection);
}

void GraphView::setTheme(const Theme& theme) {
    theme_ = theme;
    pictures_.setTheme(theme);
    minimap_->setTheme(theme);
    damageAll(Remains::Nothing);
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
    const QPointF rounded = QPointF(std::round(origin.x() * zoom), std::round(origin.y() * zoom)) / zoom;
    const QPoint way = ((origin_ - rounded) * zoom).toPoint();
    if (!zoomed && canScroll(way)) {
        scrollCache(way);
        cacheOrigin_ = origin_ = rounded;
    } else {
        zoom_ = zoom;
        origin_ = rounded;
        damageAll(Remains::Usable);
    }
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
    travelTo(origin, zoom, travel);
}

void GraphView::showArea(const QRectF& area, double largest, Travel travel) {
    if (area.isEmpty() || width() < 10 || height() < 10) return;
    const QRectF all = area.adjusted(-32, -32, 32, 32);
    const double zoom =
        std::clamp(std::min(width() / all.width(), height() / all.height()), smallestZoom, largest);
    const QSizeF seen = QSizeF(size()) / zoom;
    fitPending_ = false;
    travelTo(all.center() - QPointF(seen.width(), seen.height()) / 2, zoom, travel);
}

void GraphView::travelTo(const QPointF& origin, double zoom, Travel travel) {
    travel_.stop();
    if (travel == Travel::Instant || motion_ == Motion::Reduced) {
        setView(origin, zoom);
        return;
    }
    travel_.setStartValue(visibleArea());
    travel_.setEndValue(QRectF(origin, QSizeF(size()) / zoom));
    travel_.start();
}

void GraphView::zoomAt(const QPointF& point, double factor) {
    travel_.stop();
    fitPending_ = false;
    const double zoom = std::clamp(zoom_ * factor, smallestZoom, largestZoom);
    const QPointF fixed = toScene(point);
    focus_ = point;
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
    if (!whole.isNull()) setView(origin_ - QPointF(whole) / zoom_, zoom_);
}

void GraphView::resizeEvent(QResizeEvent*) {
    minimap_->move(width() - minimap_->width() - minimapMargin,
                   height() - minimap_->height() - minimapMargin);
    if (fitPending_) fit(Travel::Instant);
    damageAll(Remains::Usable);
}

void GraphView::describeSelection() {
    const int index = scene_.indexOf(scene_.selected());
    QStringList parts;
    if (index >= 0)
        parts =
            QStringList(scene_.blocks()[std::size_t(index)].face.title) + blockFacts(scene_, index, words_);
    setAccessibleDescription(parts.join(". "));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    tellSelection(*this);
}

} // namespace glassbox::editor
