// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"
#include "engine/base/tensor.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace glassbox::app {

/// How a tensor is spread over a plane of cells, one for each number. A matrix is shown with its longer side
/// across; the weights of a convolution [kh, kw, C, O] as tiles of kh × kw, one column for each filter and
/// one row for each channel.
struct HeatmapPlan {
    std::vector<std::int64_t> shape;
    int columns = 0;
    int rows = 0;
    int tileWidth = 0; ///< 0: no tiles.
    int tileHeight = 0;
    bool transposed = false; ///< A matrix whose rows run across.

    /// Flat index of the tensor's element in a cell.
    std::int64_t elementAt(int column, int row) const;
    /// "filter 5, channel 3, row 1, column 2", each from 1; in the interface's language.
    QString nameOf(int column, int row) const;
    /// Text ids of what runs across and down ("ui.axis.filter"), "" for none.
    const char* acrossId() const;
    const char* downId() const;
};

HeatmapPlan heatmapPlan(const std::vector<std::int64_t>& shape);

/// One pixel a cell, in the diverging colours with limits ±limit. Numbers that are not finite are
/// transparent.
QImage heatmapImage(const HeatmapPlan& plan, const std::vector<float>& values, double limit,
                    editor::Tone tone);

/// For maps with more cells than pixels: every pixel takes the cell of the largest magnitude among those it
/// covers.
QImage reducedImage(const HeatmapPlan& plan, const std::vector<float>& values, double limit,
                    editor::Tone tone, const QSize& pixels);

struct HeatmapFacts {
    double mean = 0;
    double norm = 0;      ///< Square root of the sum of squares.
    double magnitude = 0; ///< Largest absolute value.
};
HeatmapFacts factsOf(const std::vector<float>& values);

} // namespace glassbox::app
