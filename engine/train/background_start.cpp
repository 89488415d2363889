// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/background_start.h"

namespace glassbox {

namespace {

Result<std::unique_ptr<TrainingRun>> prepared_run(const CheckedGraph& graph, const Sources& sources,
                                                  const BackendPtr& backend, const RunOptions& options) {
    auto run = TrainingRun::start(graph, sources, backend, options);
    if (!run) return run;
    if (auto prepared = (*run)->prepare_views(); !prepared) return tl::unexpected(prepared.error());
    return run;
}

} // namespace

BackgroundStart::~BackgroundStart() {
    if (thread_.joinable()) thread_.join();
}

void BackgroundStart::begin(CheckedGraph graph, Sources sources, BackendPtr backend, RunOptions options) {
    GLASSBOX_ASSERT(!active(), "a run is being started already");
    ready_ = false;
    thread_ = std::thread([this, graph = std::move(graph), sources = std::move(sources),
                           backend = std::move(backend), options] {
        result_ = prepared_run(graph, sources, backend, options);
        ready_ = true;
        finished_();
    });
}

Result<std::unique_ptr<TrainingRun>> BackgroundStart::collect() {
    thread_.join();
    ready_ = false;
    return std::move(result_);
}

} // namespace glassbox
