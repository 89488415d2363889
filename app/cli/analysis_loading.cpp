// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_loading.h"

namespace glassbox::cli {

Result<std::unique_ptr<AnalysisSession>> startAnalysis(const Loaded& loaded, const std::string& weights) {
    const auto checkpoint = load_checkpoint(weights);
    if (!checkpoint) {
        return tl::unexpected(checkpoint.error());
    }
    auto session = AnalysisSession::start(loaded.graph, loaded.sources, loaded.backend);
    if (!session) {
        return session;
    }
    if (auto taken = (*session)->load(checkpoint->tensors); !taken) {
        return tl::unexpected(taken.error());
    }
    return session;
}

} // namespace glassbox::cli
