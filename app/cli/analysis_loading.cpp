// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_loading.h"

#include "engine/train/parameter_guard.h"

#include <algorithm>

namespace glassbox::cli {

namespace {

/// Weights of something else must never be taken for an answer: every trained tensor is there in its shape.
Result<void> checkFit(const Checkpoint& checkpoint, const std::vector<StoreEntry>& entries) {
    if (auto fits = checkpoint_fits(checkpoint, entries); !fits) return fits;
    for (const StoreEntry& entry : entries)
        if (entry.role != Role::Moment && !checkpoint.tensors.contains(entry.key))
            return fail(ErrorCode::BadFile, "checkpoint.missing-tensor", {{"tensor", entry.key}});
    return {};
}

} // namespace

Result<std::unique_ptr<AnalysisSession>> startAnalysis(const Loaded& loaded, const std::string& weights) {
    const auto checkpoint = load_checkpoint(weights);
    if (!checkpoint) return tl::unexpected(checkpoint.error());
    if (auto fits = checkFit(*checkpoint, Module(loaded.graph).store()); !fits)
        return tl::unexpected(doesNotFit(weights, fits.error()));
    auto session = AnalysisSession::start(loaded.graph, loaded.sources, loaded.backend);
    if (!session) return session;
    if (auto taken = (*session)->load(checkpoint->tensors); !taken) return tl::unexpected(taken.error());
    return session;
}

} // namespace glassbox::cli
