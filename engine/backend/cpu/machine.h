// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "engine/backend/cpu/aligned_memory.h"
#include "engine/backend/cpu/thread_pool.h"

#include <algorithm>
#include <vector>

namespace glassbox::cpu {

/// A buffer's memory, on a cache line, with padding up to whole lines that belongs to nobody else.
struct BufferView {
    std::byte* data = nullptr;
    Storage storage = Storage::F32;
    std::int64_t elements = 0;
};

/// What the kernels of one executable stand on. Addresses in it do not change after compilation, except
/// `pool` between runs and `shared_scratch` while compiling.
struct Machine {
    ThreadPool* pool = nullptr;
    int threads = 1; ///< The most that any pool here has.
    std::vector<BufferView> buffers;
    std::vector<AlignedMemory> registers; ///< For each thread, register_bytes.
    std::byte* shared_scratch = nullptr;  ///< Of the kernel that runs now.
    std::size_t shared_scratch_bytes = 0; ///< Grows while kernels are made.
    std::vector<double> live;             ///< Values of the plan's live slots.
    RunState state;

    const BufferView& buffer(int number) const { return buffers[std::size_t(number)]; }
    template <class T>
    T* data(int number) const {
        return reinterpret_cast<T*>(buffer(number).data);
    }
    void need_scratch(std::size_t bytes) { shared_scratch_bytes = std::max(shared_scratch_bytes, bytes); }
};
inline constexpr std::size_t register_bytes = 48 << 10;

/// Work is counted in simple operations on one element (about 0.1 ns). A piece of this much is worth handing
/// to another thread; how work is cut depends on shapes only.
inline constexpr std::int64_t chunk_work = 1 << 16;

/// In how many chunks to cut `units` units of `unit_work` each.
inline std::int64_t chunk_count(std::int64_t units, std::int64_t unit_work) {
    return std::clamp<std::int64_t>(units * unit_work / chunk_work, 1, std::min<std::int64_t>(units, 256));
}
/// Where chunk `chunk` of `chunks` begins among `units`, on a multiple of `grain`.
inline std::int64_t chunk_begin(std::int64_t units, std::int64_t chunks, std::int64_t chunk,
                                std::int64_t grain) {
    if (chunk >= chunks) return units;
    const std::int64_t grains = (units + grain - 1) / grain;
    return std::min(units, grains * chunk / chunks * grain);
}

/// f(begin, end, thread) over `units` cut into `chunks`; a single chunk runs on the calling thread.
template <class F>
void for_ranges(Machine& machine, std::int64_t units, std::int64_t chunks, std::int64_t grain, F&& f) {
    if (chunks <= 1) {
        f(std::int64_t(0), units, 0);
        return;
    }
    machine.pool->for_chunks(chunks, [&](std::int64_t chunk, int thread) {
        const std::int64_t begin = chunk_begin(units, chunks, chunk, grain);
        const std::int64_t end = chunk_begin(units, chunks, chunk + 1, grain);
        if (begin < end) f(begin, end, thread);
    });
}

/// A kernel of the plan made ready: all pointers and loops are fixed. run() allocates nothing.
class Runner {
  public:
    virtual ~Runner() = default;
    virtual void run() = 0;
};
using RunnerPtr = std::unique_ptr<Runner>;

template <class Scalar>
RunnerPtr make_map(const MapKernel& kernel, Machine& machine);
template <class Scalar>
RunnerPtr make_reduce(const ReduceKernel& kernel, Machine& machine);
template <class Scalar>
RunnerPtr make_contract(const ContractKernel& kernel, Machine& machine);
template <class Scalar>
RunnerPtr make_convolve(const ConvolveKernel& kernel, Machine& machine);
template <class Scalar>
RunnerPtr make_window(const WindowKernel& kernel, Machine& machine);
template <class Scalar>
RunnerPtr make_gather(const GatherKernel& kernel, Machine& machine);
template <class Scalar>
RunnerPtr make_scatter_add(const ScatterAddKernel& kernel, Machine& machine);
template <class Scalar>
RunnerPtr make_random(const RandomKernel& kernel, Machine& machine);
template <class Scalar>
RunnerPtr make_batch_index(const BatchIndexKernel& kernel, Machine& machine);
template <class Scalar>
RunnerPtr make_warp(const WarpKernel& kernel, Machine& machine);
template <class Scalar>
RunnerPtr make_update(const UpdateKernel& kernel, Machine& machine);

} // namespace glassbox::cpu
