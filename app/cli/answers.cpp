// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"

#include "engine/analysis/class_scores.h"
#include "engine/base/number_text.h"

#include <algorithm>
#include <cmath>

namespace glassbox::cli {
namespace {

using Meaning = AnswerPort::Meaning;

/// Numbers of one sample at a port, 0 where it is not typed.
std::int64_t widthOf(const CheckedGraph& graph, const PortRef& port) {
    const WireType* type = graph.type_of(port);
    return type ? elements_per_sample(*type).factor : 0;
}

Meaning meaningOf(const ClassScores& scores, std::int64_t width) {
    if (width == 1) return scores.logits ? Meaning::Logit : Meaning::Probability;
    return scores.logits ? Meaning::Logits : Meaning::Probabilities;
}

/// The output that feeds the input `in` of a block, if it has one.
std::optional<PortRef> feederOf(const CheckedBlock& block) {
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

std::vector<double> bothClasses(double second) {
    return {1 - second, second};
}

std::vector<double> numbersOf(std::span<const double> row, Meaning meaning) {
    switch (meaning) {
    case Meaning::Logits: return softmax(row);
    case Meaning::Logit: return bothClasses(1 / (1 + std::exp(-row[0])));
    case Meaning::Probability: return bothClasses(row[0]);
    case Meaning::Probabilities:
    case Meaning::Values: break;
    }
    return {row.begin(), row.end()};
}

/// A cell of a table: in quotes where the text has a comma, a quote or a line break.
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += c;
        quoted += c;
    }
    return quoted + '"';
}

std::string nameOfClass(std::int64_t index, const std::vector<std::string>& names) {
    return std::size_t(index) < names.size() ? names[std::size_t(index)] : std::to_string(index);
}

std::string headerOf(const Answer& first, const std::vector<std::string>& names) {
    std::string line = "input";
    if (first.chosen) line += ",class";
    for (std::size_t i = 0; i < first.numbers.size(); ++i)
        if (first.chosen)
            line += "," + cell(nameOfClass(std::int64_t(i), names));
        else
            line += first.numbers.size() == 1 ? ",value" : ",value_" + std::to_string(i + 1);
    return line + "\n";
}

} // namespace

Result<AnswerPort> findAnswer(const CheckedGraph& graph) {
    if (const auto scores = find_class_scores(graph))
        return AnswerPort{scores->port, scores->data, meaningOf(*scores, widthOf(graph, scores->port))};
    for (const CheckedBlock& block : graph.blocks()) {
        const auto feeder = block.spec->category == Category::Loss ? feederOf(block) : std::nullopt;
        if (feeder && graph.data().size() == 1)
            return AnswerPort{*feeder, graph.data().begin()->first, Meaning::Values};
    }
    return fail(ErrorCode::WrongModel, "cli.no-answer");
}

std::vector<Answer> answersOf(const Tensor& value, Meaning meaning, std::span<const std::string> names) {
    const std::vector<double> numbers = value.as_double();
    const std::size_t width = names.empty() ? 0 : numbers.size() / names.size();
    std::vector<Answer> answers;
    for (std::size_t row = 0; row < names.size(); ++row) {
        Answer answer{names[row], std::nullopt, numbersOf({numbers.data() + row * width, width}, meaning)};
        if (meaning != Meaning::Values) {
            answer.chosen =
                std::max_element(answer.numbers.begin(), answer.numbers.end()) - answer.numbers.begin();
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

nlohmann::json jsonOf(const Answer& answer, const std::vector<std::string>& classNames) {
    if (!answer.chosen) {
        const bool one = answer.numbers.size() == 1;
        return {{"input", answer.input},
                {"value", one ? nlohmann::json(answer.numbers[0]) : nlohmann::json(answer.numbers)}};
    }
    nlohmann::json row = {
        {"input", answer.input}, {"index", *answer.chosen}, {"probabilities", answer.numbers}};
    if (classNames.empty())
        row["class"] = *answer.chosen;
    else
        row["class"] = nameOfClass(*answer.chosen, classNames);
    return row;
}

std::string tableOf(const std::vector<Answer>& answers, const std::vector<std::string>& classNames) {
    if (answers.empty()) return "input\n";
    std::string table = headerOf(answers.front(), classNames);
    for (const Answer& answer : answers) {
        table += cell(answer.input);
        if (answer.chosen) table += "," + cell(nameOfClass(*answer.chosen, classNames));
        for (const double number : answer.numbers) table += "," + number_text(number);
        table += "\n";
    }
    return table;
}

} // namespace glassbox::cli
