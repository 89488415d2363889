// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inside/held_out.h"
#include "engine/attack/attack.h"

namespace glassbox::app {

/// Right answers at several ε, counted slice by slice over the held-out part.
class AccuracyCount {
  public:
    AccuracyCount() = default;
    AccuracyCount(std::vector<double> epsilons, std::int64_t total, std::int64_t slice);
    const std::vector<double>& epsilons() const { return epsilons_; }
    const RollingSlices& slices() const { return slices_; }
    void take(std::size_t slice, std::uint64_t step, const std::vector<AttackCounts>& counts);
    /// The sum over all slices counted so far, at an ε by its place.
    AttackCounts at(std::size_t epsilon) const;

  private:
    std::vector<double> epsilons_;
    RollingSlices slices_;
    std::vector<std::vector<AttackCounts>> counts_; ///< By slice, by ε.
};

/// The attack that is being looked at: on the chosen sample at the ε that a hand moves, and on the held-out
/// part at this and at several other ε, refined while the model trains.
class AttackLab : public QObject {
    Q_OBJECT
  public:
    AttackLab(AnalysisSchedule& schedule, ChosenSample& sample, QObject* parent = nullptr);
    /// Whether anything is computed: whether somebody looks.
    void setLooked(std::function<bool()> looked) { looked_ = std::move(looked); }

    /// Whether the model can be attacked.
    bool fits() const { return port_.has_value() && !failed_; }
    const AttackOptions& options() const { return options_; }
    double largestEpsilon() const { return largest_; }
    void setMethod(const std::string& method);
    void setEpsilon(double epsilon);
    void setTarget(std::optional<std::int32_t> target);

    /// Of the chosen sample at the ε it was computed for; null before the first.
    struct Shown {
        std::int64_t row = 0;
        AttackOptions options;
        std::uint64_t step = 0;
        SampleAttack attack;
    };
    const std::shared_ptr<const Shown>& shown() const { return shown_; }
    /// At options().epsilon.
    const AccuracyCount& here() const { return here_; }
    /// At ε from 0 to the largest, each with its own samples.
    const std::vector<AccuracyCount>& curve() const { return curve_; }

  Q_SIGNALS:
    void sampleChanged();
    void accuracyChanged();
    /// Another model, another method or target: what was counted is of no use.
    void restarted();

  private:
    void open();
    void restart();
    void restartHere();
    void askForSample();
    bool sampleDue(std::uint64_t step) const;
    AnalysisService::Job sampleJob();
    AccuracyCount* nextCount(std::uint64_t step);
    AnalysisService::Job accuracyJob();
    std::int64_t total() const;

    AnalysisSchedule& schedule_;
    ChosenSample& sample_;
    std::function<bool()> looked_ = [] { return false; };
    std::optional<AnswerPort> port_;
    bool failed_ = false;
    double largest_ = 0.3;
    AttackOptions options_;
    std::shared_ptr<const Shown> shown_;
    AccuracyCount here_;
    std::vector<AccuracyCount> curve_;
    std::uint64_t round_ = 0; ///< Answers of an earlier one are of no use.
};

} // namespace glassbox::app
