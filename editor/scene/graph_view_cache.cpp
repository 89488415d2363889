// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/graph_view.h"

#include <QBackingStore>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

// The picture of what stands still: scrolled, drawn part by part, and what stands in for parts that are not
// yet drawn.
namespace glassbox::editor {

namespace {

/// Pixels: what is drawn without looking at the clock. From afar there are many wires that cross many parts.
constexpr int nearPart = 240, farPart = 480;
constexpr qint64 swiftTime = 6'000'000; ///< Nanoseconds of drawing in one painting.

} // namespace

/// Returns the pixels of it that are in sight.
QRect GraphView::markStale(const QRectF& sceneArea) {
    const QRect area = QRectF(toView(sceneArea.topLeft()), sceneArea.size() * zoom_).toAlignedRect() & rect();
    stale_ += area;
    return area;
}

void GraphView::damage(const QRectF& sceneArea) {
    update(markStale(sceneArea));
}

/// Readings come in many small parts; where frames are drawn anyway they are painted together with one.
void GraphView::damageInNextFrame(const QRectF& sceneArea) {
    const QRect area = markStale(sceneArea);
    if (!strandTimer_.isActive()) update(area);
}

void GraphView::damageAll(Remains remains) {
    stale_ = rect();
    if (remains == Remains::Nothing) {
        bare_ = rect();
        before_ = {};
    }
    packets_.clear();
    update();
}

/// Whether what the cache shows can be moved to where the view is going.
bool GraphView::canScroll(const QPoint& pixels) const {
    const double ratio = cache_.devicePixelRatio();
    return !cache_.isNull() && cacheZoom_ == zoom_ && cacheOrigin_ == origin_ && ratio == std::floor(ratio) &&
           rect().intersects(rect().translated(pixels));
}

/// Only what came into sight is drawn then.
void GraphView::scrollCache(const QPoint& pixels) {
    const double ratio = cache_.devicePixelRatio();
    cache_.scroll(int(pixels.x() * ratio), int(pixels.y() * ratio), cache_.rect());
    const QRegion fresh = QRegion(rect()) - QRegion(rect().translated(pixels));
    stale_ = (stale_.translated(pixels) & rect()) + fresh;
    bare_ = (bare_.translated(pixels) & rect()) + fresh;
    packets_.clear();
    update();
}

/// A cache for the view as it is now; what it showed before at another place or zoom is kept to stand in.
void GraphView::beginCache(double ratio) {
    const QSize wanted = (QSizeF(size()) * ratio).toSize();
    const auto fits = [&](const QPixmap& pixmap) {
        return pixmap.size() == wanted && pixmap.devicePixelRatio() == ratio;
    };
    const bool sameView = cacheZoom_ == zoom_ && cacheOrigin_ == origin_;
    if (fits(cache_) && sameView) return;
    if (!fits(cache_)) {
        before_ = {};
    } else if (bare_.isEmpty()) {
        std::swap(cache_, before_);
        beforeOrigin_ = cacheOrigin_;
        beforeZoom_ = cacheZoom_;
    }
    if (!fits(cache_)) {
        cache_ = QPixmap(wanted);
        cache_.setDevicePixelRatio(ratio);
        packets_.clear();
    }
    cacheZoom_ = zoom_;
    cacheOrigin_ = origin_;
    stale_ = bare_ = rect();
}

/// What is stale within a square: what lies on one card alone, and the rest, so that a wire is drawn once for
/// it.
void GraphView::addStaleParts(const QRegion& square, std::vector<QRegion>& parts) const {
    QRegion rest;
    for (const QRect& rect : square)
        if (distance() == Distance::Near &&
            cardAround(QRectF(toScene(rect.topLeft()), QSizeF(rect.size()) / zoom_)))
            parts.push_back(rect);
        else
            rest += rect;
    if (!rest.isEmpty()) parts.push_back(rest);
}

/// What is to be drawn, in small parts, those where people look first.
std::vector<QRegion> GraphView::staleParts() const {
    std::vector<QRegion> parts;
    const int partSide = distance() == Distance::Near ? nearPart : farPart;
    const QRect all = stale_.boundingRect();
    for (int y = all.top() / partSide * partSide; y <= all.bottom(); y += partSide)
        for (int x = all.left() / partSide * partSide; x <= all.right(); x += partSide)
            addStaleParts(stale_ & QRect(x, y, partSide, partSide), parts);
    const QPointF middle = focus_.value_or(QRectF(rect()).center());
    const auto away = [&](const QRegion& part) {
        return (QRectF(part.boundingRect()).center() - middle).manhattanLength();
    };
    std::stable_sort(parts.begin(), parts.end(),
                     [&](const QRegion& a, const QRegion& b) { return away(a) < away(b); });
    return parts;
}

/// Draws what is stale, or as much of it as a painting on the screen has time for. Returns what was drawn.
QRegion GraphView::refreshCache(double ratio, Pace pace) {
    beginCache(ratio);
    pictures_.setScale(zoom_, ratio, distance());
    if (stale_.isEmpty()) return {};
    QElapsedTimer clock;
    clock.start();
    QPainter painter(&cache_);
    QRegion drawn;
    for (const QRegion& part : staleParts()) {
        if (pace == Pace::Swift && clock.nsecsElapsed() > swiftTime) break;
        paintStatic(painter, part);
        drawn += part;
    }
    stale_ -= drawn;
    bare_ -= drawn;
    if (!stale_.isEmpty()) {
        paintDraft(painter);
        sharpenTimer_.start();
    }
    return drawn;
}

/// Stands in for what makes no sense: what was there at another zoom, and cards without words around it.
void GraphView::paintDraft(QPainter& painter) {
    if (bare_.isEmpty()) return;
    painter.setClipRegion(bare_);
    painter.fillRect(bare_.boundingRect(), theme_.color(Token::Canvas));
    const QRectF old =
        before_.isNull() ? QRectF() : QRectF(toView(beforeOrigin_), QSizeF(size()) * zoom_ / beforeZoom_);
    const QRectF area = bare_.boundingRect();
    if (!old.contains(area)) {
        const QRectF seen(toScene(area.topLeft()), area.size() / zoom_);
        for (int index : scene_.blocksIn(seen)) {
            const BlockItem& block = scene_.blocks()[std::size_t(index)];
            painter.fillRect(QRectF(cornerOf(block), block.geometry.size * zoom_).toAlignedRect(),
                             zoom_ < colourZoom ? theme_.color(categoryToken(block.face.category))
                                                : theme_.color(Token::Block));
        }
    }
    if (!old.isEmpty()) painter.drawPixmap(old, before_, QRectF(before_.rect()));
    bare_ = {};
}

/// Only what goes to the screen comes again at once.
Pace GraphView::paceOf(const QPainter& painter) const {
    QBackingStore* store = window()->backingStore();
    return store && painter.paintEngine()->paintDevice() == store->paintDevice() ? Pace::Swift
                                                                                 : Pace::Complete;
}

} // namespace glassbox::editor
