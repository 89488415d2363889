// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/contraction_bands.h"

namespace glassbox::cpu {

/// The forward convolution, and the input gradient as convolutions of y with the turned weights: one for each
/// place of the result within a stride, so that no zeros are multiplied. Pixels are rows of a product whose A
/// is the padded source itself, read through tables of offsets.
template <class Scalar>
class Correlation final : public Convolution<Scalar>::Work {
  public:
    explicit Correlation(const ConvolveKernel& kernel);
    std::size_t scratch_bytes() const override;
    void run(const Scalar* source, const Scalar* weights, Scalar* result, std::byte* scratch,
             ThreadPool& pool, const RowsDone& done) const override;

  private:
    /// One weight of the kernel and where it looks, in places of the source from the pixel's own.
    struct Tap {
        std::int64_t weight = 0, dy = 0, dx = 0;
    };
    /// Pixels (y0 + i·spacing, x0 + j·spacing) of the result, which see the source at (i, j)·multiply + tap.
    struct Phase {
        std::int64_t y0 = 0, x0 = 0;
        std::vector<Tap> taps;
        std::vector<std::int64_t> steps;
        std::int64_t depth = 0, panels_offset = 0; ///< Of the first group.
    };
    struct Axis {
        std::int64_t stride, dilation, low, kernel;
    };
    struct Call;

    static Axis axis_of(const ConvolveAttributes& attributes, std::size_t axis);
    static Reach reach_of(const Axis& axis, ConvolveKind kind);
    typename Bands<Scalar>::Sizes band_sizes(const ConvolveKernel& kernel) const;
    void add_phases(const ConvolveKernel& kernel);
    void add_taps(const ConvolveKernel& kernel, Phase& phase, std::int64_t ry, std::int64_t rx) const;
    void place_tables();
    std::int64_t panels_step(const Phase& phase) const;
    void pack(const Scalar* weights, Scalar* panels, ThreadPool& pool) const;
    void pack_tap(const Scalar* weights, Scalar* panels, const Phase& phase, std::int64_t group,
                  std::int64_t tap) const;
    void run_phase(const Call& call, const Phase& phase, const Band& band, const View<Scalar>& view) const;
    void multiply(const Call& call, const Phase& phase, const Scalar* source, const TileRow* rows,
                  std::int64_t count) const;

    ConvolveKind kind_;
    std::int64_t groups_, source_channels_, result_channels_; ///< Channels of one group.
    Picture target_;
    std::array<std::int64_t, 2> spacing_{1, 1}, multiply_{1, 1};
    std::vector<Phase> phases_;
    std::int64_t panels_elements_ = 0;
    Bands<Scalar> bands_;
};

} // namespace glassbox::cpu
