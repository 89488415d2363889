// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/analysis/answer_port.h"

namespace glassbox {

/// What a classifier says of one held-out sample.
struct SampleAnswer {
    std::int64_t row = 0; ///< In the held-out part.
    std::int32_t label = 0;
    std::int32_t chosen = 0;
    double confidence = 0; ///< Probability of the chosen class.
    double loss = 0;       ///< -log of the label's probability.

    bool right() const { return label == chosen; }
    bool operator==(const SampleAnswer&) const = default;
};

/// The answers for the held-out samples begin..begin+count of the data block that is answered. WrongModel
/// where the answer is no class.
Result<std::vector<SampleAnswer>> sample_answers(AnalysisSession& session, const AnswerPort& port,
                                                 std::int64_t begin, std::int64_t count);

/// How often samples of one class were taken for another.
class ConfusionMatrix {
  public:
    ConfusionMatrix() = default;
    explicit ConfusionMatrix(std::int64_t classes);
    /// Labels and choices beyond the classes are left out.
    void add(std::span<const SampleAnswer> answers);
    std::int64_t classes() const { return classes_; }
    std::int64_t samples() const { return samples_; }
    std::int64_t count(std::int32_t label, std::int32_t chosen) const {
        return std::int64_t(rows(label, chosen).size());
    }
    /// The held-out samples in a cell, in the order in which they were added.
    const std::vector<std::int64_t>& rows(std::int32_t label, std::int32_t chosen) const;
    /// Samples of a class.
    std::int64_t of_class(std::int32_t label) const;
    std::int64_t right() const;

  private:
    std::int64_t classes_ = 0;
    std::int64_t samples_ = 0;
    std::vector<std::vector<std::int64_t>> cells_; ///< Row-major by label, then by what was chosen.
};

/// The wrong answers, largest loss first (equal ones by row).
std::vector<SampleAnswer> worst_mistakes(std::span<const SampleAnswer> answers);

} // namespace glassbox
