// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/sample_answers.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

/// The loss of a sample that was given no probability at all stays a number.
constexpr double least_probability = 1e-300;

SampleAnswer answer_of(std::int64_t row, std::int32_t label, std::int32_t chosen,
                       const std::vector<double>& probabilities) {
    SampleAnswer answer{row, label, chosen, probabilities[std::size_t(chosen)], 0};
    const bool known = label >= 0 && std::size_t(label) < probabilities.size();
    answer.loss = -std::log(std::max(least_probability, known ? probabilities[std::size_t(label)] : 0));
    return answer;
}

} // namespace

Result<std::vector<SampleAnswer>> sample_answers(AnalysisSession& session, const AnswerPort& port,
                                                 std::int64_t begin, std::int64_t count) {
    if (!port.chooses()) return fail(ErrorCode::WrongModel, "attack.no-classes");
    const auto source = session.sources().find(port.data);
    if (source == session.sources().end())
        return fail(ErrorCode::WrongModel, "attack.no-data", {{"block", port.data}});
    auto batch = raw_batch(*source->second, Part::Test, begin, count);
    if (!batch) return tl::unexpected(batch.error());
    auto values = session.probe({port.port}, {{port.data, batch->inputs}});
    if (!values) return tl::unexpected(values.error());
    const Tensor& scores = values->at(port.port);
    const std::vector<std::int32_t> classes = chosen_classes(scores, port.meaning);
    const std::vector<double> numbers = scores.as_double();
    const std::size_t width = numbers.size() / classes.size();
    const auto labels = batch->targets.values<std::int32_t>();
    std::vector<SampleAnswer> answers;
    for (std::size_t i = 0; i < classes.size(); ++i)
        answers.push_back(answer_of(begin + std::int64_t(i), labels[i], classes[i],
                                    answer_numbers({numbers.data() + i * width, width}, port.meaning)));
    return answers;
}

ConfusionMatrix::ConfusionMatrix(std::int64_t classes)
    : classes_(classes), cells_(std::size_t(classes * classes)) {}

void ConfusionMatrix::add(std::span<const SampleAnswer> answers) {
    auto known = [this](std::int32_t number) { return number >= 0 && number < classes_; };
    for (const SampleAnswer& answer : answers) {
        if (!known(answer.label) || !known(answer.chosen)) continue;
        cells_[std::size_t(answer.label * classes_ + answer.chosen)].push_back(answer.row);
        ++samples_;
    }
}

const std::vector<std::int64_t>& ConfusionMatrix::rows(std::int32_t label, std::int32_t chosen) const {
    return cells_.at(std::size_t(label * classes_ + chosen));
}

std::int64_t ConfusionMatrix::of_class(std::int32_t label) const {
    std::int64_t total = 0;
    for (std::int32_t chosen = 0; chosen < classes_; ++chosen) total += count(label, chosen);
    return total;
}

std::int64_t ConfusionMatrix::right() const {
    std::int64_t total = 0;
    for (std::int32_t label = 0; label < classes_; ++label) total += count(label, label);
    return total;
}

std::vector<SampleAnswer> worst_mistakes(std::span<const SampleAnswer> answers) {
    std::vector<SampleAnswer> wrong;
    std::copy_if(answers.begin(), answers.end(), std::back_inserter(wrong),
                 [](const SampleAnswer& answer) { return !answer.right(); });
    std::sort(wrong.begin(), wrong.end(), [](const SampleAnswer& a, const SampleAnswer& b) {
        return a.loss != b.loss ? a.loss > b.loss : a.row < b.row;
    });
    return wrong;
}

} // namespace glassbox
