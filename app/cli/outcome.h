// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check/check.h"
#include "engine/train/training_run.h"

#include <nlohmann/json.hpp>

namespace glassbox::cli {

/// Losses by the id of the optimizer block that takes them, in the optimizers' order; `losses` may be by
/// optimizer or by loss block.
std::vector<std::pair<std::string, double>> lossesByOptimizer(const CheckedGraph& graph,
                                                              const std::map<std::string, double>& losses);

/// Metrics and losses over whole parts, as "train_accuracy", "test_accuracy", "test_loss". A part without
/// samples is left out.
using Measures = std::map<std::string, double>;
Result<void> measure(TrainingRun& run, Part part, Measures& measures);

/// The names that measure() will give, to know before a training what claims may be about.
std::vector<std::string> measureNames(const CheckedGraph& graph);

/// A claim with what came of it.
struct JudgedClaim {
    Claim claim;
    double value = 0;
    bool holds = false;
};

/// WrongCall for a claim about something that is not measured (names `loss` and what measureNames() lists).
Result<void> checkClaims(const std::vector<Claim>& claims, const CheckedGraph& graph);
std::vector<JudgedClaim> judge(const std::vector<Claim>& claims, const Measures& measures, double loss);

nlohmann::json jsonOf(const std::vector<JudgedClaim>& claims);

} // namespace glassbox::cli
