// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/train/training_run.h"

#include <atomic>
#include <functional>
#include <thread>

namespace glassbox {

/// Starts a run on a thread of its own while another one trains: compiles, fills the store, and compiles also
/// what views and evaluations will ask for, so that nothing is left to wait for when it takes over.
class BackgroundStart {
  public:
    /// `finished` is called on that thread when the run (or why there is none) can be collected.
    explicit BackgroundStart(std::function<void()> finished) : finished_(std::move(finished)) {}
    ~BackgroundStart();

    void begin(CheckedGraph graph, Sources sources, BackendPtr backend, RunOptions options);
    /// Whether a run was begun and not yet collected.
    bool active() const { return thread_.joinable(); }
    bool ready() const { return ready_; }
    /// Of an active one; waits until it is ready.
    Result<std::unique_ptr<TrainingRun>> collect();

  private:
    std::function<void()> finished_;
    std::thread thread_;
    std::atomic<bool> ready_{false};
    Result<std::unique_ptr<TrainingRun>> result_;
};

} // namespace glassbox
