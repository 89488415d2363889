// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/contraction_bands.h"

namespace glassbox::cpu {

/// The weight gradient: a product of the padded x, whose columns are (ky, kx, channel), turned, with y, over
/// all pixels. The bands of pixels are cut into slices with sums of their own, added in order.
template <class Scalar>
class WeightGradient final : public Convolution<Scalar>::Work {
  public:
    explicit WeightGradient(const ConvolveKernel& kernel);
    std::size_t scratch_bytes() const override;
    void run(const Scalar* x, const Scalar* y, Scalar* weights, std::byte* scratch, ThreadPool& pool,
             const RowsDone& done) const override;

  private:
    struct Chunk;

    typename Bands<Scalar>::Sizes band_sizes(const ConvolveKernel& kernel) const;
    void add_rows(const ConvolveKernel& kernel);
    void cut(const ConvolveKernel& kernel);
    std::int64_t elements() const { return std::int64_t(rows_.size()) * filters_ * groups_; }
    void run_band(const Chunk& chunk, const Band& band, const View<Scalar>& view, const Scalar* y) const;
    void multiply(const Chunk& chunk, const Scalar* x, const Scalar* y, const std::int64_t* steps,
                  std::int64_t depth) const;
    void multiply_group(const Chunk& chunk, TileWork<Scalar> work, const Scalar* y) const;

    std::int64_t groups_, channels_, filters_; ///< Of one group.
    Picture target_;
    std::array<std::int64_t, 2> stride_{1, 1};
    std::vector<TileRow> rows_; ///< (ky, kx, channel).
    std::int64_t slices_ = 1, row_blocks_ = 1;
    Bands<Scalar> bands_;
};

} // namespace glassbox::cpu
