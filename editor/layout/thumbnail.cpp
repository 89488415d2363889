// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/thumbnail.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

std::int64_t extentOf(const WireType& type, Axis axis) {
    for (const Dimension& dimension : type.dimensions)
        if (dimension.axis == axis && dimension.extent.is_number()) return dimension.extent.factor;
    return 0;
}

constexpr double mapGap = 4;

} // namespace

MapGrid mapGridOf(const WireType& type) {
    MapGrid grid;
    const std::int64_t height = extentOf(type, Axis::Height), width = extentOf(type, Axis::Width);
    if (!height || !width || type.element != Element::Real) return grid;
    grid.maps = int(std::clamp<std::int64_t>(extentOf(type, Axis::Channels), 1, 16));
    grid.columns = grid.maps > 8 ? 8 : std::min(grid.maps, 4);
    grid.rows = (grid.maps + grid.columns - 1) / grid.columns;
    grid.width = int(width);
    grid.height = int(height);
    return grid;
}

Thumbnail::Kind thumbnailKindOf(const WireType& type) {
    if (type.is_loss) return Thumbnail::Kind::Curve;
    if (mapGridOf(type).columns) return Thumbnail::Kind::Maps;
    if (type.element != Element::Real || type.dimensions.size() != 2) return Thumbnail::Kind::None;
    const Extent count = elements_per_sample(type);
    return count.is_number() && count.factor >= 2 && count.factor <= 64 ? Thumbnail::Kind::Bars
                                                                        : Thumbnail::Kind::None;
}

double thumbnailHeight(const WireType& type, MapsOf maps, double width) {
    switch (thumbnailKindOf(type)) {
    case Thumbnail::Kind::None: return 0;
    case Thumbnail::Kind::Bars: return 56;
    case Thumbnail::Kind::Curve: return 60;
    case Thumbnail::Kind::Maps: break;
    }
    MapGrid grid = mapGridOf(type);
    if (maps == MapsOf::Samples) {
        grid.columns = 4;
        grid.rows = dataMaps / grid.columns;
    }
    // A single map keeps to 76 px, or the block would be a square of pixels.
    const double cell = (width - mapGap * (grid.columns - 1)) / grid.columns;
    const double height = std::min(76.0, cell * grid.height / grid.width);
    return std::ceil(grid.rows * height + mapGap * (grid.rows - 1));
}

} // namespace glassbox::editor
