// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/analysis/answer_port.h"

namespace glassbox {

/// A raster of points on the plane of a model's two inputs, raw (before standardisation).
struct SurfaceGrid {
    Range x{0, 1};
    Range y{0, 1};
    int columns = 0;
    int rows = 0;

    /// The middle of a cell; row 0 is at the bottom.
    double x_of(int column) const { return x.minimum + (x.maximum - x.minimum) * (column + 0.5) / columns; }
    double y_of(int row) const { return y.minimum + (y.maximum - y.minimum) * (row + 0.5) / rows; }
    bool operator==(const SurfaceGrid&) const = default;
};

/// What a model answers all over the plane.
struct DecisionSurface {
    SurfaceGrid grid;
    std::int64_t classes = 0;         ///< 0: the answers are values.
    std::vector<std::int32_t> chosen; ///< Class of each cell, row by row from the bottom; empty for values.
    std::vector<float> numbers;       ///< Probability of the chosen class, or the first value.
};

/// The answer of a model whose only data are rows of two numbers; none for another.
std::optional<AnswerPort> two_input_answer(const CheckedGraph& graph);

/// A grid around all points of a source of two numbers, with a margin of a tenth. Errors are the source's.
Result<SurfaceGrid> surface_grid(const BatchSource& source, int columns, int rows);

/// The model's answers at every point of the grid.
Result<DecisionSurface> decision_surface(AnalysisSession& session, const AnswerPort& port,
                                         const SurfaceGrid& grid);

} // namespace glassbox
