// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/heatmap_geometry.h"

#include "app/charts/type_ratio.h"

#include <algorithm>

namespace glassbox::app {

namespace {

constexpr int usualCell = 28, tileGap = 2;

/// Small maps do not grow beyond this.
int largestCell() {
    return int(usualCell * mapRatio());
}

} // namespace

HeatmapGeometry::HeatmapGeometry(const HeatmapPlan& plan, const QRect& room)
    : columns_(plan.columns), rows_(plan.rows), tileWidth_(plan.tileWidth), tileHeight_(plan.tileHeight) {
    if (columns_ == 0 || rows_ == 0) return;
    const int gapsX = plan.tilesAcross() - 1, gapsY = plan.tilesDown() - 1;
    auto cellFor = [&](int gap) {
        return std::min((room.width() - gap * gapsX) / columns_, (room.height() - gap * gapsY) / rows_);
    };
    gap_ = tileWidth_ && cellFor(tileGap) >= 1 ? tileGap : 0;
    cell_ = std::clamp(cellFor(gap_), 0, largestCell());
    // Where not every cell has a pixel, the longer side takes all the room; the other keeps cells of one
    // pixel or more.
    const int across = cell_ > 0 ? columns_ * cell_ + gap_ * gapsX : std::min(room.width(), columns_);
    const int tall = std::max(1, std::min(12, room.height() / rows_));
    const int down = cell_ > 0 ? rows_ * cell_ + gap_ * gapsY : std::min(room.height(), rows_ * tall);
    area_ = QRect(room.topLeft(), QSize(std::max(1, across), std::max(1, down)));
}

QRect HeatmapGeometry::cellRect(HeatmapCell cell) const {
    if (cell_ == 0) return {};
    const int gapsX = tileWidth_ ? cell.column / tileWidth_ : 0;
    const int gapsY = tileHeight_ ? cell.row / tileHeight_ : 0;
    return {area_.left() + cell.column * cell_ + gapsX * gap_, area_.top() + cell.row * cell_ + gapsY * gap_,
            cell_, cell_};
}

QRect HeatmapGeometry::tileRect(HeatmapCell cell) const {
    const HeatmapCell first{cell.column / unitWidth() * unitWidth(), cell.row / unitHeight() * unitHeight()};
    return QRect(cellRect(first).topLeft(), QSize(unitWidth() * cell_, unitHeight() * cell_));
}

std::optional<HeatmapCell> HeatmapGeometry::cellAt(const QPoint& point) const {
    if (columns_ == 0 || !area_.contains(point)) return {};
    const QPoint at = point - area_.topLeft();
    if (cell_ == 0)
        return HeatmapCell{int(std::int64_t(at.x()) * columns_ / area_.width()),
                           int(std::int64_t(at.y()) * rows_ / area_.height())};
    const int stepX = unitWidth() * cell_ + gap_, stepY = unitHeight() * cell_ + gap_;
    const HeatmapCell cell{at.x() / stepX * unitWidth() + at.x() % stepX / cell_,
                           at.y() / stepY * unitHeight() + at.y() % stepY / cell_};
    const bool there = cell.column < columns_ && cell.row < rows_ && cellRect(cell).contains(point);
    return there ? std::optional(cell) : std::nullopt;
}

double HeatmapGeometry::acrossAt(int i) const {
    if (cell_ == 0) return area_.left() + (i + 0.5) * area_.width() / columns_ * unitWidth();
    return area_.left() + i * (unitWidth() * cell_ + gap_) + 0.5 * unitWidth() * cell_;
}

double HeatmapGeometry::downAt(int i) const {
    if (cell_ == 0) return area_.top() + (i + 0.5) * area_.height() / rows_ * unitHeight();
    return area_.top() + i * (unitHeight() * cell_ + gap_) + 0.5 * unitHeight() * cell_;
}

QImage HeatmapGeometry::spread(const QImage& cells) const {
    if (cell_ == 0) return cells;
    QImage image(area_.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (int row = 0; row < rows_; ++row) {
        const QRect first = cellRect({0, row}).translated(-area_.topLeft());
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(first.top()));
        const auto* from = reinterpret_cast<const QRgb*>(cells.constScanLine(row));
        for (int column = 0; column < columns_; ++column) {
            const int left = cellRect({column, row}).left() - area_.left();
            std::fill_n(line + left, cell_, from[column]);
        }
        for (int below = 1; below < cell_; ++below)
            std::copy_n(line, image.width(), reinterpret_cast<QRgb*>(image.scanLine(first.top() + below)));
    }
    return image;
}

} // namespace glassbox::app
