// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inside/analysis_schedule.h"
#include "app/pacer.h"
#include "engine/analysis/sample_answers.h"

namespace glassbox::app {

/// A part of the data that is gone through in slices again and again, while the parameters change: which
/// slice is due next, and of which step each is.
class RollingSlices {
  public:
    RollingSlices() = default;
    RollingSlices(std::int64_t total, std::int64_t slice);
    std::int64_t total() const { return total_; }
    /// Whether not every slice is of this step.
    bool due(std::uint64_t step) const;
    struct Slice {
        std::size_t index = 0;
        std::int64_t begin = 0;
        std::int64_t count = 0;
    };
    /// The one that has waited longest.
    Slice next() const;
    void done(std::size_t index, std::uint64_t step);
    std::size_t size() const { return steps_.size(); }
    /// Samples that were gone through at least once, and the steps between which that was.
    std::int64_t samples() const;
    std::uint64_t oldest() const;
    std::uint64_t newest() const;

  private:
    Slice slice(std::size_t index) const;
    std::int64_t total_ = 0;
    std::int64_t slice_ = 1;
    std::vector<std::optional<std::uint64_t>> steps_;
};

/// Why the model's answers for the held-out part are not there: the model is not complete, it chooses no
/// class, or the data hold nothing back.
enum class Lack : std::uint8_t { None, Model, Classes, HeldOut };
/// The reason and its remedy, in words; `otherwise` is the id of what is said of a model without classes.
QString lackText(Lack lack, const char* otherwise);

/// "1 000 samples, step 868", or "320 samples, steps 612 to 868".
QString restsOnText(const RollingSlices& slices);

/// What the model says of every held-out sample, renewed slice by slice while somebody looks.
class HeldOutAnswers : public QObject {
    Q_OBJECT
  public:
    explicit HeldOutAnswers(AnalysisSchedule& schedule, QObject* parent = nullptr);
    /// Another view that looks: answers are renewed while one of them says yes.
    void addWatcher(std::function<bool()> looks) { watchers_.push_back(std::move(looks)); }

    /// None where the model chooses no class, or there are no samples that it could choose for.
    const std::optional<AnswerPort>& port() const { return port_; }
    /// Why there is none.
    Lack lack() const { return lack_; }
    std::int64_t classes() const { return classes_; }
    /// Names of the classes, or their numbers.
    QString className(std::int32_t number) const;
    /// The raw data that is answered; null where there is none.
    BatchSourcePtr source() const { return source_; }
    std::span<const std::int32_t> labels() const { return labels_; }
    const RollingSlices& slices() const { return slices_; }
    std::vector<SampleAnswer> known() const;
    /// None where it was not answered yet.
    std::optional<SampleAnswer> of(std::int64_t row) const;
    ConfusionMatrix confusion() const;
    QString restsOn() const;

  Q_SIGNALS:
    void changed();

  private:
    void open();
    bool looked() const;
    AnalysisService::Job job();
    void take(std::size_t slice, std::uint64_t step, const std::vector<SampleAnswer>& answers);

    AnalysisSchedule& schedule_;
    Pacer* pacer_;
    std::vector<std::function<bool()>> watchers_;
    std::optional<AnswerPort> port_;
    Lack lack_ = Lack::Model;
    BatchSourcePtr source_;
    std::int64_t classes_ = 0;
    std::vector<std::int32_t> labels_;
    std::vector<std::optional<SampleAnswer>> answers_; ///< By row.
    RollingSlices slices_;
    bool failed_ = false;
};

enum class SampleOrder : std::uint8_t { ByNumber, WorstFirst };

/// The held-out sample that all views look at, and the list that it is chosen from.
class ChosenSample : public QObject {
    Q_OBJECT
  public:
    ChosenSample(HeldOutAnswers& answers, AnalysisSchedule& schedule, QObject* parent = nullptr);
    std::int64_t row() const { return row_; }
    std::int64_t total() const;
    void choose(std::int64_t row);
    std::optional<std::int32_t> ofClass() const { return class_; }
    /// Only samples of this class; all without one.
    void setClass(std::optional<std::int32_t> number);
    SampleOrder order() const { return order_; }
    void setOrder(SampleOrder order);
    /// The rows that the list holds, in its order; mistakes only where the worst come first.
    const std::vector<std::int64_t>& list() const { return list_; }
    HeldOutAnswers& answers() { return answers_; }

  Q_SIGNALS:
    void chosen();
    void listed();

  private:
    void makeList();

    HeldOutAnswers& answers_;
    std::int64_t row_ = 0;
    std::optional<std::int32_t> class_;
    SampleOrder order_ = SampleOrder::ByNumber;
    std::vector<std::int64_t> list_;
};

} // namespace glassbox::app
