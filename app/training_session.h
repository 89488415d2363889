// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run_history.h"
#include "engine/train/trainer.h"

#include <QObject>

#include <atomic>

namespace glassbox::app {

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
    /// Goes on with an edited model once it is compiled, on another device where one is given: see
    /// Trainer::swap(). Nothing is waited for.
    void swap(const CheckedGraph& graph, const Sources& sources, const RunOptions& options,
              const QString& edit, const BackendPtr& device = nullptr);
    /// Ends the run; there is none then.
    void close();
    bool isOpen() const { return trainer_ != nullptr; }

    void play();
    void pause();
    /// Trains so many steps and pauses.
    void step(int steps = 1);
    void reset();
    /// After a divergence: back to a state from well before it, paused.
    void goBack();
    /// Whether gradients, update ratios and norms of all parameters are measured now and then
    /// (RunHistory::readings); also for runs that are opened later.
    void measure(Measuring measuring);
    /// A live number, "BLOCK.PARAM".
    void setLive(const std::string& slot, double value, Turn turn = Turn::AtOnce);
    /// Store entries (or "gradient:KEY") whose values snapshots carry, in place of those before.
    void watch(const std::vector<std::string>& keys);
    /// A checkpoint of the state between two steps, given on the window's thread: of the newest model for
    /// what is to be kept, at once for what only looks.
    void requestCheckpoint(std::function<void(Checkpoint)> done, Turn turn = Turn::WithNewestModel);

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
    /// Another model has taken over (Snapshot::model): entries() may be others.
    void swapped();

  private:
    void wake();
    void take();

    std::unique_ptr<Trainer> trainer_;
    std::shared_ptr<std::atomic<bool>> pending_; ///< A wake-up is queued and not yet answered.
    SnapshotPtr snapshot_;
    RunHistory history_;
    std::vector<StoreEntry> entries_;
    std::vector<std::string> watched_;
    Measuring measuring_ = Measuring::No;
};

} // namespace glassbox::app
