// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis_service.h"
#include "app/training_session.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>

namespace glassbox::app {

/// A view's part in the analysis.
struct AnalysisClient {
    QString channel;
    int pause = 0; ///< Milliseconds between two of its jobs, at least, while the model trains.
    /// Whether there is something to ask, the newest parameters being those of `step`; never while the view
    /// is hidden. Asked often.
    std::function<bool(std::uint64_t step)> due;
    std::function<AnalysisService::Job()> job;
};

/// The one place that decides how often parameters are copied from the trainer, and which view's job is
/// computed next: while the model trains, all views together within a share of one core, in turns, and each
/// that is visible at least once a second; while it rests, until every view shows the newest parameters. It
/// follows the model that is trained: after an edit, from when the edited one runs.
class AnalysisSchedule : public QObject {
    Q_OBJECT
  public:
    explicit AnalysisSchedule(TrainingSession& session, QObject* parent = nullptr);

    void add(AnalysisClient client);
    /// Null where nothing is trained.
    const std::shared_ptr<const TrainedModel>& model() const { return model_; }
    /// Step of the newest parameters.
    std::uint64_t step() const { return step_; }
    bool hasParameters() const { return bool(tensors_); }
    /// Something became due: a choice, a view that is shown.
    void wake();
    /// What a hand is moving: before everything else, with the newest parameters.
    void urgent(AnalysisService::Job job);
    /// The model trains: parameters grow old while one looks at them.
    bool isTraining() const { return session_.state() == TrainerState::Running; }
    /// Whole seconds since the run went on from that step; none where it has not, or a moment ago.
    std::optional<int> secondsSince(std::uint64_t step) const;
    /// "step 640", or "step 640, 2 s ago" where newer steps are done since then.
    QString ageOf(std::uint64_t step) const;
    /// Nothing is due and the parameters are the newest.
    bool isSettled() const;
    /// Lets the window live until then, or for so many milliseconds (for tests and pictures).
    bool settle(int milliseconds);

    /// Whether the model is in training: views are served by and by then.
    bool training() const { return session_.state() == TrainerState::Running; }

  Q_SIGNALS:
    /// Another model is trained, or none: nothing that was known is true any more.
    void modelChanged();
    /// A second passed in which something may have aged.
    void aged();

  private:
    struct Client {
        AnalysisClient is;
        QElapsedTimer since;
    };
    bool ready() const;
    bool isStale() const;
    bool isWanted() const;
    void follow();
    void copyParameters();
    void take(Checkpoint checkpoint);
    void turn();
    void finished(const QString& channel, double milliseconds);
    Client* next();
    bool mayServe(const Client& client) const;

    TrainingSession& session_;
    AnalysisService service_;
    std::vector<std::unique_ptr<Client>> clients_;
    std::shared_ptr<const TrainedModel> model_;
    std::shared_ptr<const AnalysisService::Tensors> tensors_;
    std::uint64_t step_ = 0;
    std::uint64_t run_ = 0; ///< Of the trainer, whose parameters these are.
    bool copying_ = false;
    double copyPause_ = 0; ///< Milliseconds until the next copy, at least.
    QElapsedTimer sinceCopy_;
    struct Copied {
        std::uint64_t step;
        QElapsedTimer since;
    };
    std::deque<Copied> copies_;
    QString working_;  ///< The channel whose job is being computed.
    double saved_ = 0; ///< Milliseconds of processor time that may be spent.
    QElapsedTimer sinceSaving_;
    QElapsedTimer sinceHand_; ///< A hand moved something.
    QTimer timer_;
    QTimer ageing_;
};

} // namespace glassbox::app
