// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inside/attack_lab.h"

#include "app/texts/texts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

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
    connect(&sample, &ChosenSample::chosen, this, [this] {
        own_.reset();
        askForSample();
    });
    schedule.add({"attack", samplePause, [this](std::uint64_t step) { return looked() && sampleDue(step); },
                  [this] { return sampleJob(); }});
    schedule.add({"accuracy", 0,
                  [this](std::uint64_t step) { return looked() && fits() && nextCount(step) != nullptr; },
                  [this] { return accuracyJob(); }});
}

std::int64_t AttackLab::total() const {
    return sample_.total();
}

bool AttackLab::looked() const {
    return std::any_of(watchers_.begin(), watchers_.end(), [](const auto& looks) { return looks(); });
}

QString AttackLab::reason() const {
    if (fits()) return {};
    return failure_ ? text(*failure_) : lackText(answers().lack(), "ui.adversarial.none");
}

void AttackLab::open() {
    failure_.reset();
    shown_.reset();
    own_.reset();
    readings_.assign(std::size_t(total()), {});
    if (fits()) {
        const double before = std::exchange(largest_, largestFor(answers().source()->info()));
        if (largest_ != before) options_.epsilon = largest_ / 2;
        if (options_.target && *options_.target >= answers().classes()) options_.target.reset();
    }
    options_.seed = schedule_.model() ? schedule_.model()->graph.run().seed : 1;
    restart();
}

std::vector<QString> AttackLab::classNames() const {
    std::vector<QString> names;
    for (std::int32_t i = 0; i < answers().classes(); ++i) names.push_back(answers().className(i));
    return names;
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
    Q_EMIT optionsChanged();
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

void AttackLab::setBounds(AttackBounds bounds) {
    if (bounds == options_.bounds) return;
    options_.bounds = bounds;
    restart();
}

void AttackLab::setEpsilon(double epsilon) {
    epsilon = std::clamp(epsilon, 0.0, largest_);
    if (epsilon == options_.epsilon) return;
    options_.epsilon = epsilon;
    restartHere();
}

void AttackLab::setRenewal(AttackRenewal renewal) {
    renewal_ = renewal;
    Q_EMIT optionsChanged();
    schedule_.wake();
}

void AttackLab::setOwn(std::shared_ptr<const Tensor> own) {
    own_ = std::move(own);
    Q_EMIT optionsChanged();
    askForSample();
}

/// What a hand moves is answered before everything else.
void AttackLab::askForSample() {
    if (fits() && looked() && schedule_.hasParameters()) schedule_.urgent(sampleJob());
    schedule_.wake();
}

bool AttackLab::renews() const {
    return renewal_ == AttackRenewal::WhileTraining || !schedule_.isTraining();
}

bool AttackLab::isAskedFor(const Shown& shown) const {
    return shown.row == sample_.row() && shown.own == own_ && shown.options == options_;
}

bool AttackLab::sampleDue(std::uint64_t step) const {
    if (!fits()) return false;
    if (!shown_ || !isAskedFor(*shown_)) return true;
    return renews() && shown_->step != step;
}

void AttackLab::giveUp(const Error& error) {
    failure_ = error;
    Q_EMIT restarted();
}

AnalysisService::Job AttackLab::sampleJob() {
    return [this, options = options_, row = sample_.row(), own = own_, model = schedule_.model()](
               AnalysisSession& session, std::uint64_t step) -> AnalysisService::Answer {
        auto attack = own ? attack_input(session, options, *own) : attack_sample(session, options, row);
        if (!attack)
            return [this, model, error = attack.error()] {
                if (schedule_.model() == model) giveUp(error);
            };
        auto result = std::make_shared<const Shown>(Shown{row, own, options, step, std::move(*attack)});
        return [this, model, result] {
            if (schedule_.model() != model) return;
            shown_ = result;
            Q_EMIT sampleChanged();
        };
    };
}

bool AttackLab::countDue(const AccuracyCount& count, std::uint64_t step) const {
    const RollingSlices& slices = count.slices();
    return renews() ? slices.due(step) : slices.samples() < slices.total();
}

/// The count at the chosen ε first; then whichever of the curve rests on fewest samples or oldest parameters.
AccuracyCount* AttackLab::nextCount(std::uint64_t step) {
    const bool hereDue = countDue(here_, step);
    if (hereDue && here_.slices().samples() < total()) return &here_;
    AccuracyCount* chosen = hereDue ? &here_ : nullptr;
    auto urgency = [](const AccuracyCount& count) {
        return std::pair(count.slices().samples() >= count.slices().total(), count.slices().oldest());
    };
    for (AccuracyCount& count : curve_)
        if (countDue(count, step) && (!chosen || urgency(count) < urgency(*chosen))) chosen = &count;
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
            auto readings = attack_readings(session, options, epsilons, slice.begin, slice.count);
            return [this, isHere, place, slice, step, round, model, readings = std::move(readings)] {
                if (schedule_.model() != model || round != round_) return;
                if (!readings) return giveUp(readings.error());
                take(isHere ? here_ : curve_.at(place), slice.index, step, *readings);
            };
        };
}

void AttackLab::take(AccuracyCount& count, std::size_t slice, std::uint64_t step, const Readings& readings) {
    std::vector<AttackCounts> counts;
    for (const auto& ofOne : readings) counts.push_back(counts_of(ofOne));
    count.take(slice, step, counts);
    if (&count == &here_)
        for (const AttackReading& reading : readings.front())
            if (std::size_t(reading.row) < readings_.size())
                readings_[std::size_t(reading.row)] = RowReading{reading, round_};
    Q_EMIT accuracyChanged();
}

std::optional<AttackLab::Read> AttackLab::readingOf(std::int64_t row) const {
    if (std::size_t(row) >= readings_.size() || !readings_[std::size_t(row)]) return {};
    const RowReading& known = *readings_[std::size_t(row)];
    return Read{known.reading, known.round == round_};
}

ConfusionMatrix AttackLab::becomes() const {
    std::vector<SampleAnswer> answers;
    for (const auto& known : readings_)
        if (known && known->round == round_)
            answers.push_back({known->reading.row, known->reading.label, known->reading.adversarial, 0, 0});
    ConfusionMatrix matrix(this->answers().classes());
    matrix.add(answers);
    return matrix;
}

} // namespace glassbox::app
