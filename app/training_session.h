// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run_history.h"
#include "engine/train/trainer.h"

#include <QObject>

#include <atomic>

namespace glassbox::app {

/// The numbers of a run, by name: "loss:ID" and "metric:ID" of training steps, "test:ID" of the
/// evaluations on the held-out part.
class RunHistory {
  public:
    void clear();
    void append(const Snapshot& snapshot);
    const std::map<std::string, StepSeries>& steps() const { return steps_; }
    const std::map<std::string, std::vector<QPointF>>& tests() const { return tests_; }
    void setSmoothing(double weight);
    std::uint64_t lastStep() const { return lastStep_; }

  private:
    void appendTo(const std::string& name, std::uint64_t step, double value);
    void appendTest(const std::string& name, std::uint64_t step, double value);

    std::map<std::string, StepSeries> steps_;
    std::map<std::string, std::vector<QPointF>> tests_;
    std::uint64_t lastStep_ = 0;
    double smoothing_ = 0;
};

/// The bridge between the trainer's thread and the window: the only place that knows both. Commands go to the
/// trainer as they are; snapshots come back on the window's thread, the newest only, by one queued signal at
/// a time.
class TrainingSession : public QObject {
    Q_OBJECT
  public:
    explicit TrainingSession(QObject* parent = nullptr);
    ~TrainingSession() override;

    /// Begins a run, paused at step 0 (or where `from` stood). Nothing is waited for.
    void open(const CheckedGraph& graph, const Sources& sources, const BackendPtr& backend,
              const RunOptions& options, std::optional<Checkpoint> from = {});
    /// Ends the run; there is none then.
    void close();
    bool isOpen() const { return trainer_ != nullptr; }

    void play();
    void pause();
    /// Trains so many steps and pauses.
    void step(int steps = 1);
    void reset();
    void setLive(const std::string& block, const std::string& parameter, double value);
    /// Store entries whose values snapshots carry, in place of those before.
    void watch(const std::vector<std::string>& keys);
    /// A checkpoint of the state between two steps, given on the window's thread.
    void requestCheckpoint(std::function<void(Checkpoint)> done);

    TrainerState state() const { return snapshot_->state; }
    const SnapshotPtr& snapshot() const { return snapshot_; }
    RunHistory& history() { return history_; }
    /// Everything of the store that training keeps, for choosers; empty before open().
    const std::vector<StoreEntry>& entries() const { return entries_; }
    /// Waits until all commands so far are carried out, and takes the snapshot (for tests and pictures).
    void waitUntilIdle();

  Q_SIGNALS:
    void stateChanged();
    /// A newer snapshot is there.
    void advanced();

  private:
    void wake();
    void take();

    std::unique_ptr<Trainer> trainer_;
    std::shared_ptr<std::atomic<bool>> pending_; ///< A wake-up is queued and not yet answered.
    SnapshotPtr snapshot_;
    RunHistory history_;
    std::vector<StoreEntry> entries_;
    std::vector<std::string> watched_;
};

} // namespace glassbox::app
