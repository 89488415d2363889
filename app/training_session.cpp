// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_session.h"

#include "engine/lower/lower.h"

namespace glassbox::app {

void RunHistory::clear() {
    steps_.clear();
    tests_.clear();
    lastStep_ = 0;
}

void RunHistory::appendTo(const std::string& name, std::uint64_t step, double value) {
    auto [series, isNew] = steps_.try_emplace(name);
    if (isNew) series->second.setSmoothing(smoothing_);
    series->second.append(step, value);
}

void RunHistory::appendTest(const std::string& name, std::uint64_t step, double value) {
    std::vector<QPointF>& series = tests_[name];
    if (series.empty() || series.back().x() < double(step)) series.emplace_back(double(step), value);
}

void RunHistory::append(const Snapshot& snapshot) {
    for (const StepRecord& record : snapshot.records) {
        // Steps that begin again are another run: records of the one before may still have been on their way.
        if (record.step <= lastStep_) clear();
        lastStep_ = record.step;
        for (const auto& [block, value] : record.losses) appendTo("loss:" + block, record.step, value);
        for (const auto& [block, value] : record.metrics) appendTo("metric:" + block, record.step, value);
    }
    for (const StepRecord& test : snapshot.tests)
        for (const auto* values : {&test.losses, &test.metrics})
            for (const auto& [block, value] : *values) appendTest("test:" + block, test.step, value);
}

void RunHistory::setSmoothing(double weight) {
    smoothing_ = weight;
    for (auto& [name, series] : steps_) series.setSmoothing(weight);
}

TrainingSession::TrainingSession(QObject* parent)
    : QObject(parent), pending_(std::make_shared<std::atomic<bool>>(false)),
      snapshot_(std::make_shared<const Snapshot>()) {}

TrainingSession::~TrainingSession() = default;

void TrainingSession::open(const CheckedGraph& graph, const Sources& sources, const BackendPtr& backend,
                           const RunOptions& options, std::optional<Checkpoint> from) {
    close();
    entries_ = Module(graph).store();
    trainer_ = std::make_unique<Trainer>([this] { wake(); });
    trainer_->open(graph, sources, backend, options, std::move(from));
    trainer_->watch(watched_);
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
    const TrainerState before = snapshot_->state;
    snapshot_ = trainer_->take();
    history_.append(*snapshot_);
    if (snapshot_->state != before) Q_EMIT stateChanged();
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

void TrainingSession::setLive(const std::string& block, const std::string& parameter, double value) {
    if (trainer_) trainer_->set_live(block + "." + parameter, value);
}

void TrainingSession::watch(const std::vector<std::string>& keys) {
    watched_ = keys;
    if (trainer_) trainer_->watch(keys);
}

void TrainingSession::requestCheckpoint(std::function<void(Checkpoint)> done) {
    if (!trainer_) return;
    trainer_->request_checkpoint([this, done = std::move(done)](Checkpoint checkpoint) {
        auto shared = std::make_shared<Checkpoint>(std::move(checkpoint));
        QMetaObject::invokeMethod(
            this, [done, shared] { done(std::move(*shared)); }, Qt::QueuedConnection);
    });
}

void TrainingSession::waitUntilIdle() {
    if (!trainer_) return;
    trainer_->wait_until_idle();
    take();
}

} // namespace glassbox::app
