// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/train/background_start.h"
#include "engine/train/carry_over.h"
#include "engine/train/trainer.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace glassbox {

/// What is new since somebody took a snapshot.
struct News {
    std::vector<StepRecord> records;
    std::vector<StepRecord> tests;
    std::vector<EditMark> edits;
    std::vector<RateReading> rates;
    std::map<std::string, std::vector<ParameterReading>> readings;

    bool empty() const;
    /// Appends all of `from`, which is empty then.
    void append(News& from);
    void move_into(Snapshot& snapshot);
};

/// The trainer's thread, its queue of commands and its slot of snapshots.
struct Trainer::Worker {
    explicit Worker(std::function<void()> wake);
    ~Worker();

    // Of any thread.
    void post(Turn turn, std::function<void()> command);
    SnapshotPtr take();
    void wait_until_idle();

    // Of the worker's thread alone.
    struct Swap {
        CheckedGraph graph;
        Sources sources;
        RunOptions options;
        std::vector<std::string> names;
        BackendPtr device;
    };
    void loop();
    bool next_command(std::function<void()>& command);
    bool may_run_first() const;
    void open(const CheckedGraph& graph, const Sources& sources, const BackendPtr& device,
              const RunOptions& options, const std::optional<Checkpoint>& from);
    void swap(Swap wanted);
    void compile(Swap wanted);
    void take_over();
    void set_run(std::unique_ptr<TrainingRun> started, const Sources& sources);
    void reset();
    void go_back();
    void turn();
    void advance(int steps);
    void train(int steps);
    int measure_step();
    bool measures_now() const;
    void advance_in_parts(int steps);
    void evaluate_when_due();
    void evaluate();
    void note_rates();
    void refresh_gradients();
    void fail_with(const Error& error);
    void begin_anew();
    void publish();
    void fill(Snapshot& snapshot);

    using Clock = std::chrono::steady_clock;

    std::function<void()> published;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::condition_variable idle;
    struct Command {
        Turn turn;
        std::function<void()> action;
    };
    std::deque<Command> commands;
    std::uint64_t posted = 0;      ///< Commands so far.
    std::uint64_t carried_out = 0; ///< Of them.
    bool compiling = false;        ///< As `starting` and `next` say, for those who wait.
    bool stopping = false;
    std::atomic<bool> taken{true}; ///< Whether somebody has the snapshot in the slot.
    SnapshotPtr slot = std::make_shared<Snapshot>();
    News waiting; ///< What nobody has taken yet.

    std::unique_ptr<TrainingRun> run;
    std::shared_ptr<const TrainedModel> model; ///< Of `run`.
    std::uint64_t runs = 0;
    BackendPtr backend;
    TrainerState state = TrainerState::Idle;
    PutAside aside;
    std::optional<Swap> next; ///< To be compiled after the one that is.
    std::vector<std::string> starting_names;
    Sources starting_sources;
    std::vector<std::string> watched;
    Measuring measuring = Measuring::No;
    std::map<std::string, std::shared_ptr<const Tensor>> gradients; ///< Of `gradient_step`.
    std::optional<std::uint64_t> gradient_step;
    std::map<std::string, double> rates;
    News news;
    std::optional<Error> error;
    double seconds_per_step = 0; ///< 0 while the model's pace is not known.
    double speed = 0;            ///< Steps a second, of this model or the one before it.
    double trained_seconds = 0;
    double evaluated_seconds = 0;
    double measured_seconds = 0;
    double watched_seconds = 0;
    Clock::time_point last_publication;
    Clock::time_point last_measure;
    BackgroundStart starting;
    std::thread thread; ///< Last: everything above exists when it starts.
};

} // namespace glassbox
