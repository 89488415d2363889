// SPDX-License-Identifier: GPL-3.0-or-later
// What the trainer tells: its snapshots, and what waits until somebody takes them.
#include "engine/train/trainer_worker.h"

#include <algorithm>

namespace glassbox {

namespace {

/// The trainer's share of time for gradients that somebody watches.
constexpr double gradient_share = 0.02;
const std::string gradient_prefix = "gradient:";

template <class T>
void append_moved(std::vector<T>& from, std::vector<T>& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

bool is_gradient(const std::string& key) {
    return key.compare(0, gradient_prefix.size(), gradient_prefix) == 0;
}

} // namespace

bool News::empty() const {
    return records.empty() && tests.empty() && edits.empty() && rates.empty() && readings.empty();
}

void News::append(News& from) {
    append_moved(from.records, records);
    append_moved(from.tests, tests);
    append_moved(from.edits, edits);
    append_moved(from.rates, rates);
    for (auto& [key, values] : from.readings) append_moved(values, readings[key]);
    from.readings.clear();
}

void News::move_into(Snapshot& snapshot) {
    snapshot.records = std::move(records);
    snapshot.tests = std::move(tests);
    snapshot.edits = std::move(edits);
    snapshot.rates = std::move(rates);
    snapshot.readings = std::move(readings);
    *this = {};
}

SnapshotPtr Trainer::Worker::take() {
    const std::lock_guard lock(mutex);
    taken = true;
    if (waiting.empty()) return slot;
    auto newest = std::make_shared<Snapshot>(*slot);
    waiting.move_into(*newest);
    return newest;
}

void Trainer::Worker::begin_anew() {
    error.reset();
    news = {};
    gradient_step.reset();
    gradients.clear();
    rates.clear();
    trained_seconds = evaluated_seconds = measured_seconds = watched_seconds = 0;
    last_measure = {};
    ++runs;
    const std::lock_guard lock(mutex);
    waiting = {};
}

/// The rates of the next step, where they are not those told last.
void Trainer::Worker::note_rates() {
    auto now = run->rates();
    if (!now) return fail_with(now.error());
    if (*now == rates) return;
    rates = *now;
    news.rates.push_back({run->state().step, std::move(*now)});
}

/// A pass through the model on the next batch; while it trains only as often as its share of time allows.
void Trainer::Worker::refresh_gradients() {
    const std::uint64_t step = run->state().step;
    if (gradient_step == step || std::none_of(watched.begin(), watched.end(), is_gradient)) return;
    if (gradient_step && state == TrainerState::Running && watched_seconds > gradient_share * trained_seconds)
        return;
    const auto start = Clock::now();
    auto fresh = run->gradients();
    watched_seconds += std::chrono::duration<double>(Clock::now() - start).count();
    gradients.clear();
    if (!fresh) return; // The next training step tells what is wrong.
    for (auto& [key, gradient] : *fresh)
        gradients[gradient_prefix + key] = std::make_shared<const Tensor>(std::move(gradient));
    gradient_step = step;
}

void Trainer::Worker::fill(Snapshot& snapshot) {
    snapshot.state = state;
    snapshot.error = error;
    snapshot.run = runs;
    snapshot.compiling = starting.active();
    if (!run) return;
    snapshot.step = run->state().step;
    snapshot.epoch = run->epoch();
    snapshot.steps_per_second = speed;
    snapshot.model = model;
    snapshot.live = run->live();
    for (const auto& [block, rate] : rates) snapshot.live["rate:" + block] = rate;
    for (const StoreEntry& entry : model->entries)
        if (std::find(watched.begin(), watched.end(), entry.key) != watched.end())
            snapshot.tensors[entry.key] = std::make_shared<const Tensor>(run->tensor(entry.key));
    refresh_gradients();
    snapshot.gradient_step = gradient_step.value_or(0);
    for (const auto& [key, gradient] : gradients)
        if (std::find(watched.begin(), watched.end(), key) != watched.end()) snapshot.tensors[key] = gradient;
}

void Trainer::Worker::publish() {
    if (run && state != TrainerState::Failed) note_rates();
    auto snapshot = std::make_shared<Snapshot>();
    fill(*snapshot);
    {
        const std::lock_guard lock(mutex);
        slot = std::move(snapshot);
        taken = false;
        waiting.append(news);
    }
    last_publication = Clock::now();
    if (published) published();
}

} // namespace glassbox
