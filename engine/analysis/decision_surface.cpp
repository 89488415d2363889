// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/decision_surface.h"

#include <algorithm>

namespace glassbox {

namespace {

/// Enough to know where the points lie; sources may have millions.
constexpr std::int64_t most_points = 5000;
constexpr double margin = 0.1;

/// Widens the limits to hold every point of a part.
Result<void> widen(const BatchSource& source, Part part, std::int64_t count, SurfaceGrid& grid) {
    if (count == 0) return {};
    const auto batch = raw_batch(source, part, 0, std::min(count, most_points));
    if (!batch) return tl::unexpected(batch.error());
    const auto values = batch->inputs.values<float>();
    for (std::size_t i = 0; i < values.size(); ++i) {
        Range& range = i % 2 == 0 ? grid.x : grid.y;
        range.minimum = std::min(range.minimum, double(values[i]));
        range.maximum = std::max(range.maximum, double(values[i]));
    }
    return {};
}

void add_margin(Range& range) {
    if (!(range.minimum < range.maximum)) range = {range.minimum - 1, range.maximum + 1};
    const double room = margin * (range.maximum - range.minimum);
    range = {range.minimum - room, range.maximum + room};
}

} // namespace

std::optional<AnswerPort> two_input_answer(const CheckedGraph& graph) {
    if (graph.data().size() != 1) return std::nullopt;
    const DataInfo& info = graph.data().begin()->second;
    const bool two = !info.pictures && info.sample.size() == 1 && info.sample[0].extent == Extent(2);
    auto port = find_answer(graph);
    return two && port ? std::optional(*port) : std::nullopt;
}

Result<SurfaceGrid> surface_grid(const BatchSource& source, int columns, int rows) {
    constexpr Range nothing{1e30, -1e30};
    SurfaceGrid grid{nothing, nothing, columns, rows};
    for (const auto& [part, count] :
         {std::pair(Part::Train, source.info().train_count), std::pair(Part::Test, source.info().test_count)})
        if (auto widened = widen(source, part, count, grid); !widened) return tl::unexpected(widened.error());
    add_margin(grid.x);
    add_margin(grid.y);
    return grid;
}

Result<DecisionSurface> decision_surface(AnalysisSession& session, const AnswerPort& port,
                                         const SurfaceGrid& grid) {
    const std::size_t cells = std::size_t(grid.columns) * std::size_t(grid.rows);
    Tensor points = Tensor::zeros(Storage::F32, {std::int64_t(cells), 2});
    auto values = points.values<float>();
    for (std::size_t i = 0; i < cells; ++i) {
        values[2 * i] = float(grid.x_of(int(i) % grid.columns));
        values[2 * i + 1] = float(grid.y_of(int(i) / grid.columns));
    }
    auto answers = session.probe({port.port}, {{port.data, points}});
    if (!answers) return tl::unexpected(answers.error());
    const Tensor& answer = answers->at(port.port);
    const std::vector<double> numbers = answer.as_double();
    const std::size_t width = numbers.size() / cells;
    DecisionSurface surface{grid, 0, {}, {}};
    if (port.chooses()) {
        surface.classes = std::max<std::int64_t>(2, std::int64_t(width));
        surface.chosen = chosen_classes(answer, port.meaning);
    }
    for (std::size_t i = 0; i < cells; ++i) {
        const auto row = answer_numbers({numbers.data() + i * width, width}, port.meaning);
        surface.numbers.push_back(float(port.chooses() ? row[std::size_t(surface.chosen[i])] : row[0]));
    }
    return surface;
}

} // namespace glassbox
