// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/class_scores.h"

#include <algorithm>

namespace glassbox {

namespace {

/// Source of the input `id`, if it is wired.
std::optional<PortRef> source_of(const CheckedBlock& block, const std::string& id) {
    for (std::size_t i = 0; i < block.ports.inputs.size(); ++i)
        if (block.ports.inputs[i].id == id) return block.sources[i];
    return std::nullopt;
}

/// Data block whose integer labels the block compares with, if it does.
std::optional<PortRef> labels_of(const CheckedGraph& graph, const CheckedBlock& block) {
    for (const char* id : {"labels", "target"}) {
        const auto source = source_of(block, id);
        if (!source) continue;
        const WireType* type = graph.type_of(*source);
        if (type && type->element == Element::Integer && graph.find(source->block)->spec->is_data)
            return source;
    }
    return std::nullopt;
}

bool makes_probabilities(const CheckedBlock& block) {
    return block.spec->id == "Softmax" || block.spec->id == "Sigmoid";
}

} // namespace

std::optional<ClassScores> find_class_scores(const CheckedGraph& graph) {
    std::optional<ClassScores> found;
    for (const CheckedBlock& block : graph.blocks()) {
        if (!block.typed || block.muted) continue;
        const auto labels = labels_of(graph, block);
        const auto scores = source_of(block, "in");
        if (!labels || !scores || (found && !block.measures())) continue;
        found = {*scores, labels->block, !makes_probabilities(*graph.find(scores->block))};
        if (block.measures()) break;
    }
    return found;
}

std::vector<std::int32_t> predicted_classes(const Tensor& scores) {
    const std::vector<double> values = scores.as_double();
    const std::size_t rows = std::size_t(scores.shape.empty() ? 0 : scores.shape[0]);
    const std::size_t width = rows == 0 ? 0 : values.size() / rows;
    std::vector<std::int32_t> classes(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto begin = values.begin() + std::ptrdiff_t(row * width);
        const auto end = begin + std::ptrdiff_t(width);
        classes[row] =
            width == 1 ? std::int32_t(*begin > 0) : std::int32_t(std::max_element(begin, end) - begin);
    }
    return classes;
}

} // namespace glassbox
