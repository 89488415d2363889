// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/analysis.h"

#include <QObject>

#include <functional>
#include <memory>

namespace glassbox::app {

/// The analysis's thread, for the window: every view that needs more than stored values (thumbnails,
/// activations, attacks, surfaces) asks here. It has executables of its own and works on copies of the
/// parameters, so that training never waits for it and no bit of it changes.
class AnalysisService : public QObject {
    Q_OBJECT
  public:
    using Tensors = std::map<std::string, Tensor>;
    /// A job runs on the analysis's thread with the newest parameters loaded; what it returns runs on the
    /// window's thread (may be empty).
    using Answer = std::function<void()>;
    /// `step` is that of the parameters.
    using Job = std::function<Answer(AnalysisSession&, std::uint64_t step)>;

    explicit AnalysisService(QObject* parent = nullptr);
    ~AnalysisService() override;

    /// From now on jobs are about this graph; waiting ones and answers under way are dropped.
    void open(const CheckedGraph& graph, const Sources& sources);
    void close();
    bool isOpen() const;
    /// Parameters and statistics that jobs begun from now on see, and the step that they are of.
    void setTensors(std::shared_ptr<const Tensors> tensors, std::uint64_t step);
    std::uint64_t step() const;
    /// Asks for a job; one of the same channel that has not begun is replaced. Channels take turns; "now"
    /// goes first (what a hand is moving).
    void request(const QString& channel, Job job);
    bool isBusy() const;

  Q_SIGNALS:
    /// A job was done and its answer given. `milliseconds` are processor time.
    void done(const QString& channel, double milliseconds);

  private:
    struct Worker;
    std::unique_ptr<Worker> worker_;
};

} // namespace glassbox::app
