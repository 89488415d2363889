// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"

#include "engine/base/number_text.h"

#include <algorithm>

namespace glassbox::cli {
namespace {

using Meaning = AnswerPort::Meaning;

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
            line.append(",").append(cell(nameOfClass(std::int64_t(i), names)));
        else if (first.numbers.size() == 1)
            line.append(",value");
        else
            line.append(",value_").append(std::to_string(i + 1));
    return line + "\n";
}

} // namespace

std::vector<Answer> answersOf(const Tensor& value, Meaning meaning, std::span<const std::string> names) {
    const std::vector<double> numbers = value.as_double();
    const std::size_t width = names.empty() ? 0 : numbers.size() / names.size();
    std::vector<Answer> answers;
    for (std::size_t row = 0; row < names.size(); ++row) {
        Answer answer{names[row], std::nullopt,
                      answer_numbers({numbers.data() + row * width, width}, meaning)};
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
        if (answer.chosen) table.append(",").append(cell(nameOfClass(*answer.chosen, classNames)));
        for (const double number : answer.numbers) table.append(",").append(number_text(number));
        table += "\n";
    }
    return table;
}

} // namespace glassbox::cli
