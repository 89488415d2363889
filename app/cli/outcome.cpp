// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outcome.h"

#include <algorithm>

namespace glassbox::cli {
namespace {

bool holds(double value, const std::string& relation, double bound) {
    if (relation == "<") return value < bound;
    if (relation == "<=") return value <= bound;
    if (relation == ">") return value > bound;
    return value >= bound;
}

/// What the claim is about: the last step's loss, or a measure.
const double* valueOf(const std::string& metric, const Measures& measures, const double& loss) {
    if (metric == "loss") return &loss;
    const auto found = measures.find(metric);
    return found == measures.end() ? nullptr : &found->second;
}

} // namespace

std::vector<std::pair<std::string, double>> lossesByOptimizer(const CheckedGraph& graph,
                                                              const std::map<std::string, double>& losses) {
    std::vector<std::pair<std::string, double>> result;
    for (const CheckedBlock& block : graph.blocks()) {
        if (!block.trains()) continue;
        auto found = losses.find(block.id);
        if (found == losses.end() && !block.sources.empty() && block.sources[0])
            found = losses.find(block.sources[0]->block);
        if (found != losses.end()) result.emplace_back(block.id, found->second);
    }
    return result;
}

Result<void> measure(TrainingRun& run, Part part, Measures& measures) {
    if (sample_count(run.graph(), part) == 0) return {};
    const auto evaluation = run.evaluate(part);
    if (!evaluation) return tl::unexpected(evaluation.error());
    const std::string prefix = part == Part::Train ? "train_" : "test_";
    const auto losses = lossesByOptimizer(run.graph(), evaluation->losses);
    if (!losses.empty()) measures[prefix + "loss"] = losses.front().second;
    for (const auto& [id, value] : evaluation->metrics) measures[prefix + id] = value;
    return {};
}

std::vector<std::string> measureNames(const CheckedGraph& graph) {
    std::vector<std::string> names;
    for (const auto& [part, prefix] : {std::pair(Part::Train, "train_"), std::pair(Part::Test, "test_")}) {
        if (sample_count(graph, part) == 0) continue;
        names.push_back(prefix + std::string("loss"));
        for (const CheckedBlock& block : graph.blocks())
            if (block.measures()) names.push_back(prefix + block.id);
    }
    return names;
}

Result<void> checkClaims(const std::vector<Claim>& claims, const CheckedGraph& graph) {
    const std::vector<std::string> names = measureNames(graph);
    for (const Claim& claim : claims) {
        if (claim.metric == "loss" || std::find(names.begin(), names.end(), claim.metric) != names.end())
            continue;
        std::string known = "loss";
        for (const std::string& name : names) known += ", " + name;
        return fail(ErrorCode::WrongCall, "cli.claim-of-unknown-metric",
                    {{"claim", claim.name}, {"metric", claim.metric}, {"known", known}});
    }
    return {};
}

std::vector<JudgedClaim> judge(const std::vector<Claim>& claims, const Measures& measures, double loss) {
    std::vector<JudgedClaim> judged;
    for (const Claim& claim : claims) {
        const double* value = valueOf(claim.metric, measures, loss);
        GLASSBOX_ASSERT(value, claim.metric);
        judged.push_back({claim, *value, holds(*value, claim.relation, claim.bound)});
    }
    return judged;
}

nlohmann::json jsonOf(const std::vector<JudgedClaim>& claims) {
    nlohmann::json list = nlohmann::json::array();
    for (const JudgedClaim& judged : claims) {
        list.push_back({{"name", judged.claim.name},
                        {"metric", judged.claim.metric},
                        {"value", judged.value},
                        {"relation", judged.claim.relation},
                        {"bound", judged.claim.bound},
                        {"holds", judged.holds}});
    }
    return list;
}

} // namespace glassbox::cli
