// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/trainer.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace glassbox {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

/// Training between two looks at the command queue takes about this long, so that commands feel immediate.
constexpr double turn_seconds = 0.02;
constexpr double between_publications = 0.1;
/// As long as nobody took the snapshot before: a publication copies what is watched.
constexpr double between_unseen_publications = 0.5;
/// Held-out evaluation may take this share of the training time.
constexpr double evaluation_share = 0.05;
/// Many steps asked for at once are evaluated on the way, so that held-out curves have points.
constexpr int evaluations_of_many_steps = 24;
constexpr int most_steps_a_turn = 20000;

/// Appends all of `from` to `to` and leaves `from` empty.
void append_moved(std::vector<StepRecord>& from, std::vector<StepRecord>& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

} // namespace

/// The thread, its queue of commands and its slot of snapshots.
struct Trainer::Worker {
    explicit Worker(std::function<void()> wake) : published(std::move(wake)), thread([this] { loop(); }) {}
    ~Worker() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        interrupt = true;
        changed.notify_all();
        thread.join();
    }

    void post(std::function<void()> command) {
        {
            const std::lock_guard lock(mutex);
            commands.push_back(std::move(command));
        }
        interrupt = true;
        changed.notify_all();
    }

    void loop();
    bool next_command(std::function<void()>& command);
    void open(const CheckedGraph& graph, const Sources& sources, const BackendPtr& backend,
              const RunOptions& options, const std::optional<Checkpoint>& from);
    void turn();
    void advance(int steps);
    void advance_in_parts(int steps);
    void evaluate_when_due();
    void evaluate();
    void fail_with(const Error& error);
    void forget_records();
    void publish();
    void fill(Snapshot& snapshot);

    std::function<void()> published;
    std::mutex mutex;
    std::condition_variable changed;
    std::condition_variable idle;
    std::deque<std::function<void()>> commands;
    std::atomic<bool> interrupt{false};
    std::atomic<bool> taken{true}; ///< Whether somebody has the snapshot in the slot.
    bool stopping = false;
    bool busy = false;
    SnapshotPtr slot = std::make_shared<Snapshot>();
    std::vector<StepRecord> waiting;       ///< Records that nobody has taken yet.
    std::vector<StepRecord> waiting_tests; ///< Evaluations likewise.

    // Of the worker's thread alone.
    std::unique_ptr<TrainingRun> run;
    TrainerState state = TrainerState::Idle;
    std::vector<std::string> watched;
    std::vector<StepRecord> records;
    std::vector<StepRecord> tests;
    std::optional<Error> error;
    double seconds_per_step = 0;
    double trained_seconds = 0;
    double evaluated_seconds = 0;
    Clock::time_point last_publication;
    std::thread thread; ///< Last: everything above exists when it starts.
};

bool Trainer::Worker::next_command(std::function<void()>& command) {
    std::unique_lock lock(mutex);
    if (commands.empty() && state != TrainerState::Running && !stopping) {
        busy = false;
        idle.notify_all();
        changed.wait(lock, [&] { return stopping || !commands.empty(); });
    }
    busy = true;
    interrupt = false;
    if (stopping || commands.empty()) return false;
    command = std::move(commands.front());
    commands.pop_front();
    return true;
}

void Trainer::Worker::loop() {
    for (;;) {
        std::function<void()> command;
        const bool told = next_command(command);
        {
            const std::lock_guard lock(mutex);
            if (stopping) return;
        }
        if (told) {
            command();
            publish();
        } else if (state == TrainerState::Running) {
            turn();
        }
    }
}

void Trainer::Worker::open(const CheckedGraph& graph, const Sources& sources, const BackendPtr& backend,
                           const RunOptions& options, const std::optional<Checkpoint>& from) {
    state = TrainerState::Compiling;
    error.reset();
    forget_records();
    run.reset();
    publish();
    auto started = TrainingRun::start(graph, sources, backend, options);
    if (!started) return fail_with(started.error());
    run = std::move(*started);
    if (from)
        if (auto restored = run->restore(*from); !restored) return fail_with(restored.error());
    state = TrainerState::Paused;
    trained_seconds = evaluated_seconds = seconds_per_step = 0;
}

void Trainer::Worker::turn() {
    const double wanted = seconds_per_step > 0 ? turn_seconds / seconds_per_step : 1;
    advance(std::clamp(int(wanted), 1, most_steps_a_turn));
    evaluate_when_due();
    const double pause = taken ? between_publications : between_unseen_publications;
    if (Seconds(Clock::now() - last_publication).count() >= pause) publish();
}

void Trainer::Worker::advance(int steps) {
    const Clock::time_point start = Clock::now();
    auto trained = run->train(steps, records);
    const double seconds = Seconds(Clock::now() - start).count();
    trained_seconds += seconds;
    // A moving average over about half a second, so that the figure does not jitter.
    const double now = seconds / steps;
    const double weight = std::min(1.0, seconds / 0.5 + 0.02);
    seconds_per_step = seconds_per_step == 0 ? now : seconds_per_step + weight * (now - seconds_per_step);
    if (!trained) fail_with(trained.error());
}

