// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "engine/check/check.h"
#include "engine/data/batch_source.h"
#include "engine/lower/lower.h"
#include "engine/train/checkpoint.h"

#include <map>

namespace glassbox {

/// Loss and metrics over a whole part of the data; metric names are block ids ("accuracy").
struct Evaluation {
    std::map<std::string, double> losses;
    std::map<std::string, double> metrics;
    std::int64_t samples = 0;
};

/// One training step's recorded numbers, by block id.
struct StepRecord {
    std::uint64_t step = 0; ///< Steps done when it was finished, from 1.
    std::map<std::string, double> losses;
    std::map<std::string, double> metrics; ///< On the batch.
};

struct RunOptions {
    RunSettings settings;
    Storage precision = Storage::F32;
    Fusion fusion = Fusion::On;
};

/// A model being trained, synchronously, on the caller's thread: module, store, executables, position. What
/// the trainer's thread, the command line and the tests stand on.
class TrainingRun {
  public:
    /// The graph must be checked without errors (WrongModel else). Fills the store from the seed and the
    /// keys.
    static Result<std::unique_ptr<TrainingRun>> start(const CheckedGraph& graph, const Sources& sources,
                                                      const BackendPtr& backend, const RunOptions& options);
    ~TrainingRun();

    /// Trains `steps` steps and appends records: of each step where there are at most 64 in a call, else of
    /// those with the least and the largest first loss among every 64th part, and always of the last.
    /// Diverged names the first block whose value is not finite; the run then stands before the step that
    /// failed.
    Result<void> train(int steps, std::vector<StepRecord>& records);
    /// On a part of the data, in order, every sample once.
    Result<Evaluation> evaluate(Part part);
    /// "BLOCK.PARAM" of effect class live; logged in the checkpoint.
    void set_live(const std::string& slot, double value);
    /// Everything that is needed to go on bit for bit.
    Checkpoint checkpoint() const;
    /// Takes over a checkpoint: entries of equal key and shape; BadFile with both shapes where one does not
    /// fit. A checkpoint with weights only initialises them.
    Result<void> restore(const Checkpoint& checkpoint);
    /// Back to step 0 with fresh weights.
    Result<void> reset();
    /// After Diverged: back to the newest state kept from well before the step that failed (kept every second
    /// and at each change of a live number), with the live numbers in force now.
    void go_back();
    /// Value of a store entry ("conv1.weight"), a copy.
    Tensor tensor(const std::string& key) const;
    std::vector<StoreEntry> entries() const;
    /// Gradients of the loss with respect to every parameter on the next training batch, by key; nothing
    /// advances.
    Result<std::map<std::string, Tensor>> gradients();
    /// Live numbers in force, "BLOCK.PARAM".
    std::map<std::string, double> live() const;
    /// The next step's learning rates after their schedules, by optimizer block.
    Result<std::map<std::string, double>> rates();
    /// Compiles what evaluate(Part::Test), gradients() and rates() need, which is otherwise done when they
    /// are first called.
    Result<void> prepare_views();

    RunState state() const;
    double epoch() const;
    const CheckedGraph& graph() const;

  private:
    TrainingRun();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// A store entry's value before the first step: a function of hash(seed, key) and the shape alone.
Tensor initial_value(const StoreEntry& entry, std::uint64_t seed, Storage precision);

} // namespace glassbox
