// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/heatmap.h"

#include <QRect>

namespace glassbox::app {

/// A cell of a plan.
struct HeatmapCell {
    int column = 0;
    int row = 0;
    bool operator==(const HeatmapCell&) const = default;
};

/// Where the cells of a plan lie in a room of pixels: squares of whole pixels with gaps between tiles, or,
/// where there are more cells than pixels, several cells to a pixel.
class HeatmapGeometry {
  public:
    HeatmapGeometry() = default;
    HeatmapGeometry(const HeatmapPlan& plan, const QRect& room);

    /// Whether every cell has pixels of its own.
    bool showsCells() const { return cell_ > 0; }
    /// Of all cells.
    QRect area() const { return area_; }
    /// Empty where cells share pixels.
    QRect cellRect(HeatmapCell cell) const;
    /// The tile that a cell belongs to; of a plan without tiles the cell itself.
    QRect tileRect(HeatmapCell cell) const;
    std::optional<HeatmapCell> cellAt(const QPoint& point) const;
    /// Middle of the i-th tile (or cell) across and down.
    double acrossAt(int i) const;
    double downAt(int i) const;
    /// A picture of one pixel a cell as it fills the area, with the gaps transparent.
    QImage spread(const QImage& cells) const;

  private:
    int unitWidth() const { return tileWidth_ ? tileWidth_ : 1; }
    int unitHeight() const { return tileHeight_ ? tileHeight_ : 1; }

    int columns_ = 0;
    int rows_ = 0;
    int tileWidth_ = 0;
    int tileHeight_ = 0;
    int cell_ = 0; ///< Pixels of a cell's side; 0: several cells share one.
    int gap_ = 0;  ///< Between tiles.
    QRect area_;
};

} // namespace glassbox::app
