// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>

namespace glassbox::cpu {

/// Fork-join over chunks whose cutting depends on shapes only, so that results do not depend on the number of
/// threads. Workers spin for a moment after a job, then sleep.
class ThreadPool {
  public:
    explicit ThreadPool(int threads);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;
    int threads() const;

    /// Bytes of working memory that each thread has to itself.
    static constexpr std::size_t local_bytes = std::size_t(320) << 10;
    /// The working memory of `thread`, 64-byte aligned; its content lasts for one chunk.
    std::byte* local(int thread) const;

    using Task = void (*)(void* context, std::int64_t chunk, int thread);
    /// Calls task(context, chunk, thread) for every chunk 0..chunks-1, on any thread (0..threads()-1) in any
    /// order; returns when all are done. Chunks are claimed dynamically. No allocation. Not reentrant.
    void run(std::int64_t chunks, Task task, void* context);

    /// The same for a callable f(chunk, thread).
    template <class F>
    void for_chunks(std::int64_t chunks, F&& f) {
        run(
            chunks,
            [](void* context, std::int64_t chunk, int thread) {
                (*static_cast<std::remove_reference_t<F>*>(context))(chunk, thread);
            },
            const_cast<void*>(static_cast<const void*>(&f)));
    }

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace glassbox::cpu
