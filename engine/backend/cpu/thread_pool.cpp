// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/thread_pool.h"

#include "engine/base/result.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include <immintrin.h>

namespace glassbox::cpu {
namespace {

constexpr auto spin_time = std::chrono::microseconds(30);
constexpr std::align_val_t local_alignment{4096};

/// Whether `ready()` became true within the spinning time.
template <class Ready>
bool spin_until(const Ready& ready) {
    const auto start = std::chrono::steady_clock::now();
    do {
        for (int i = 0; i < 64; ++i) {
            if (ready()) return true;
            _mm_pause();
        }
    } while (std::chrono::steady_clock::now() - start < spin_time);
    return ready();
}

/// A job's number in the upper half, its unclaimed chunks in the lower: one word, so that a late worker can
/// never take a chunk of a job that it has not seen.
constexpr std::uint64_t unclaimed(std::uint64_t ticket) {
    return ticket & 0xffffffffu;
}

struct FreeLocal {
    void operator()(std::byte* memory) const { ::operator delete(memory, local_alignment); }
};

} // namespace

struct ThreadPool::State {
    // The job. Written by run() while no chunk of the former job is left, read after claiming a chunk of it.
    Task task = nullptr;
    void* context = nullptr;
    std::int64_t chunks = 0;

    alignas(64) std::atomic<std::uint64_t> ticket{0};
    alignas(64) std::atomic<std::int32_t> unfinished{0};
    std::atomic<bool> caller_sleeps{false};
    alignas(64) std::atomic<std::int32_t> sleepers{0};
    std::atomic<std::int32_t> wake_ups{0};
    std::atomic<bool> stop{false};

    std::vector<std::unique_ptr<std::byte, FreeLocal>> locals;
    std::vector<std::thread> workers;

    bool work_on_one(int thread);
    void wait_for_work();
    void wait_for_the_rest();
    void work(int thread);
    void wake(std::int64_t helpers);
};

/// Claims a chunk and does it; false when none is left.
bool ThreadPool::State::work_on_one(int thread) {
    std::uint64_t seen = ticket.load(std::memory_order_acquire);
    do {
        if (unclaimed(seen) == 0) return false;
    } while (!ticket.compare_exchange_weak(seen, seen - 1, std::memory_order_acq_rel));
    task(context, chunks - std::int64_t(unclaimed(seen)), thread);
    if (unfinished.fetch_sub(1) == 1 && caller_sleeps.load()) unfinished.notify_one();
    return true;
}

void ThreadPool::State::wait_for_work() {
    const auto ready = [this] {
        return unclaimed(ticket.load(std::memory_order_acquire)) != 0 || stop.load();
    };
    if (spin_until(ready)) return;
    // Either run() sees this sleeper, or the sleeper sees the new ticket.
    const std::int32_t before = wake_ups.load();
    sleepers.fetch_add(1);
    if (unclaimed(ticket.load()) == 0 && !stop.load()) wake_ups.wait(before);
    sleepers.fetch_sub(1);
}

void ThreadPool::State::wait_for_the_rest() {
    if (spin_until([this] { return unfinished.load(std::memory_order_acquire) == 0; })) return;
    caller_sleeps.store(true);
    for (std::int32_t left = unfinished.load(); left != 0; left = unfinished.load()) unfinished.wait(left);
    caller_sleeps.store(false);
}

void ThreadPool::State::work(int thread) {
    while (!stop.load(std::memory_order_relaxed)) {
        while (work_on_one(thread)) {
        }
        wait_for_work();
    }
}

void ThreadPool::State::wake(std::int64_t helpers) {
    const std::int32_t asleep = sleepers.load();
    if (asleep == 0) return;
    wake_ups.fetch_add(1);
    if (helpers >= asleep) return wake_ups.notify_all();
    for (std::int64_t i = 0; i < helpers; ++i) wake_ups.notify_one();
}

ThreadPool::ThreadPool(int threads) : state_(std::make_unique<State>()) {
    threads = std::max(threads, 1);
    for (int thread = 0; thread < threads; ++thread) {
        void* memory = ::operator new(local_bytes, local_alignment);
        state_->locals.emplace_back(static_cast<std::byte*>(memory));
    }
    for (int thread = 1; thread < threads; ++thread)
        state_->workers.emplace_back([state = state_.get(), thread] { state->work(thread); });
}

ThreadPool::~ThreadPool() {
    state_->stop.store(true);
    state_->wake_ups.fetch_add(1);
    state_->wake_ups.notify_all();
    for (std::thread& worker : state_->workers) worker.join();
}

int ThreadPool::threads() const {
    return int(state_->locals.size());
}

std::byte* ThreadPool::local(int thread) const {
    return state_->locals[std::size_t(thread)].get();
}

void ThreadPool::run(std::int64_t chunks, Task task, void* context) {
    State& state = *state_;
    if (chunks <= 1 || state.workers.empty()) {
        for (std::int64_t chunk = 0; chunk < chunks; ++chunk) task(context, chunk, 0);
        return;
    }
    GLASSBOX_ASSERT(chunks <= std::numeric_limits<std::int32_t>::max(), std::to_string(chunks));
    state.task = task;
    state.context = context;
    state.chunks = chunks;
    state.unfinished.store(std::int32_t(chunks), std::memory_order_relaxed);
    const std::uint64_t job = (state.ticket.load(std::memory_order_relaxed) >> 32) + 1;
    state.ticket.store(job << 32 | std::uint64_t(chunks));
    state.wake(chunks - 1);
    while (state.work_on_one(0)) {
    }
    state.wait_for_the_rest();
}

} // namespace glassbox::cpu
