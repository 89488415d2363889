// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/shape.h"

#include <QImage>
#include <QSizeF>

#include <vector>

namespace glassbox::editor {

/// What a block shows of its output: up to 16 maps, scores as bars, a loss as a curve. A plain value; who
/// makes it is none of the editor's business.
struct Thumbnail {
    enum class Kind : std::uint8_t { None, Maps, Bars, Curve };
    Kind kind = Kind::None;
    std::vector<QImage> maps;  ///< Of Maps: one pixel a value, coloured already.
    std::vector<float> values; ///< Of Bars and Curve.
    bool operator==(const Thumbnail&) const = default;
};

/// How many maps a type shows side by side, and the pixels of one; columns == 0 where it is not shown as
/// maps.
struct MapGrid {
    int maps = 0;
    int columns = 0;
    int rows = 0;
    int width = 0;
    int height = 0;
};
MapGrid mapGridOf(const WireType& type);

/// Pictures that a data block shows, one for each of its first samples.
inline constexpr int dataMaps = 8;

/// What the maps of a thumbnail are: the channels of one sample, or samples.
enum class MapsOf : std::uint8_t { Channels, Samples };

/// The kind of thumbnail for a type: maps for pictures, bars for rows of up to 64 numbers, a curve for a
/// loss.
Thumbnail::Kind thumbnailKindOf(const WireType& type);

/// Height of the thumbnail on a block where its width is `width`.
double thumbnailHeight(const WireType& type, MapsOf maps, double width);

} // namespace glassbox::editor
