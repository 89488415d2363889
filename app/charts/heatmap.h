// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/colormap.h"
#include "engine/base/tensor.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <memory>
#include <optional>
#include <span>

namespace glassbox::app {

/// What the axes of a tensor are: a parameter's (inputs, outputs, filters), or those of one sample's feature
/// maps [H, W, C].
enum class HeatmapLayout : std::uint8_t { Parameter, FeatureMaps };

/// How a tensor is spread over a plane of cells, one for each number. A matrix is shown with its longer side
/// across; the weights of a convolution [kh, kw, C, O] (or [k, C, O]) as tiles of kh × kw, one column for
/// each filter and one row for each channel; feature maps as tiles of H × W side by side, in several rows.
struct HeatmapPlan {
    enum class Form : std::uint8_t { Row, Matrix, Filters, Maps };
    Form form = Form::Row;
    std::vector<std::int64_t> shape;
    int columns = 0;
    int rows = 0;
    int tileWidth = 0; ///< 0: no tiles.
    int tileHeight = 0;
    int tiles = 0;           ///< Of Maps; the last row of tiles may not be full.
    bool transposed = false; ///< A matrix whose rows run across.

    int tilesAcross() const { return tileWidth ? columns / tileWidth : 1; }
    int tilesDown() const { return tileHeight ? rows / tileHeight : 1; }
    std::int64_t count() const;
    /// Flat index of the tensor's element in a cell; count() or more where there is none.
    std::int64_t elementAt(int column, int row) const;
    /// "filter 5, channel 3" and "row 1, column 2", each from 1; in the interface's language.
    QString tileNameOf(int column, int row) const;
    QString placeNameOf(int column, int row) const;
    /// The place where there is little room.
    QString shortPlaceOf(int column, int row) const;
    /// Both together.
    QString nameOf(int column, int row) const;
    /// Text ids of what runs across and down ("ui.axis.filter"), "" for none.
    const char* acrossId() const;
    const char* downId() const;
};

/// `aspect` is the width of the room for feature maps divided by its height.
HeatmapPlan heatmapPlan(const std::vector<std::int64_t>& shape,
                        HeatmapLayout layout = HeatmapLayout::Parameter, double aspect = 2);

/// A tensor's numbers as float, without a copy where they are already.
class HeatmapValues {
  public:
    HeatmapValues() = default;
    explicit HeatmapValues(std::shared_ptr<const Tensor> tensor);
    std::span<const float> get() const;

  private:
    std::shared_ptr<const Tensor> tensor_;
    std::vector<float> converted_;
};

struct HeatmapFacts {
    double mean = 0;
    double norm = 0;      ///< Square root of the sum of squares.
    double magnitude = 0; ///< Largest absolute value.
    double lowest = 0;
    double highest = 0;
};
HeatmapFacts factsOf(std::span<const float> values);

/// Which numbers the ends of a colormap stand for; the ends are round, so that colours do not jitter.
enum class HeatmapRange : std::uint8_t {
    AroundZero, ///< ±limit: zero in the middle.
    FromZero,   ///< 0 to limit, for numbers that are never negative.
    Spread,     ///< From the smallest to the largest.
};

struct HeatmapStyle {
    editor::Colormap map = editor::Colormap::Diverging;
    HeatmapRange range = HeatmapRange::AroundZero;
    HeatmapLayout layout = HeatmapLayout::Parameter;
    /// Given: these limits, whatever the numbers.
    std::optional<std::pair<double, double>> limits;
    bool operator==(const HeatmapStyle&) const = default;
};

/// A colormap with the numbers at its ends.
struct HeatmapColours {
    editor::Colormap map = editor::Colormap::Diverging;
    editor::Tone tone = editor::Tone::Dark;
    double low = -1;
    double high = 1;
    /// Transparent where the number is not finite.
    QRgb of(double value) const;
};
HeatmapColours coloursFor(const HeatmapStyle& style, const HeatmapFacts& facts, editor::Tone tone);

/// One pixel a cell.
QImage heatmapImage(const HeatmapPlan& plan, std::span<const float> values, const HeatmapColours& colours);

/// For maps with more cells than pixels: every pixel takes the cell of the largest magnitude among those it
/// covers.
QImage reducedImage(const HeatmapPlan& plan, std::span<const float> values, const HeatmapColours& colours,
                    const QSize& pixels);

} // namespace glassbox::app
