// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "engine/check/check.h"
#include "engine/data/prefetch.h"

namespace glassbox {

/// Feeds an executable with the batches of data blocks whose source does not fit into memory: the same
/// samples in the same order as the device would gather them from a resident source, fetched ahead by a
/// thread.
class StreamFeeds {
  public:
    /// For the training part in the order that the block's parameters say, or for `part` once, in order.
    enum class Order : std::uint8_t { Training, Once };
    StreamFeeds(const CheckedGraph& graph, const Sources& sources, Part part, Order order,
                std::int64_t batch);
    ~StreamFeeds();

    bool empty() const { return streams_.empty(); }
    /// Feeds the batch of the executable's next step. Errors are those of the source.
    Result<void> feed(Executable& executable);

  private:
    struct Stream;
    std::vector<std::unique_ptr<Stream>> streams_;
};

/// Runs `steps` steps, feeding before each where data are streamed, and appends the recorded values of each.
Result<void> run_steps(Executable& executable, StreamFeeds& feeds, int steps, std::vector<double>& recorded);

} // namespace glassbox
