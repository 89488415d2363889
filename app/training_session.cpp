// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_session.h"

#include "engine/lower/lower.h"

#include <utility>

namespace glassbox::app {

TrainingSession::TrainingSession(QObject* parent)
    : QObject(parent), pending_(std::make_shared<std::atomic<bool>>(false)),
      snapshot_(std::make_shared<const Snapshot>()) {}

TrainingSession::~TrainingSession() {
    trainer_.reset(); // Its thread calls wake(), for which everything must still be there.
}

void TrainingSession::open(const CheckedGraph& graph, const Sources& sources, const BackendPtr& backend,
                           const RunOptions& options, std::optional<Checkpoint> from) {
    close();
    entries_ = Module(graph).store();
    trainer_ = std::make_unique<Trainer>([this] { wake(); });
    trainer_->open(graph, sources, backend, options, std::move(from));
    trainer_->watch(watched_);
    trainer_->measure(measuring_);
}

void TrainingSession::swap(const CheckedGraph& graph, const Sources& sources, const RunOptions& options,
                           const QString& edit, const BackendPtr& device) {
    if (trainer_) trainer_->swap(graph, sources, options, edit.toStdString(), device);
}

void TrainingSession::close() {
    trainer_.reset();
    history_.clear();
    entries_.clear();
    snapshot_ = std::make_shared<const Snapshot>();
    Q_EMIT stateChanged();
    Q_EMIT advanced();
}

/// On the trainer's thread. One wake-up is under way at most, however slow the window is.
void TrainingSession::wake() {
    if (pending_->exchange(true)) return;
    QMetaObject::invokeMethod(
        this, [this] { take(); }, Qt::QueuedConnection);
}

void TrainingSession::take() {
    pending_->store(false);
    if (!trainer_) return;
    const SnapshotPtr before = std::exchange(snapshot_, trainer_->take());
    history_.append(*snapshot_);
    const bool other = snapshot_->model && snapshot_->model != before->model;
    if (other) entries_ = snapshot_->model->entries;
    if (other && before->model) Q_EMIT swapped();
    if (snapshot_->state != before->state || snapshot_->compiling != before->compiling) Q_EMIT stateChanged();
    Q_EMIT advanced();
}

void TrainingSession::play() {
    if (trainer_) trainer_->play();
}

void TrainingSession::pause() {
    if (trainer_) trainer_->pause();
}

void TrainingSession::step(int steps) {
    if (trainer_) trainer_->step(steps);
}

void TrainingSession::reset() {
    if (!trainer_) return;
    trainer_->reset();
    history_.clear();
    Q_EMIT advanced();
}

void TrainingSession::goBack() {
    if (trainer_) trainer_->go_back();
}

void TrainingSession::measure(Measuring measuring) {
    measuring_ = measuring;
    if (trainer_) trainer_->measure(measuring);
}

void TrainingSession::setLive(const std::string& slot, double value, Turn turn) {
    if (trainer_) trainer_->set_live(slot, value, turn);
}

void TrainingSession::watch(const std::vector<std::string>& keys) {
    watched_ = keys;
    if (trainer_) trainer_->watch(keys);
}

void TrainingSession::requestCheckpoint(std::function<void(Checkpoint)> done, Turn turn) {
    if (!trainer_) return;
    auto give = [this, done = std::move(done)](Checkpoint checkpoint) {
        auto shared = std::make_shared<Checkpoint>(std::move(checkpoint));
        QMetaObject::invokeMethod(
            this, [done, shared] { done(std::move(*shared)); }, Qt::QueuedConnection);
    };
    trainer_->request_checkpoint(std::move(give), turn);
}

void TrainingSession::waitUntilIdle() {
    if (!trainer_) return;
    trainer_->wait_until_idle();
    take();
}

} // namespace glassbox::app
