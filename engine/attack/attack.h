// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/analysis.h"

namespace glassbox {

struct AttackOptions {
    std::string method = "fgsm"; ///< Goodfellow, Shlens, Szegedy 2014: x + ε·sign(∇x loss), clipped to 0..1.
    double epsilon = 0.1;        ///< In units of values scaled to 0..1, before normalisation.
    std::int64_t count = 0;      ///< Samples of the held-out part from its start; 0 means all.
    std::uint64_t seed = 1;      ///< Of the random signs.
};

struct AttackReport {
    double clean_accuracy = 0;
    double adversarial_accuracy = 0;
    double random_accuracy = 0; ///< Random signs of the same size.
    std::int64_t samples = 0;
};

/// Attacks the held-out part. WrongModel where the model has no class scores fed by pictures or rows.
Result<AttackReport> attack(AnalysisSession& session, const AttackOptions& options);

/// The step alone: raw + ε·sign(gradient), clipped to `limits` where given (pictures: 0..1).
Tensor fast_gradient_sign(const Tensor& raw, const Tensor& gradient, double epsilon,
                          std::optional<Range> limits);

/// Signs ±1 (F32) for samples of the shape of `like` that stand from row `first_row` of a part on: a function
/// of seed, row and position alone.
Tensor random_signs(const Tensor& like, std::uint64_t seed, std::int64_t first_row);

} // namespace glassbox
