// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/prefetch.h"

#include <condition_variable>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

namespace glassbox {

struct Prefetcher::Ring {
    BatchSourcePtr source;
    Part part;
    std::function<std::int64_t(std::uint64_t)> row_of;
    std::vector<Slot> slots;
    std::vector<std::int64_t> rows;
    std::uint64_t position;

    std::mutex mutex;
    std::condition_variable changed;
    std::uint64_t filled = 0;   ///< Batches fetched since the start.
    std::uint64_t released = 0; ///< Batches that nobody reads any more.
    std::uint64_t lent = 0;     ///< Batches handed out.
    std::optional<Error> error;
    bool stopping = false;
    std::thread thread;

    Ring(BatchSourcePtr data, Part which, int slot_count, int batch,
         std::function<std::int64_t(std::uint64_t)> rows_function, std::uint64_t first)
        : source(std::move(data)), part(which), row_of(std::move(rows_function)),
          slots(std::size_t(slot_count)), rows(std::size_t(batch)), position(first) {}

    bool wait_for_free_slot() {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return stopping || filled - released < slots.size(); });
        return !stopping;
    }

    Result<void> fill(Slot& slot) {
        slot.position = position;
        for (std::int64_t& row : rows) row = row_of(position++);
        try {
            return source->fetch(part, rows, slot.inputs, slot.targets);
        } catch (const std::bad_alloc&) {
            return fail(ErrorCode::Memory, "data.no-memory-for-batch",
                        {{"count", std::to_string(rows.size())}});
        }
    }

    void run() {
        while (wait_for_free_slot()) {
            // `filled` changes on this thread only.
            const Result<void> result = fill(slots[filled % slots.size()]);
            const std::lock_guard lock(mutex);
            if (result)
                ++filled;
            else
                error = result.error();
            changed.notify_all();
            if (error) return;
        }
    }
};

Prefetcher::Prefetcher(BatchSourcePtr source, Part part, int slots, int batch,
                       std::function<std::int64_t(std::uint64_t)> row_of, std::uint64_t first_position) {
    GLASSBOX_ASSERT(slots > 0 && batch > 0, std::to_string(slots) + " " + std::to_string(batch));
    ring_ = std::make_unique<Ring>(std::move(source), part, slots, batch, std::move(row_of), first_position);
    ring_->thread = std::thread([ring = ring_.get()] { ring->run(); });
}

Prefetcher::~Prefetcher() {
    {
        const std::lock_guard lock(ring_->mutex);
        ring_->stopping = true;
    }
    ring_->changed.notify_all();
    ring_->thread.join();
}

Result<const Prefetcher::Slot*> Prefetcher::next() {
    Ring& ring = *ring_;
    std::unique_lock lock(ring.mutex);
    ring.released = ring.lent;
    ring.changed.notify_all();
    ring.changed.wait(lock, [&] { return ring.filled > ring.lent || ring.error.has_value(); });
    if (ring.filled == ring.lent) return tl::unexpected(*ring.error);
    return &ring.slots[ring.lent++ % ring.slots.size()];
}

} // namespace glassbox
