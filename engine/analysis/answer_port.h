// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/class_scores.h"
#include "engine/base/result.h"

#include <span>

namespace glassbox {

/// Where a model's answer is and how it is to be read.
struct AnswerPort {
    enum class Meaning : std::uint8_t {
        Logits,        ///< [N, classes], softmax makes probabilities.
        Logit,         ///< [N, 1], its sigmoid is the probability of class 1.
        Probabilities, ///< [N, classes] already.
        Probability,   ///< [N, 1] of class 1 already.
        Values,        ///< Numbers, nothing to be done.
    };
    PortRef port;
    std::string data; ///< The data block whose targets are answered.
    Meaning meaning = Meaning::Values;

    bool chooses() const { return meaning != Meaning::Values; }
};

/// What feeds the first loss or metric with labels, else the first loss. WrongModel without any.
Result<AnswerPort> find_answer(const CheckedGraph& graph);

/// One row of the port's value as people read it: a probability for each class, or the values.
std::vector<double> answer_numbers(std::span<const double> row, AnswerPort::Meaning meaning);

/// The class of each row of the port's value [N, ...]; not of Meaning::Values. Compares scores, not
/// probabilities, so that it is exact.
std::vector<std::int32_t> chosen_classes(const Tensor& value, AnswerPort::Meaning meaning);

} // namespace glassbox
