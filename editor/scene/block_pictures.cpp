// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/block_pictures.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

constexpr double nearMargin = 20;               ///< At 100 %: shadow, ports, halo.
constexpr double farMargin = 2;                 ///< Of the screen: a thick outline.
constexpr std::int64_t mostPixels = 12'000'000; ///< 48 MB.

std::int64_t pixelsOf(const QPixmap& pixmap) {
    return std::int64_t(pixmap.width()) * pixmap.height();
}

} // namespace

void BlockPictures::setTheme(const Theme& theme) {
    theme_ = theme;
    forgetAll();
}

void BlockPictures::setScale(double zoom, double ratio, Distance distance) {
    if (zoom == zoom_ && ratio == ratio_ && distance == distance_) return;
    zoom_ = zoom;
    ratio_ = ratio;
    distance_ = distance;
    forgetAll();
}

void BlockPictures::forgetAll() {
    pictures_.clear();
    pixels_ = 0;
}

/// Whole pixels of the screen, so that the card lies on them as it does without a picture.
double BlockPictures::margin() const {
    return distance_ == Distance::Near ? std::ceil(nearMargin * zoom_) : farMargin;
}

QPixmap BlockPictures::drawn(const BlockItem& block, Marks marks, const BlockReading& reading) const {
    const double room = margin();
    const QSizeF card = block.geometry.size * zoom_;
    const QSizeF size = (card + QSizeF(2 * room, 2 * room)) * ratio_;
    QPixmap pixmap(int(std::ceil(size.width())), int(std::ceil(size.height())));
    pixmap.setDevicePixelRatio(ratio_);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(room, room);
    if (distance_ == Distance::Far) {
        paintFarBlock(painter, theme_, block.face, QRectF(QPointF(0, 0), card), marks, zoom_);
        return pixmap;
    }
    painter.scale(zoom_, zoom_);
    paintBlock(painter, theme_, block.shown, block.geometry, marks, reading);
    return pixmap;
}

bool BlockPictures::isOutdated(const BlockItem& block, Marks marks) const {
    const auto found = pictures_.find(block.id);
    return found != pictures_.end() && (found->second.look != block.look || found->second.marks != marks);
}

void BlockPictures::paint(QPainter& painter, const QPointF& corner, const BlockItem& block, Marks marks,
                          const BlockReading& reading) {
    Picture& picture = pictures_[block.id];
    if (picture.pixmap.isNull() || picture.look != block.look || picture.marks != marks) {
        pixels_ -= pixelsOf(picture.pixmap);
        picture.pixmap = drawn(block, marks, reading);
        picture.look = block.look;
        picture.marks = marks;
        pixels_ += pixelsOf(picture.pixmap);
    }
    picture.used = ++uses_;
    painter.drawPixmap(corner - QPointF(margin(), margin()), picture.pixmap);
    if (pixels_ > mostPixels) forgetOld();
}

/// The half that was not used for longest.
void BlockPictures::forgetOld() {
    std::vector<std::uint64_t> uses;
    for (const auto& [id, picture] : pictures_) uses.push_back(picture.used);
    const auto middle = uses.begin() + std::ptrdiff_t(uses.size() / 2);
    std::nth_element(uses.begin(), middle, uses.end());
    std::erase_if(pictures_, [&](const auto& entry) {
        const bool old = entry.second.used <= *middle;
        if (old) pixels_ -= pixelsOf(entry.second.pixmap);
        return old;
    });
}

} // namespace glassbox::editor
