// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/trainer.h"

#include "engine/train/trainer_worker.h"

namespace glassbox {

Trainer::Trainer(std::function<void()> published) : worker_(std::make_unique<Worker>(std::move(published))) {}
Trainer::~Trainer() = default;

void Trainer::open(CheckedGraph graph, Sources sources, BackendPtr backend, RunOptions options,
                   std::optional<Checkpoint> from) {
    worker_->post(Turn::WithNewestModel, [this, graph = std::move(graph), sources = std::move(sources),
                                          backend = std::move(backend), options, from = std::move(from)] {
        worker_->open(graph, sources, backend, options, from);
    });
}

void Trainer::swap(CheckedGraph graph, Sources sources, RunOptions options, std::string name,
                   BackendPtr device) {
    std::vector<std::string> names;
    if (!name.empty()) names.push_back(std::move(name));
    Worker::Swap wanted{std::move(graph), std::move(sources), options, std::move(names), std::move(device)};
    worker_->post(Turn::AtOnce,
                  [this, wanted = std::move(wanted)]() mutable { worker_->swap(std::move(wanted)); });
}

void Trainer::play() {
    worker_->post(Turn::WithNewestModel, [this] {
        if (worker_->run && worker_->state == TrainerState::Paused) worker_->state = TrainerState::Running;
    });
}

void Trainer::pause() {
    worker_->post(Turn::AtOnce, [this] {
        if (worker_->state == TrainerState::Running) worker_->state = TrainerState::Paused;
    });
}

void Trainer::step(int steps) {
    worker_->post(Turn::WithNewestModel, [this, steps] {
        if (!worker_->run || worker_->state == TrainerState::Failed) return;
        worker_->state = TrainerState::Paused;
        worker_->advance_in_parts(steps);
    });
}

void Trainer::reset() {
    worker_->post(Turn::WithNewestModel, [this] { worker_->reset(); });
}

void Trainer::go_back() {
    worker_->post(Turn::WithNewestModel, [this] { worker_->go_back(); });
}

void Trainer::set_live(std::string slot, double value, Turn turn) {
    worker_->post(turn, [this, slot = std::move(slot), value] {
        if (worker_->run) worker_->run->set_live(slot, value);
        worker_->gradient_step.reset();
    });
}

void Trainer::watch(std::vector<std::string> keys) {
    worker_->post(Turn::AtOnce,
                  [this, keys = std::move(keys)]() mutable { worker_->watched = std::move(keys); });
}

SnapshotPtr Trainer::take() {
    return worker_->take();
}

void Trainer::measure(Measuring measuring) {
    worker_->post(Turn::AtOnce, [this, measuring] { worker_->measuring = measuring; });
}

void Trainer::request_checkpoint(std::function<void(Checkpoint)> done, Turn turn) {
    worker_->post(turn, [this, done = std::move(done)] {
        if (worker_->run) done(worker_->run->checkpoint());
    });
}

void Trainer::wait_until_idle() {
    worker_->wait_until_idle();
}

} // namespace glassbox
