// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/batch_source.h"

#include <functional>
#include <memory>

namespace glassbox {

/// Streams batches of a source that is not resident: a thread of its own fills a ring of staging slots ahead
/// of the one who takes them. The batch that starts at position p has the samples row_of(p), ...,
/// row_of(p + batch - 1), so a shuffle is any function of the position.
class Prefetcher {
  public:
    /// One staged batch.
    struct Slot {
        std::uint64_t position = 0; ///< Of its first sample.
        Tensor inputs;
        Tensor targets;
    };

    /// Begins to fetch at once, at `first_position`. `row_of` is called on the prefetch thread only and gives
    /// rows of `part`. `ring_size` and `batch` are at least 1; a slot lent out by next() counts as taken.
    Prefetcher(BatchSourcePtr source, Part part, int ring_size, int batch,
               std::function<std::int64_t(std::uint64_t position)> row_of, std::uint64_t first_position = 0);
    ~Prefetcher(); ///< Stops and joins; at most one batch is still fetched.
    Prefetcher(const Prefetcher&) = delete;
    Prefetcher& operator=(const Prefetcher&) = delete;

    /// The next batch, in order; waits for it. The slot is lent until the next call. Once a batch could not
    /// be fetched, its error comes out here, after all batches before it, and at every further call.
    Result<const Slot*> next();

  private:
    struct Ring;
    std::unique_ptr<Ring> ring_;
};

} // namespace glassbox
