// SPDX-License-Identifier: GPL-3.0-or-later
// Last stage: what is trained for, and what serves nothing.
#include "engine/check/checker.h"

namespace glassbox {

namespace {

bool is_loss(const CheckedBlock& block) {
    if (block.muted) return false;
    if (block.spec->category == Category::Loss && !block.spec->is_metric) return true;
    for (const WireType& type : block.output_types)
        if (type.is_loss) return true;
    return false;
}

void mark_upstream(Checker& checker, std::vector<std::string> pending) {
    while (!pending.empty()) {
        const auto use = checker.uses.find(pending.back());
        pending.pop_back();
        if (use == checker.uses.end() || use->second.used) continue;
        use->second.used = true;
        for (const auto& source : use->second.checked.sources)
            if (source) pending.push_back(source->block);
    }
}

/// What a block of unknown kind reads may be needed; a wrong wire is one that somebody wants.
std::vector<std::string> read_by_something_wrong(const Checker& checker) {
    std::vector<std::string> ids;
    const std::set<Wire> right(checker.wires.begin(), checker.wires.end());
    for (const Wire& wire : checker.model.main().wires)
        if (!right.contains(wire)) ids.push_back(wire.from.block);
    return ids;
}

} // namespace

void Checker::find_goals() {
    std::vector<std::string> losses;
    std::vector<std::string> optimizers;
    std::vector<std::string> metrics;
    for (const std::string& id : order) {
        const CheckedBlock& block = uses.at(id).checked;
        if (is_loss(block)) losses.push_back(id);
        if (block.trains()) optimizers.push_back(id);
        if (block.measures()) metrics.push_back(id);
    }
    if (losses.empty()) report(Severity::Warning, "check.no-loss", "", "");
    if (optimizers.empty()) report(Severity::Warning, "check.no-optimizer", "", "");
    for (std::size_t i = 1; i < optimizers.size(); ++i)
        report(Severity::Error, "check.several-optimizers", optimizers[i], "",
               {{"known", joined(optimizers)}});

    std::vector<std::string> goals = optimizers.empty() ? losses : optimizers;
    if (goals.empty() && metrics.empty()) return; // Nothing can be said of a model without any goal.
    goals.insert(goals.end(), metrics.begin(), metrics.end());
    mark_upstream(*this, goals);
    mark_upstream(*this, read_by_something_wrong(*this));
    for (const std::string& id : order)
        if (!uses.at(id).used) report(Severity::Hint, "check.unused", id, "");
}

} // namespace glassbox
