// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/analysis.h"

#include <nlohmann/json.hpp>

namespace glassbox::cli {

/// Where a model's answer is and how it is to be read.
struct AnswerPort {
    enum class Meaning {
        Logits,        ///< [N, classes], softmax makes probabilities.
        Logit,         ///< [N, 1], its sigmoid is the probability of class 1.
        Probabilities, ///< [N, classes] already.
        Probability,   ///< [N, 1] of class 1 already.
        Values,        ///< Numbers, nothing to be done.
    };
    PortRef port;
    std::string data; ///< The data block whose targets are answered.
    Meaning meaning = Meaning::Values;
};

/// What feeds the first loss or metric with labels, else the first loss. WrongModel without any.
Result<AnswerPort> findAnswer(const CheckedGraph& graph);

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
