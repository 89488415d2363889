// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/answer_port.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

using Meaning = AnswerPort::Meaning;

/// Numbers of one sample at a port, 0 where it is not typed.
std::int64_t width_of(const CheckedGraph& graph, const PortRef& port) {
    const WireType* type = graph.type_of(port);
    return type ? elements_per_sample(*type).factor : 0;
}

Meaning meaning_of(const ClassScores& scores, std::int64_t width) {
    if (width == 1) return scores.logits ? Meaning::Logit : Meaning::Probability;
    return scores.logits ? Meaning::Logits : Meaning::Probabilities;
}

/// The output that feeds the input `in` of a block, if it has one.
std::optional<PortRef> feeder_of(const CheckedBlock& block) {
    for (std::size_t i = 0; i < block.ports.inputs.size(); ++i)
        if (block.ports.inputs[i].id == "in") return block.sources[i];
    return std::nullopt;
}

std::vector<double> softmax(std::span<const double> scores) {
    const double largest = *std::max_element(scores.begin(), scores.end());
    std::vector<double> result;
    double sum = 0;
    for (const double score : scores) sum += result.emplace_back(std::exp(score - largest));
    for (double& value : result) value /= sum;
    return result;
}

std::vector<double> both_classes(double second) {
    return {1 - second, second};
}

} // namespace

Result<AnswerPort> find_answer(const CheckedGraph& graph) {
    if (const auto scores = find_class_scores(graph))
        return AnswerPort{scores->port, scores->data, meaning_of(*scores, width_of(graph, scores->port))};
    for (const CheckedBlock& block : graph.blocks()) {
        const auto feeder = block.spec->category == Category::Loss ? feeder_of(block) : std::nullopt;
        if (feeder && graph.data().size() == 1)
            return AnswerPort{*feeder, graph.data().begin()->first, Meaning::Values};
    }
    return fail(ErrorCode::WrongModel, "cli.no-answer");
}

std::vector<double> answer_numbers(std::span<const double> row, Meaning meaning) {
    switch (meaning) {
    case Meaning::Logits: return softmax(row);
    case Meaning::Logit: return both_classes(1 / (1 + std::exp(-row[0])));
    case Meaning::Probability: return both_classes(row[0]);
    case Meaning::Probabilities:
    case Meaning::Values: break;
    }
    return {row.begin(), row.end()};
}

std::vector<std::int32_t> chosen_classes(const Tensor& value, Meaning meaning) {
    if (meaning != Meaning::Probability) return predicted_classes(value);
    Tensor centred = value.converted(Storage::F32);
    for (float& number : centred.values<float>()) number -= 0.5F;
    return predicted_classes(centred);
}

} // namespace glassbox
