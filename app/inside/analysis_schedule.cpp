// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inside/analysis_schedule.h"

#include "engine/train/parameter_guard.h"

#include <QCoreApplication>

#include <algorithm>

namespace glassbox::app {

namespace {

constexpr int between_turns = 30; ///< Milliseconds.
/// Of one core, while the model trains. Trainer and views share the cores, and a trainer with as many threads
/// as there are cores waits for the one that is held up: so it is of one core, and drawing costs as well.
constexpr double share = 0.03;
constexpr double mostSaved = 60;
/// A view that is seen is served that often, whatever it costs, unless it is a heavy one.
constexpr int longestWait = 900;
/// As long as a hand moves something, the rest stands back.
constexpr int handRests = 250;
constexpr double deepestDebt = -150;
constexpr int betweenCopies = 250;
/// Copying takes about a second for so many bytes; a copy is worth twenty times its own time.
constexpr double copiedPerSecond = 2e9;
constexpr double copyWorth = 20;
constexpr std::size_t copiesRemembered = 64;
constexpr qint64 fresh = 1500; ///< Milliseconds for which a view's age is not worth a word.

} // namespace

AnalysisSchedule::AnalysisSchedule(TrainingSession& session, QObject* parent)
    : QObject(parent), session_(session) {
    timer_.setInterval(between_turns);
    ageing_.setInterval(1000);
    connect(&timer_, &QTimer::timeout, this, &AnalysisSchedule::turn);
    connect(&ageing_, &QTimer::timeout, this, &AnalysisSchedule::aged);
    connect(&session, &TrainingSession::advanced, this, &AnalysisSchedule::follow);
    connect(&session, &TrainingSession::stateChanged, this, &AnalysisSchedule::follow);
    connect(&service_, &AnalysisService::done, this, &AnalysisSchedule::finished);
}

void AnalysisSchedule::add(AnalysisClient client) {
    clients_.push_back(std::make_unique<Client>(Client{std::move(client), {}}));
}

bool AnalysisSchedule::ready() const {
    return model_ && (session_.state() == TrainerState::Running || session_.state() == TrainerState::Paused ||
                      session_.state() == TrainerState::Failed);
}

/// Whether the run has gone on since parameters were copied.
bool AnalysisSchedule::isStale() const {
    const Snapshot& snapshot = *session_.snapshot();
    return ready() && (!tensors_ || snapshot.step != step_ || snapshot.run != run_);
}

/// Whether some view would ask, were the parameters the newest.
bool AnalysisSchedule::isWanted() const {
    const std::uint64_t newest = session_.snapshot()->step;
    return std::any_of(clients_.begin(), clients_.end(),
                       [newest](const auto& client) { return client->is.due(newest); });
}

void AnalysisSchedule::follow() {
    if (session_.snapshot()->model != model_) {
        model_ = session_.snapshot()->model;
        tensors_.reset();
        copies_.clear();
        working_.clear();
        sinceCopy_.invalidate();
        if (model_)
            service_.open(model_->graph, model_->sources);
        else
            service_.close();
        Q_EMIT modelChanged();
    }
    if (isTraining() != ageing_.isActive()) isTraining() ? ageing_.start() : ageing_.stop();
    wake();
}

void AnalysisSchedule::wake() {
    if (!model_ || timer_.isActive()) return;
    sinceSaving_.start();
    timer_.start();
}

void AnalysisSchedule::urgent(AnalysisService::Job job) {
    sinceHand_.start();
    service_.request("now", std::move(job));
}

void AnalysisSchedule::copyParameters() {
    const bool tooSoon = isTraining() && sinceCopy_.isValid() && double(sinceCopy_.elapsed()) < copyPause_;
    if (copying_ || tooSoon || !isStale() || !isWanted()) return;
    copying_ = true;
    sinceCopy_.start();
    session_.requestCheckpoint([this](Checkpoint checkpoint) { take(std::move(checkpoint)); }, Turn::AtOnce);
}

/// An edited model may have taken over since it was asked for: parameters that do not fit are not taken.
void AnalysisSchedule::take(Checkpoint checkpoint) {
    copying_ = false;
    if (!model_ || !checkpoint_fits(checkpoint, model_->entries)) return;
    for (const StoreEntry& entry : model_->entries)
        if (!checkpoint.tensors.contains(entry.key)) return;
    double bytes = 0;
    for (const auto& [key, tensor] : checkpoint.tensors) bytes += double(tensor.bytes.size());
    copyPause_ = std::max(double(betweenCopies), copyWorth * 1e3 * bytes / copiedPerSecond);
    step_ = checkpoint.state.step;
    run_ = session_.snapshot()->run;
    tensors_ = std::make_shared<const AnalysisService::Tensors>(std::move(checkpoint.tensors));
    service_.setTensors(tensors_, step_);
    copies_.push_back({step_, {}});
    copies_.back().since.start();
    if (copies_.size() > copiesRemembered) copies_.pop_front();
    turn();
}

bool AnalysisSchedule::mayServe(const Client& client) const {
    if (!isTraining()) return true;
    const qint64 waited = client.since.isValid() ? client.since.elapsed() : longestWait;
    if (waited < client.is.pause) return false;
    const bool moving = sinceHand_.isValid() && sinceHand_.elapsed() < handRests;
    if (moving && waited < longestWait) return false;
    return saved_ > 0 || (waited >= longestWait && saved_ > deepestDebt);
}

/// Of those that may be served, who has waited longest.
AnalysisSchedule::Client* AnalysisSchedule::next() {
    Client* chosen = nullptr;
    qint64 longest = -1;
    for (const auto& client : clients_) {
        if (!mayServe(*client) || !client->is.due(step_)) continue;
        const qint64 waited = client->since.isValid() ? client->since.elapsed() : 1LL << 40;
        if (waited <= longest) continue;
        longest = waited;
        chosen = client.get();
    }
    return chosen;
}

void AnalysisSchedule::turn() {
    if (!model_) return timer_.stop();
    saved_ = std::min(mostSaved, saved_ + share * double(sinceSaving_.restart()));
    copyParameters();
    if (!working_.isEmpty() || !tensors_) return;
    Client* client = next();
    if (client) {
        working_ = client->is.channel;
        client->since.start();
        service_.request(working_, client->is.job());
    } else if (!isTraining() && !copying_ && !(isStale() && isWanted())) {
        timer_.stop();
    }
}

void AnalysisSchedule::finished(const QString& channel, double milliseconds) {
    if (isTraining()) saved_ -= milliseconds;
    if (channel != working_) return;
    working_.clear();
    // While the model rests there is nothing to wait for.
    if (!isTraining()) turn();
}

std::optional<int> AnalysisSchedule::secondsSince(std::uint64_t step) const {
    if (session_.snapshot()->step == step) return {};
    // What is older than all that is remembered is at least as old as the first of these.
    const auto same = std::find_if(copies_.begin(), copies_.end(),
                                   [step](const Copied& copy) { return copy.step == step; });
    const auto copy = same == copies_.end() ? copies_.begin() : same;
    if (copy == copies_.end() || copy->since.elapsed() <= fresh) return {};
    return qRound(double(copy->since.elapsed()) / 1000);
}

QString AnalysisSchedule::ageOf(std::uint64_t step) const {
    const QString shown = qtTrId("ui.inside.step").arg(step);
    const auto seconds = secondsSince(step);
    return seconds ? shown + ", " + qtTrId("ui.inside.ago").arg(*seconds) : shown;
}

bool AnalysisSchedule::isSettled() const {
    if (!model_) return true;
    if (copying_ || !working_.isEmpty() || service_.isBusy()) return false;
    if (isStale()) return !isWanted();
    return std::none_of(clients_.begin(), clients_.end(),
                        [this](const auto& client) { return client->is.due(step_); });
}

bool AnalysisSchedule::settle(int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    wake();
    while (!isSettled() && clock.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    return isSettled();
}

} // namespace glassbox::app
