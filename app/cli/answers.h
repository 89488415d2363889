// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/answer_port.h"

#include <nlohmann/json.hpp>

namespace glassbox::cli {

/// The answer for one sample.
struct Answer {
    std::string input;                  ///< File or row number.
    std::optional<std::int64_t> chosen; ///< Number of the class; none for values.
    std::vector<double> numbers;        ///< Probabilities by class, or values.
};

/// The answers from the port's value [N, ...].
std::vector<Answer> answersOf(const Tensor& value, AnswerPort::Meaning meaning,
                              std::span<const std::string> names);

/// {"input", "class", "index", "probabilities"} or {"input", "value"}; `class` is the name where there are
/// names, else the number.
nlohmann::json jsonOf(const Answer& answer, const std::vector<std::string>& classNames);

/// A table with a header: input, class, a column for each class; or input, value (value_1, ... for several).
std::string tableOf(const std::vector<Answer>& answers, const std::vector<std::string>& classNames);

} // namespace glassbox::cli
