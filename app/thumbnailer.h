// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/layout/thumbnail.h"
#include "engine/analysis/analysis.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace glassbox::app {

/// Live thumbnails of what blocks put out for one held-out sample, made on a thread of its own from copies of
/// the parameters: training neither waits for it nor changes. The newest request replaces one that has not
/// begun.
class Thumbnailer : public QObject {
    Q_OBJECT
  public:
    using Tensors = std::map<std::string, Tensor>;
    using Pictures = std::map<std::string, editor::Thumbnail>;

    explicit Thumbnailer(QObject* parent = nullptr);
    ~Thumbnailer() override;

    /// From now on thumbnails are of this graph; returns the blocks that will have one.
    std::set<std::string> open(const CheckedGraph& graph, const Sources& sources);
    void close();
    bool isOpen() const { return thread_.joinable(); }
    /// Parameters and statistics to make the next thumbnails from. Answered by made().
    void request(Tensors tensors);
    /// Whether a request is waiting or being worked on.
    bool isBusy() const;
    /// Processor time of the latest round, in milliseconds: what the next one may wait for.
    double cost() const { return cost_; }

  Q_SIGNALS:
    /// On the thread that this object lives in.
    void made(const Pictures& pictures);

  private:
    void work(const CheckedGraph& graph, const Sources& sources);

    std::thread thread_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Tensors> waiting_;
    bool working_ = false;
    bool stopping_ = false;
    double cost_ = 0;
};

/// The thumbnail of one sample's values [1, ...] (physical layout) of a typed output; kind None where it has
/// none.
editor::Thumbnail thumbnailOf(const WireType& type, const Tensor& values);
/// Samples of pictures [rows, H, W, C] in 0..1 side by side.
editor::Thumbnail pictureThumbnail(const Tensor& pictures);

} // namespace glassbox::app
