// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/train/readings.h"

#include <functional>
#include <memory>

namespace glassbox {

enum class TrainerState : std::uint8_t { Idle, Compiling, Running, Paused, Failed };

/// Where an edited model took over from the one before.
struct EditMark {
    std::uint64_t step = 0;
    std::string name; ///< Of the edit, as people call it.
    bool operator==(const EditMark&) const = default;
};

/// What is being trained: views that compute something of their own take the graph from here, where it is
/// surely that of the snapshot's tensors.
struct TrainedModel {
    CheckedGraph graph;
    Sources sources;
    std::vector<StoreEntry> entries; ///< Everything of the store that training keeps.
};

/// When a command is carried out: before the next steps in any case, or only by the newest model, after one
/// that is being compiled has taken over.
enum class Turn : std::uint8_t { AtOnce, WithNewestModel };

/// Learning rates in force, after their schedules, by optimizer block.
struct RateReading {
    std::uint64_t step = 0; ///< Steps done: the rates are those of the next one.
    std::map<std::string, double> rates;
    bool operator==(const RateReading&) const = default;
};

enum class Measuring : std::uint8_t { No, Yes };

/// What the world may know of a running training: an immutable value, published between submits.
struct Snapshot {
    TrainerState state = TrainerState::Idle;
    std::uint64_t step = 0;
    std::uint64_t run =
        0; ///< Counts open() and reset(): numbers of another run are not continued by this one.
    double epoch = 0;
    double steps_per_second = 0;
    std::vector<StepRecord> records; ///< New since the snapshot before (decimation is the view's affair).
    std::vector<EditMark> edits;     ///< Since the snapshot before.
    /// New since the snapshot before, in order of steps, by store key; at most a hundredth of the training
    /// time goes into them.
    std::map<std::string, std::vector<ParameterReading>> readings;
    std::vector<RateReading> rates; ///< Where they changed since the snapshot before.
    std::map<std::string, double>
        live;               ///< Live numbers in force, "BLOCK.PARAM", and "rate:BLOCK" after its schedule.
    bool compiling = false; ///< An edited model is being compiled beside the training.
    std::vector<StepRecord> tests; ///< Evaluations on the held-out part since the snapshot before, likewise.
    std::map<std::string, std::shared_ptr<const Tensor>> tensors; ///< What was asked for by watch().
    std::uint64_t gradient_step = 0;           ///< Of the gradients among them, which may be a little older.
    std::shared_ptr<const TrainedModel> model; ///< The same pointer until another model takes over.
    std::optional<Error> error;                ///< Of TrainerState::Failed.
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// Owns a TrainingRun and its device on a thread of its own. All functions may be called from any one other
/// thread and return at once; commands go in by one queue, the newest snapshot comes out by one slot.
/// `published` is called on the trainer's thread after each publication (at most 10 a second, fewer while
/// nobody takes them) and must only wake somebody.
class Trainer {
  public:
    explicit Trainer(std::function<void()> published);
    ~Trainer(); ///< Stops the run and joins.

    /// Compiles in the background; the run begins paused at step 0, or goes on from `from` where given.
    void open(CheckedGraph graph, Sources sources, BackendPtr backend, RunOptions options,
              std::optional<Checkpoint> from = {});
    /// Goes on with an edited model: it is compiled beside the training, which meanwhile goes on, and takes
    /// over between two steps. Every store entry whose key and shape both have keeps its value bit for bit;
    /// what the new model lacks is kept aside and comes back when a later swap has its key and shape again.
    /// Step, shuffle position, live numbers and log go on, and on another device too where one is given.
    /// Pauses and live numbers are carried out meanwhile; what needs the newest model (playing, steps, reset)
    /// waits for it, and so does what was asked for later. Of several swaps in a row the newest is compiled
    /// next. A model that cannot be compiled fails the run; a failed run that is swapped goes on paused. A
    /// name that is not empty leaves a mark. Nothing happens before the first open().
    void swap(CheckedGraph graph, Sources sources, RunOptions options, std::string name,
              BackendPtr device = nullptr);
    void play();
    void pause();
    /// Trains so many steps and pauses; after more than one the held-out part is evaluated.
    void step(int steps = 1);
    void reset();
    /// After a divergence: pauses at the newest state kept from well before it, with the live numbers in
    /// force now. Steps that were recorded since then come again.
    void go_back();
    /// `turn`: whether the number belongs to an edited model that is still being compiled.
    void set_live(std::string slot, double value, Turn turn = Turn::AtOnce);
    /// Store entries whose values snapshots carry from now on; "gradient:KEY" for the gradient of a parameter
    /// on the next batch.
    void watch(std::vector<std::string> keys);
    /// The newest snapshot; records of those never taken are kept for the next (none is lost). Never null.
    SnapshotPtr take();
    /// Whether parameters are measured (Snapshot::readings) from now on.
    void measure(Measuring measuring);
    /// A checkpoint of the state between two steps; called back on the trainer's thread.
    void request_checkpoint(std::function<void(Checkpoint)> done, Turn turn = Turn::WithNewestModel);
    /// Waits until all commands so far are carried out and no model is being compiled (for tests and
    /// `render`).
    void wait_until_idle();

  private:
    struct Worker;
    std::unique_ptr<Worker> worker_;
};

} // namespace glassbox
