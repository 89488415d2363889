// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/contraction_weights.h"

#include "engine/backend/cpu/contraction_slices.h"

namespace glassbox::cpu {
namespace {
/// Pixels in one chain of fused multiply-adds.
constexpr std::int64_t most_pixels = 256;
} // namespace

/// Rows [rows) of the result of one slice.
template <class Scalar>
struct WeightGradient<Scalar>::Chunk {
    Scalar* result;
    Scalar* panels;
    Part rows;
    mutable Begin begin = Begin::FromZero;
};

template <class Scalar>
WeightGradient<Scalar>::WeightGradient(const ConvolveKernel& kernel)
    : groups_(kernel.attributes.groups), channels_(kernel.channels / groups_),
      filters_(kernel.filters / groups_), target_{kernel.output[0], kernel.output[1], kernel.filters},
      stride_(kernel.attributes.stride), bands_(band_sizes(kernel)) {
    add_rows(kernel);
    cut(kernel);
}

template <class Scalar>
typename Bands<Scalar>::Sizes WeightGradient<Scalar>::band_sizes(const ConvolveKernel& kernel) const {
    const ConvolveAttributes& attributes = kernel.attributes;
    const auto reach = [&](std::size_t axis) {
        const std::int64_t span = attributes.dilation[axis] * (attributes.kernel[axis] - 1);
        return Reach{attributes.stride[axis], 1, -attributes.low[axis], span - attributes.low[axis]};
    };
    return {{attributes.input[0], attributes.input[1], kernel.channels},
            target_,
            kernel.batch,
            reach(0),
            reach(1),
            most_pixels};
}

template <class Scalar>
void WeightGradient<Scalar>::add_rows(const ConvolveKernel& kernel) {
    const ConvolveAttributes& attributes = kernel.attributes;
    for (std::int64_t ky = 0; ky < attributes.kernel[0]; ++ky)
        for (std::int64_t kx = 0; kx < attributes.kernel[1]; ++kx)
            for (std::int64_t c = 0; c < channels_; ++c)
                rows_.push_back({(ky * attributes.dilation[0] - attributes.low[0]) * bands_.row_step() +
                                     (kx * attributes.dilation[1] - attributes.low[1]) * kernel.channels + c,
                                 std::int64_t(rows_.size()) * kernel.filters});
}

/// 16 chunks where the work is enough: slices of the pixels while their sums stay small, then rows.
template <class Scalar>
void WeightGradient<Scalar>::cut(const ConvolveKernel& kernel) {
    const double pixels = double(kernel.batch * target_.height * target_.width);
    const double work = 2.0 * pixels * double(rows_.size()) * double(filters_ * groups_);
    if (work < least_shared_work) return;
    const std::int64_t wanted = std::clamp<std::int64_t>(std::int64_t(work / least_chunk_work), 1, 16);
    const std::int64_t affordable = std::max<std::int64_t>(1, (std::int64_t(1) << 20) / elements());
    slices_ = std::min({wanted, affordable, bands_.count()});
    row_blocks_ = std::clamp<std::int64_t>(wanted / slices_, 1, ceil_div(std::int64_t(rows_.size()), 48));
}

template <class Scalar>
std::size_t WeightGradient<Scalar>::scratch_bytes() const {
    const std::int64_t sums = slices_ > 1 ? slices_ * whole_lines<Scalar>(elements()) : 0;
    return std::size_t(sums + bands_.scratch_elements()) * sizeof(Scalar);
}

template <class Scalar>
void WeightGradient<Scalar>::run(const Scalar* x, const Scalar* y, Scalar* weights, std::byte* scratch,
                                 ThreadPool& pool, const RowsDone& done) const {
    auto* sums = reinterpret_cast<Scalar*>(scratch);
    const std::int64_t step = whole_lines<Scalar>(elements());
    Scalar* padded = sums + (slices_ > 1 ? slices_ * step : 0);
    bands_.pad_all(x, padded, pool);
    pool.for_chunks(slices_ * row_blocks_, [&](std::int64_t index, int thread) {
        const std::int64_t slice = index / row_blocks_;
        const Part bands = part_of(bands_.count(), slices_, slice);
        auto* local = reinterpret_cast<Scalar*>(pool.local(thread) + local_panel_bytes);
        const Chunk chunk{slices_ > 1 ? sums + slice * step : weights,
                          reinterpret_cast<Scalar*>(pool.local(thread)),
                          part_of(std::int64_t(rows_.size()), row_blocks_, index % row_blocks_)};
        for (std::int64_t b = bands.begin; b < bands.end; ++b) {
            const Band band = bands_.band(b);
            run_band(chunk, band, bands_.view(band, x, padded, local), y);
        }
        const std::int64_t columns = filters_ * groups_;
        if (slices_ == 1 && done) done(chunk.rows.begin * columns, chunk.rows.end * columns, thread);
    });
    if (slices_ > 1) add_slices(sums, slices_, weights, elements(), pool, done);
}

/// All pixels of the band, most_pixels at a time.
template <class Scalar>
void WeightGradient<Scalar>::run_band(const Chunk& chunk, const Band& band, const View<Scalar>& view,
                                      const Scalar* y) const {
    std::int64_t steps[most_pixels];
    std::int64_t count = 0;
    y += (band.images.begin * target_.height + band.rows.begin) * target_.width * target_.channels;
    for (std::int64_t image = 0; image < band.images.size(); ++image)
        for (std::int64_t row = band.rows.begin; row < band.rows.end; ++row) {
            std::int64_t step = view.offset(image, row * stride_[0], 0);
            for (std::int64_t column = 0; column < target_.width; ++column) {
                steps[count++] = step;
                step += stride_[1] * view.channels;
                if (count < most_pixels) continue;
                multiply(chunk, view.data, y, steps, count);
                y += count * target_.channels;
                count = 0;
            }
        }
    if (count > 0) multiply(chunk, view.data, y, steps, count);
}

template <class Scalar>
void WeightGradient<Scalar>::multiply(const Chunk& chunk, const Scalar* x, const Scalar* y,
                                      const std::int64_t* steps, std::int64_t depth) const {
    TileWork<Scalar> work;
    work.rows = rows_.data() + chunk.rows.begin;
    work.row_count = chunk.rows.size();
    work.steps = steps;
    work.depth = depth;
    work.begin = chunk.begin;
    for (std::int64_t group = 0; group < groups_; ++group) {
        work.a = x + group * channels_;
        work.c = chunk.result + group * filters_;
        multiply_group(chunk, work, y + group * filters_);
    }
    chunk.begin = Begin::Add;
}

/// A wide y is packed, as many columns at a time as the thread's memory holds.
template <class Scalar>
void WeightGradient<Scalar>::multiply_group(const Chunk& chunk, TileWork<Scalar> work,
                                            const Scalar* y) const {
    constexpr std::int64_t width = panel_width<Scalar>;
    if (target_.channels <= width || work.row_count < 24) {
        work.b = y;
        work.b_step = target_.channels;
        work.panel_step = width;
        work.columns = filters_;
        work.tail = Tail::Exact;
        return tile_kernels<Scalar>().multiply(work);
    }
    const std::int64_t most = std::int64_t(local_panel_bytes / 64) / work.depth * width;
    Scalar* const c = work.c;
    work.b = chunk.panels;
    work.b_step = width;
    work.panel_step = work.depth * width;
    for (std::int64_t first = 0; first < filters_; first += most) {
        work.columns = std::min(most, filters_ - first);
        work.c = c + first;
        tile_kernels<Scalar>().pack(
            {y + first, target_.channels, work.depth, work.columns, chunk.panels, work.panel_step});
        tile_kernels<Scalar>().multiply(work);
    }
}

template class WeightGradient<float>;
template class WeightGradient<double>;

} // namespace glassbox::cpu
