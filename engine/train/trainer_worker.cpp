// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/trainer_worker.h"

#include <algorithm>

namespace glassbox {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

/// Training between two looks at the command queue takes about this long, so that commands feel immediate.
constexpr double turn_seconds = 0.02;
constexpr double between_publications = 0.1;
/// As long as nobody took the snapshot before: a publication copies what is watched.
constexpr double between_unseen_publications = 0.5;
/// Shares of the training time.
constexpr double evaluation_share = 0.05, measure_share = 0.01;
constexpr double between_measures = 0.1;
/// Many steps asked for at once are evaluated on the way, so that held-out curves have points.
constexpr int evaluations_of_many_steps = 24;
constexpr int most_steps_a_turn = 20000;

double since(Clock::time_point start) {
    return Seconds(Clock::now() - start).count();
}

} // namespace

Trainer::Worker::Worker(std::function<void()> wake)
    : published(std::move(wake)), starting([this] {
          // Under the lock, so that nobody misses it between looking and waiting.
          const std::lock_guard lock(mutex);
          changed.notify_all();
      }),
      thread([this] { loop(); }) {}

Trainer::Worker::~Worker() {
    {
        const std::lock_guard lock(mutex);
        stopping = true;
    }
    changed.notify_all();
    thread.join();
}

void Trainer::Worker::post(Turn turn, std::function<void()> command) {
    {
        const std::lock_guard lock(mutex);
        commands.push_back({turn, std::move(command)});
        ++posted;
    }
    changed.notify_all();
}

void Trainer::Worker::wait_until_idle() {
    std::unique_lock lock(mutex);
    const std::uint64_t target = posted;
    idle.wait(lock, [&] { return carried_out >= target && !compiling; });
}

bool Trainer::Worker::may_run_first() const {
    return !commands.empty() && (commands.front().turn == Turn::AtOnce || !starting.active());
}

bool Trainer::Worker::next_command(std::function<void()>& command) {
    std::unique_lock lock(mutex);
    compiling = starting.active() || next.has_value();
    idle.notify_all();
    if (state != TrainerState::Running)
        changed.wait(lock, [&] { return stopping || starting.ready() || may_run_first(); });
    if (stopping || starting.ready() || !may_run_first()) return false;
    command = std::move(commands.front().action);
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
            const std::lock_guard lock(mutex);
            compiling = starting.active() || next.has_value();
            ++carried_out;
        } else if (starting.ready()) {
            take_over();
            publish();
        } else if (state == TrainerState::Running) {
            turn();
        }
    }
}

void Trainer::Worker::open(const CheckedGraph& graph, const Sources& sources, const BackendPtr& device,
                           const RunOptions& options, const std::optional<Checkpoint>& from) {
    state = TrainerState::Compiling;
    begin_anew();
    run.reset();
    model.reset();
    aside.clear();
    backend = device;
    seconds_per_step = speed = 0;
    publish();
    auto started = TrainingRun::start(graph, sources, backend, options);
    if (!started) return fail_with(started.error());
    set_run(std::move(*started), sources);
    if (from)
        if (auto restored = run->restore(*from); !restored) return fail_with(restored.error());
    state = TrainerState::Paused;
}

void Trainer::Worker::set_run(std::unique_ptr<TrainingRun> started, const Sources& sources) {
    run = std::move(started);
    model = std::make_shared<const TrainedModel>(TrainedModel{run->graph(), sources, run->entries()});
}

void Trainer::Worker::swap(Swap wanted) {
    if (!backend) return;
    if (!starting.active()) return compile(std::move(wanted));
    if (next) {
        // What the skipped model was called is marked where the newest takes over.
        wanted.names.insert(wanted.names.begin(), next->names.begin(), next->names.end());
        if (!wanted.device) wanted.device = next->device;
    }
    next = std::move(wanted);
}

void Trainer::Worker::compile(Swap wanted) {
    if (wanted.device) backend = wanted.device;
    starting_names = std::move(wanted.names);
    starting_sources = wanted.sources;
    starting.begin(std::move(wanted.graph), std::move(wanted.sources), backend, wanted.options);
}

void Trainer::Worker::take_over() {
    auto started = starting.collect();
    if (started) {
        if (run) carry_over(*run, **started, aside);
        set_run(std::move(*started), starting_sources);
        seconds_per_step = 0;
        gradient_step.reset();
        error.reset();
        if (state != TrainerState::Running) state = TrainerState::Paused;
        for (std::string& name : starting_names) news.edits.push_back({run->state().step, std::move(name)});
    } else {
        fail_with(started.error());
    }
    if (!next) return;
    Swap wanted = std::move(*next);
    next.reset();
    compile(std::move(wanted));
}

void Trainer::Worker::reset() {
    if (!run) return;
    state = TrainerState::Paused;
    begin_anew();
    aside.clear();
    if (auto fresh = run->reset(); !fresh) fail_with(fresh.error());
}

void Trainer::Worker::go_back() {
    if (!run) return;
    run->go_back();
    error.reset();
    state = TrainerState::Paused;
    gradient_step.reset();
    rates.clear();
}

void Trainer::Worker::turn() {
    const double wanted = seconds_per_step > 0 ? turn_seconds / seconds_per_step : 1;
    advance(std::clamp(int(wanted), 1, most_steps_a_turn));
    evaluate_when_due();
    const double pause = taken ? between_publications : between_unseen_publications;
    if (since(last_publication) >= pause) publish();
}

void Trainer::Worker::advance(int steps) {
    const TrainerState before = state;
    if (measures_now()) steps -= measure_step();
    if (steps > 0 && state == before) train(steps);
    if (state == before) note_rates();
}

void Trainer::Worker::train(int steps) {
    const Clock::time_point start = Clock::now();
    auto trained = run->train(steps, news.records);
    const double seconds = since(start);
    trained_seconds += seconds;
    // A moving average over about half a second, so that the figure does not jitter.
    const double now = seconds / steps;
    const double weight = std::min(1.0, seconds / 0.5 + 0.02);
    seconds_per_step = seconds_per_step == 0 ? now : seconds_per_step + weight * (now - seconds_per_step);
    speed = 1 / seconds_per_step;
    if (!trained) fail_with(trained.error());
}

bool Trainer::Worker::measures_now() const {
    return measuring == Measuring::Yes && measured_seconds <= measure_share * trained_seconds &&
           since(last_measure) >= between_measures;
}

/// Trains one step, or none where it cannot be measured; returns how many.
int Trainer::Worker::measure_step() {
    // Compiling happens once; counted in, it would put off the readings that follow for long. Where there is
    // no memory for it, training goes on without readings.
    if (!run->prepare_views()) {
        measuring = Measuring::No;
        return 0;
    }
    const Clock::time_point start = last_measure = Clock::now();
    StepMeasure measure;
    if (!measure.begin(*run)) return 0; // The step itself tells what is wrong.
    const double begun_seconds = since(start);
    const TrainerState before = state;
    train(1);
    if (state != before) return 1;
    const Clock::time_point trained = Clock::now();
    for (const auto& [key, reading] : measure.end(*run)) news.readings[key].push_back(reading);
    measured_seconds += begun_seconds + since(trained);
    return 1;
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
    evaluated_seconds += since(start);
    if (!evaluation) return fail_with(evaluation.error());
    news.tests.push_back({run->state().step, evaluation->losses, evaluation->metrics});
}

void Trainer::Worker::fail_with(const Error& what) {
    error = what;
    state = TrainerState::Failed;
    publish();
}

} // namespace glassbox
