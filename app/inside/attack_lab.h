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

/// Whether the attack is renewed while the model trains, or only when somebody changes something.
enum class AttackRenewal : std::uint8_t { WhileTraining, OnChange };

/// The attack that is being looked at: on the chosen sample (or one of one's own) at the ε that a hand moves,
/// and on the held-out part at this and at several other ε, refined while the model trains. All views of it
/// show this one.
class AttackLab : public QObject {
    Q_OBJECT
  public:
    AttackLab(AnalysisSchedule& schedule, ChosenSample& sample, QObject* parent = nullptr);
    /// Another view that looks: something is computed while one of them says yes.
    void addWatcher(std::function<bool()> looks) { watchers_.push_back(std::move(looks)); }

    /// Whether the model can be attacked.
    bool fits() const { return answers().lack() == Lack::None && !failure_; }
    /// Why not, and what to do, in words; "" where it can.
    QString reason() const;

    const AttackOptions& options() const { return options_; }
    double largestEpsilon() const { return largest_; }
    void setMethod(const std::string& method);
    void setEpsilon(double epsilon);
    void setTarget(std::optional<std::int32_t> target);
    void setBounds(AttackBounds bounds);
    AttackRenewal renewal() const { return renewal_; }
    void setRenewal(AttackRenewal renewal);

    AnalysisSchedule& schedule() const { return schedule_; }
    ChosenSample& sample() const { return sample_; }
    const HeldOutAnswers& answers() const { return sample_.answers(); }
    /// Names of the classes, by number.
    std::vector<QString> classNames() const;
    /// Attacks a sample of one's own, raw as the source gives them; null: the chosen held-out one again.
    void setOwn(std::shared_ptr<const Tensor> own);
    const std::shared_ptr<const Tensor>& own() const { return own_; }

    /// Of one sample at the ε it was computed for; null before the first.
    struct Shown {
        std::int64_t row = 0;
        std::shared_ptr<const Tensor> own; ///< In place of the row.
        AttackOptions options;
        std::uint64_t step = 0;
        SampleAttack attack;
    };
    const std::shared_ptr<const Shown>& shown() const { return shown_; }
    /// At options().epsilon.
    const AccuracyCount& here() const { return here_; }
    AttackCounts countsHere() const { return here_.epsilons().empty() ? AttackCounts() : here_.at(0); }
    /// At ε from 0 to the largest, each with its own samples.
    const std::vector<AccuracyCount>& curve() const { return curve_; }

    /// How a held-out sample was read last, and whether that was at the attack of now.
    struct Read {
        AttackReading reading;
        bool isOfNow = false;
    };
    std::optional<Read> readingOf(std::int64_t row) const;
    /// Which class is read as which under the attack of now.
    ConfusionMatrix becomes() const;

  Q_SIGNALS:
    void sampleChanged();
    void accuracyChanged();
    /// Method, strength, target or another choice.
    void optionsChanged();
    /// Another model, another method or target: what was counted is of no use.
    void restarted();

  private:
    void open();
    void restart();
    void restartHere();
    void askForSample();
    bool looked() const;
    bool renews() const;
    bool isAskedFor(const Shown& shown) const;
    bool sampleDue(std::uint64_t step) const;
    AnalysisService::Job sampleJob();
    void giveUp(const Error& error);
    bool countDue(const AccuracyCount& count, std::uint64_t step) const;
    AccuracyCount* nextCount(std::uint64_t step);
    AnalysisService::Job accuracyJob();
    using Readings = std::vector<std::vector<AttackReading>>; ///< By ε.
    void take(AccuracyCount& count, std::size_t slice, std::uint64_t step, const Readings& readings);
    std::int64_t total() const;

    AnalysisSchedule& schedule_;
    ChosenSample& sample_;
    std::vector<std::function<bool()>> watchers_;
    std::optional<Error> failure_; ///< Of an attack.
    double largest_ = 0.3;
    AttackOptions options_;
    AttackRenewal renewal_ = AttackRenewal::WhileTraining;
    std::shared_ptr<const Tensor> own_;
    std::shared_ptr<const Shown> shown_;
    AccuracyCount here_;
    std::vector<AccuracyCount> curve_;
    struct RowReading {
        AttackReading reading;
        std::uint64_t round = 0;
    };
    std::vector<std::optional<RowReading>> readings_; ///< By row.
    std::uint64_t round_ = 0;                         ///< Answers of an earlier one are of no use.
};

} // namespace glassbox::app
