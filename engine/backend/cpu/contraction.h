// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/contraction_cut.h"
#include "engine/backend/cpu/kernels/tile.h"
#include "engine/backend/cpu/thread_pool.h"
#include "engine/plan/plan.h"

#include <functional>
#include <memory>
#include <vector>

namespace glassbox::cpu {

/// Called with a range of flat result elements [begin, end) that are complete, on thread `thread`: runs the
/// epilogue. The ranges of a run cover the result once.
using RowsDone = std::function<void(std::int64_t begin, std::int64_t end, int thread)>;

/// A matrix product prepared for its sizes. Accumulation order depends on the sizes only: each element is a
/// sum of blocks of k in order, each block one chain of fused multiply-adds; a long k is first cut into
/// slices, whose sums are added in order.
template <class Scalar>
class Contraction {
  public:
    explicit Contraction(const ContractKernel& kernel);
    /// Bytes of scratch memory (packed panels, partial sums) that run() needs, 64-byte aligned by the caller.
    std::size_t scratch_bytes() const;
    /// c = op(a)·op(b) for all batches; `done` may be empty. No heap allocation.
    void run(const Scalar* a, const Scalar* b, Scalar* c, std::byte* scratch, ThreadPool& pool,
             const RowsDone& done) const;

  private:
    /// Where panels of B are made: nowhere (B is read as it lies), by each chunk, or once for all.
    enum class Packing : std::uint8_t { None, Local, Shared };
    enum class Copied : std::uint8_t { No, Yes };
    struct Call;
    struct Chunk;

    void cut();
    void cut_batches();
    void cut_rows_and_columns();
    void cut_depth();
    void choose_packing();
    void make_tables();
    std::int64_t chunks() const { return batch_groups_ * slices_ * row_blocks_ * column_blocks_; }
    void pack_shared(const Call& call, ThreadPool& pool) const;
    void run_chunk(const Call& call, std::int64_t chunk, int thread) const;
    void multiply_chunk(const Call& call, const Chunk& chunk) const;
    const Scalar* copy_block(const Scalar* a, std::int64_t rows, std::int64_t depth, std::byte* local) const;
    void multiply_columns(const Call& call, const Chunk& chunk, TileWork<Scalar> work, Part depth) const;
    void tell_done(const Call& call, const Chunk& chunk) const;

    std::int64_t batch_, m_, n_, k_;
    std::int64_t a_batch_, b_batch_;     ///< Steps of a batch.
    std::int64_t row_step_, depth_step_; ///< Of A.
    std::int64_t b_step_;                ///< From row to row of B as it lies.
    Transposed right_;
    Copied copy_a_ = Copied::No; ///< Blocks of A whose rows lie far apart are made dense.
    Packing packing_ = Packing::None;
    std::int64_t batch_groups_ = 1, slices_ = 1, row_blocks_ = 1, column_blocks_ = 1;
    std::int64_t depth_block_ = 1, depth_blocks_ = 1;
    std::vector<TileRow> rows_;
    std::vector<std::int64_t> steps_;
};

/// A convolution (any of the three) prepared for its sizes; first, second, result as in ConvolveKernel. Sums
/// as in Contraction: over (ky, kx, channel) of one pixel, or over all pixels for the weight gradient.
template <class Scalar>
class Convolution {
  public:
    explicit Convolution(const ConvolveKernel& kernel);
    std::size_t scratch_bytes() const;
    void run(const Scalar* first, const Scalar* second, Scalar* result, std::byte* scratch, ThreadPool& pool,
             const RowsDone& done) const;

    /// What the three kinds have in common.
    struct Work {
        virtual ~Work() = default;
        virtual std::size_t scratch_bytes() const = 0;
        virtual void run(const Scalar* first, const Scalar* second, Scalar* result, std::byte* scratch,
                         ThreadPool& pool, const RowsDone& done) const = 0;
    };

  private:
    std::shared_ptr<const Work> work_;
};

} // namespace glassbox::cpu
