// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/thread_pool.h"
#include "engine/plan/plan.h"

namespace glassbox::cpu {

/// Called with a range of flat result elements [begin, end) that are complete, on thread `thread`: runs the
/// epilogue.
using RowsDone = std::function<void(std::int64_t begin, std::int64_t end, int thread)>;

/// A matrix product prepared for its sizes. Scalar is float (own kernels) or double (Eigen). Accumulation
/// order depends on the sizes only.
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
    ContractKernel kernel_;
};

/// A convolution (any of the three) prepared for its sizes; first, second, result as in ConvolveKernel.
template <class Scalar>
class Convolution {
  public:
    explicit Convolution(const ConvolveKernel& kernel);
    std::size_t scratch_bytes() const;
    void run(const Scalar* first, const Scalar* second, Scalar* result, std::byte* scratch, ThreadPool& pool,
             const RowsDone& done) const;

  private:
    ConvolveKernel kernel_;
};

} // namespace glassbox::cpu