void Trainer::Worker::advance_in_parts(int steps) {
    const int part = std::max(1, steps / evaluations_of_many_steps);
    for (int left = steps; left > 0 && state == TrainerState::Paused; left -= part) {
        advance(std::min(left, part));
        if (steps > 1 && state == TrainerState::Paused) evaluate();
    }
}

void Trainer::Worker::evaluate_when_due() {
    if (state == TrainerState::Running && evaluated_seconds <= evaluation_share * trained_seconds) evaluate();
}

void Trainer::Worker::evaluate() {
    const Clock::time_point start = Clock::now();
    auto evaluation = run->evaluate(Part::Test);
    evaluated_seconds += Seconds(Clock::now() - start).count();
    if (!evaluation) return fail_with(evaluation.error());
    tests.push_back({run->state().step, evaluation->losses, evaluation->metrics});
}

void Trainer::Worker::forget_records() {
    const std::lock_guard lock(mutex);
    records.clear();
    tests.clear();
    waiting.clear();
    waiting_tests.clear();
}

void Trainer::Worker::fail_with(const Error& what) {
    error = what;
    state = TrainerState::Failed;
    publish();
}

void Trainer::Worker::fill(Snapshot& snapshot) {
    snapshot.state = state;
    snapshot.error = error;
    if (!run) return;
    snapshot.step = run->state().step;
    snapshot.epoch = run->epoch();
    snapshot.steps_per_second = seconds_per_step > 0 ? 1 / seconds_per_step : 0;
    for (const StoreEntry& entry : run->entries())
        if (std::find(watched.begin(), watched.end(), entry.key) != watched.end())
            snapshot.tensors[entry.key] = std::make_shared<const Tensor>(run->tensor(entry.key));
}

void Trainer::Worker::publish() {
    auto snapshot = std::make_shared<Snapshot>();
    fill(*snapshot);
    {
        const std::lock_guard lock(mutex);
        slot = std::move(snapshot);
        taken = false;
        append_moved(records, waiting);
        append_moved(tests, waiting_tests);
    }
    last_publication = Clock::now();
    if (published) published();
}

Trainer::Trainer(std::function<void()> published) : worker_(std::make_unique<Worker>(std::move(published))) {}
Trainer::~Trainer() = default;

void Trainer::open(CheckedGraph graph, Sources sources, BackendPtr backend, RunOptions options,
                   std::optional<Checkpoint> from) {
    worker_->post([this, graph = std::move(graph), sources = std::move(sources), backend = std::move(backend),
                   options,
                   from = std::move(from)] { worker_->open(graph, sources, backend, options, from); });
}

void Trainer::play() {
    worker_->post([this] {
        if (worker_->run && worker_->state == TrainerState::Paused) worker_->state = TrainerState::Running;
    });
}

void Trainer::pause() {
    worker_->post([this] {
        if (worker_->state == TrainerState::Running) worker_->state = TrainerState::Paused;
    });
}

void Trainer::step(int steps) {
    worker_->post([this, steps] {
        if (!worker_->run || worker_->state == TrainerState::Failed) return;
        worker_->state = TrainerState::Paused;
        worker_->advance_in_parts(steps);
    });
}

void Trainer::reset() {
    worker_->post([this] {
        Worker& worker = *worker_;
        if (!worker.run) return;
        worker.state = TrainerState::Paused;
        worker.error.reset();
        worker.forget_records();
        worker.trained_seconds = worker.evaluated_seconds = 0;
        if (auto fresh = worker.run->reset(); !fresh) worker.fail_with(fresh.error());
    });
}

void Trainer::set_live(std::string slot, double value) {
    worker_->post([this, slot = std::move(slot), value] {
        if (worker_->run) worker_->run->set_live(slot, value);
    });
}

void Trainer::watch(std::vector<std::string> keys) {
    worker_->post([this, keys = std::move(keys)]() mutable { worker_->watched = std::move(keys); });
}

SnapshotPtr Trainer::take() {
    const std::lock_guard lock(worker_->mutex);
    worker_->taken = true;
    if (worker_->waiting.empty() && worker_->waiting_tests.empty()) return worker_->slot;
    auto taken = std::make_shared<Snapshot>(*worker_->slot);
    append_moved(worker_->waiting, taken->records);
    append_moved(worker_->waiting_tests, taken->tests);
    return taken;
}

void Trainer::request_checkpoint(std::function<void(Checkpoint)> done) {
    worker_->post([this, done = std::move(done)] {
        if (worker_->run) done(worker_->run->checkpoint());
    });
}

void Trainer::wait_until_idle() {
    std::unique_lock lock(worker_->mutex);
    worker_->idle.wait(lock, [&] { return worker_->commands.empty() && !worker_->busy; });
}

} // namespace glassbox
