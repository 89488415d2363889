// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inside/attack_lab.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glassbox::app {

namespace {

constexpr int samplePause = 150; ///< Milliseconds, while no hand moves anything.
constexpr double largestForPictures = 0.3;
constexpr int curvePoints = 6; ///< Beside zero.
/// Gradients and answers that one job may ask for: what a hand moves waits for one job at most.
constexpr std::int64_t answersAJob = 160;

/// Rows of a slice for so many ε: each costs its gradients (three answers' time) and two answers.
std::int64_t rowsFor(const AttackMethod& method, std::size_t epsilons) {
    const auto answers = std::int64_t(method.steps * 3 + int(epsilons) * 2 + 1);
    return std::clamp<std::int64_t>(answersAJob / answers, 4, 32);
}

/// Rows of numbers have no common scale: half of their typical deviation is a strong disturbance.
double largestFor(const DataInfo& info) {
    if (info.pictures) return largestForPictures;
    if (info.deviation.empty()) return 1;
    const double sum = std::accumulate(info.deviation.begin(), info.deviation.end(), 0.0);
    const double typical = sum / double(info.deviation.size());
    const double power = std::pow(10, std::floor(std::log10(std::max(typical, 1e-6))));
    return power * std::max(1.0, std::round(typical / power));
}

} // namespace

AccuracyCount::AccuracyCount(std::vector<double> epsilons, std::int64_t total, std::int64_t slice)
    : epsilons_(std::move(epsilons)), slices_(total, slice), counts_(slices_.size()) {}

void AccuracyCount::take(std::size_t slice, std::uint64_t step, const std::vector<AttackCounts>& counts) {
    counts_.at(slice) = counts;
    slices_.done(slice, step);
}

AttackCounts AccuracyCount::at(std::size_t epsilon) const {
    AttackCounts sum;
    for (const auto& of : counts_)
        if (!of.empty()) sum += of.at(epsilon);
    return sum;
}

AttackLab::AttackLab(AnalysisSchedule& schedule, ChosenSample& sample, QObject* parent)
    : QObject(parent), schedule_(schedule), sample_(sample) {
    options_.epsilon = 0.15;
    connect(&schedule, &AnalysisSchedule::modelChanged, this, &AttackLab::open);
    connect(&sample, &ChosenSample::chosen, this, &AttackLab::askForSample);
    schedule.add({"attack", samplePause, [this](std::uint64_t step) { return looked_() && sampleDue(step); },
                  [this] { return sampleJob(); }});
    schedule.add({"accuracy", 0,
                  [this](std::uint64_t step) { return looked_() && fits() && nextCount(step) != nullptr; },
                  [this] { return accuracyJob(); }});
}

std::int64_t AttackLab::total() const {
    return sample_.total();
}

void AttackLab::open() {
    port_.reset();
    shown_.reset();
    failed_ = false;
    if (sample_.answers().port()) {
        port_ = *sample_.answers().port();
        const DataInfo& info = sample_.answers().source()->info();
        const double before = largest_;
        largest_ = largestFor(info);
        if (largest_ != before) options_.epsilon = largest_ / 2;
        if (options_.target && *options_.target >= sample_.answers().classes()) options_.target.reset();
    }
    options_.seed = schedule_.model() ? schedule_.model()->graph.run().seed : 1;
    restart();
}

void AttackLab::restart() {
    curve_.clear();
    std::vector<double> epsilons;
    for (int i = 0; i <= curvePoints; ++i) epsilons.push_back(largest_ * i / curvePoints);
    const AttackMethod& method = *find_attack_method(options_.method);
    // One gradient serves every ε of a single step; with several steps each has its own.
    if (method.steps == 1)
        curve_.emplace_back(epsilons, total(), rowsFor(method, epsilons.size()));
    else
        for (const double epsilon : epsilons)
            curve_.emplace_back(std::vector{epsilon}, total(), rowsFor(method, 1));
    restartHere();
    Q_EMIT restarted();
}

void AttackLab::restartHere() {
    ++round_;
    here_ = AccuracyCount({options_.epsilon}, total(), rowsFor(*find_attack_method(options_.method), 1));
    Q_EMIT accuracyChanged();
    askForSample();
}

void AttackLab::setMethod(const std::string& method) {
    if (method == options_.method || !find_attack_method(method)) return;
    options_.method = method;
    restart();
}

void AttackLab::setTarget(std::optional<std::int32_t> target) {
    if (target == options_.target) return;
    options_.target = target;
    restart();
}

void AttackLab::setEpsilon(double epsilon) {
    epsilon = std::clamp(epsilon, 0.0, largest_);
    if (epsilon == options_.epsilon) return;
    options_.epsilon = epsilon;
    restartHere();
}

/// What a hand moves is answered before everything else.
void AttackLab::askForSample() {
    if (fits() && looked_() && schedule_.hasParameters()) schedule_.urgent(sampleJob());
    schedule_.wake();
}

bool AttackLab::sampleDue(std::uint64_t step) const {
    if (!fits()) return false;
    if (!shown_ || shown_->step != step || shown_->row != sample_.row()) return true;
    return shown_->options.epsilon != options_.epsilon || shown_->options.method != options_.method ||
           shown_->options.target != options_.target;
}

AnalysisService::Job AttackLab::sampleJob() {
    return [this, options = options_, row = sample_.row(), model = schedule_.model()](
               AnalysisSession& session, std::uint64_t step) -> AnalysisService::Answer {
        auto attack = attack_sample(session, options, row);
        auto result =
            attack ? std::make_shared<const Shown>(Shown{row, options, step, std::move(*attack)}) : nullptr;
        return [this, model, result] {
            if (schedule_.model() != model) return;
            failed_ = !result;
            shown_ = result;
            Q_EMIT sampleChanged();
        };
    };
}

/// The count at the chosen ε first; then whichever of the curve rests on fewest samples or oldest parameters.
AccuracyCount* AttackLab::nextCount(std::uint64_t step) {
    if (here_.slices().due(step) && here_.slices().samples() < total()) return &here_;
    AccuracyCount* chosen = here_.slices().due(step) ? &here_ : nullptr;
    auto urgency = [](const AccuracyCount& count) {
        return std::pair(count.slices().samples() >= count.slices().total(), count.slices().oldest());
    };
    for (AccuracyCount& count : curve_)
        if (count.slices().due(step) && (!chosen || urgency(count) < urgency(*chosen))) chosen = &count;
    return chosen;
}

AnalysisService::Job AttackLab::accuracyJob() {
    AccuracyCount* count = nextCount(schedule_.step());
    const bool isHere = count == &here_;
    const std::size_t place = isHere ? 0 : std::size_t(count - curve_.data());
    const RollingSlices::Slice slice = count->slices().next();
    return
        [this, isHere, place, slice, options = options_, epsilons = count->epsilons(), round = round_,
         model = schedule_.model()](AnalysisSession& session, std::uint64_t step) -> AnalysisService::Answer {
            auto counts = attack_rows(session, options, epsilons, slice.begin, slice.count);
            return [this, isHere, place, slice, step, round, model, counts = std::move(counts)] {
                if (schedule_.model() != model || round != round_) return;
                failed_ = !counts;
                if (!counts) return;
                (isHere ? here_ : curve_.at(place)).take(slice.index, step, *counts);
                Q_EMIT accuracyChanged();
            };
        };
}

} // namespace glassbox::app
