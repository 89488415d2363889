// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/contraction_correlate.h"

namespace glassbox::cpu {

template <class Scalar>
struct Correlation<Scalar>::Call {
    const Scalar* panels;
    Scalar* result;
};

template <class Scalar>
Correlation<Scalar>::Correlation(const ConvolveKernel& kernel)
    : kind_(kernel.attributes.kind), groups_(kernel.attributes.groups),
      source_channels_((kind_ == ConvolveKind::Forward ? kernel.channels : kernel.filters) / groups_),
      result_channels_((kind_ == ConvolveKind::Forward ? kernel.filters : kernel.channels) / groups_),
      bands_(band_sizes(kernel)) {
    target_ = band_sizes(kernel).target;
    (kind_ == ConvolveKind::Forward ? multiply_ : spacing_) = kernel.attributes.stride;
    add_phases(kernel);
    place_tables();
}

template <class Scalar>
auto Correlation<Scalar>::axis_of(const ConvolveAttributes& attributes, std::size_t axis) -> Axis {
    return {attributes.stride[axis], attributes.dilation[axis], attributes.low[axis],
            attributes.kernel[axis]};
}

template <class Scalar>
Reach Correlation<Scalar>::reach_of(const Axis& axis, ConvolveKind kind) {
    const std::int64_t span = axis.dilation * (axis.kernel - 1);
    if (kind == ConvolveKind::Forward) return {axis.stride, 1, -axis.low, span - axis.low};
    return {1, axis.stride, axis.low - span, axis.low};
}

template <class Scalar>
typename Bands<Scalar>::Sizes Correlation<Scalar>::band_sizes(const ConvolveKernel& kernel) const {
    const ConvolveAttributes& attributes = kernel.attributes;
    const Picture x{attributes.input[0], attributes.input[1], kernel.channels};
    const Picture y{kernel.output[0], kernel.output[1], kernel.filters};
    const bool forward = kind_ == ConvolveKind::Forward;
    typename Bands<Scalar>::Sizes sizes{forward ? x : y,
                                        forward ? y : x,
                                        kernel.batch,
                                        reach_of(axis_of(attributes, 0), kind_),
                                        reach_of(axis_of(attributes, 1), kind_),
                                        0};
    const std::int64_t taps = attributes.kernel[0] * attributes.kernel[1];
    const double pixel_work = 2.0 * double(taps * groups_ * source_channels_ * result_channels_);
    const double pixels = double(kernel.batch * sizes.target.height * sizes.target.width);
    const double chunk_work = std::clamp(pixels * pixel_work / 32, least_chunk_work, 4e6);
    sizes.most_pixels =
        std::int64_t(pixels * pixel_work < least_shared_work ? pixels : chunk_work / pixel_work);
    return sizes;
}

template <class Scalar>
void Correlation<Scalar>::add_phases(const ConvolveKernel& kernel) {
    const ConvolveAttributes& attributes = kernel.attributes;
    for (std::int64_t ry = 0; ry < spacing_[0]; ++ry)
        for (std::int64_t rx = 0; rx < spacing_[1]; ++rx) {
            Phase phase;
            const std::int64_t y = ry - attributes.low[0], x = rx - attributes.low[1];
            phase.y0 = y - floor_div(y, spacing_[0]) * spacing_[0];
            phase.x0 = x - floor_div(x, spacing_[1]) * spacing_[1];
            add_taps(kernel, phase, ry, rx);
            phases_.push_back(std::move(phase));
        }
}

/// The taps that meet pixels whose place, with the border, leaves the rest (ry, rx) by the spacing.
template <class Scalar>
void Correlation<Scalar>::add_taps(const ConvolveKernel& kernel, Phase& phase, std::int64_t ry,
                                   std::int64_t rx) const {
    const ConvolveAttributes& attributes = kernel.attributes;
    const bool forward = kind_ == ConvolveKind::Forward;
    for (std::int64_t ky = 0; ky < attributes.kernel[0]; ++ky)
        for (std::int64_t kx = 0; kx < attributes.kernel[1]; ++kx) {
            const std::int64_t y = ky * attributes.dilation[0], x = kx * attributes.dilation[1];
            if (y % spacing_[0] != ry || x % spacing_[1] != rx) continue;
            Tap tap{ky * attributes.kernel[1] + kx, y - attributes.low[0], x - attributes.low[1]};
            if (!forward) {
                tap.dy = floor_div(phase.y0 - tap.dy, spacing_[0]);
                tap.dx = floor_div(phase.x0 - tap.dx, spacing_[1]);
            }
            phase.taps.push_back(tap);
        }
}

template <class Scalar>
std::int64_t Correlation<Scalar>::panels_step(const Phase& phase) const {
    return round_up(result_channels_, panel_width<Scalar>) * phase.depth;
}

template <class Scalar>
void Correlation<Scalar>::place_tables() {
    const std::int64_t channels = source_channels_ * groups_;
    for (Phase& phase : phases_) {
        for (const Tap& tap : phase.taps)
            for (std::int64_t c = 0; c < source_channels_; ++c)
                phase.steps.push_back(tap.dy * bands_.row_step() + tap.dx * channels + c);
        phase.depth = std::int64_t(phase.steps.size());
        phase.panels_offset = panels_elements_;
        panels_elements_ += groups_ * panels_step(phase);
    }
}

template <class Scalar>
std::size_t Correlation<Scalar>::scratch_bytes() const {
    return std::size_t(panels_elements_ + bands_.scratch_elements()) * sizeof(Scalar);
}

template <class Scalar>
void Correlation<Scalar>::run(const Scalar* source, const Scalar* weights, Scalar* result, std::byte* scratch,
                              ThreadPool& pool, const RowsDone& done) const {
    auto* panels = reinterpret_cast<Scalar*>(scratch);
    Scalar* padded = panels + panels_elements_;
    bands_.pad_all(source, padded, pool);
    pack(weights, panels, pool);
    const Call call{panels, result};
    pool.for_chunks(bands_.count(), [&](std::int64_t index, int thread) {
        const Band band = bands_.band(index);
        auto* local = reinterpret_cast<Scalar*>(pool.local(thread));
        const View<Scalar> view = bands_.view(band, source, padded, local);
        for (const Phase& phase : phases_) run_phase(call, phase, band, view);
        const std::int64_t row = target_.width * target_.channels;
        const std::int64_t first = band.images.begin * target_.height + band.rows.begin;
        const std::int64_t rows = (band.images.size() - 1) * target_.height + band.rows.size();
        if (done) done(first * row, (first + rows) * row, thread);
    });
}

template <class Scalar>
void Correlation<Scalar>::pack(const Scalar* weights, Scalar* panels, ThreadPool& pool) const {
    const std::int64_t parts = std::clamp<std::int64_t>(panels_elements_ / 16384, 1, groups_);
    const auto pack_groups = [&](const Phase& phase, Part groups, Part taps) {
        for (std::int64_t group = groups.begin; group < groups.end; ++group)
            for (std::int64_t tap = taps.begin; tap < taps.end; ++tap)
                pack_tap(weights, panels, phase, group, tap);
    };
    for (const Phase& phase : phases_) {
        const auto taps = std::int64_t(phase.taps.size());
        if (panels_elements_ < 32768)
            pack_groups(phase, {0, groups_}, {0, taps});
        else
            pool.for_chunks(parts * taps, [&](std::int64_t index, int) {
                pack_groups(phase, part_of(groups_, parts, index / taps), {index % taps, index % taps + 1});
            });
    }
}

/// Weights [kh·kw][C/groups][O] of one tap and group: rows are the source's channels, columns the result's.
template <class Scalar>
void Correlation<Scalar>::pack_tap(const Scalar* weights, Scalar* panels, const Phase& phase,
                                   std::int64_t group, std::int64_t tap) const {
    const bool forward = kind_ == ConvolveKind::Forward;
    const std::int64_t inputs = forward ? source_channels_ : result_channels_;
    const std::int64_t outputs = forward ? result_channels_ : source_channels_;
    PackWork<Scalar> work;
    work.source_step = outputs * groups_;
    work.source = weights + phase.taps[std::size_t(tap)].weight * inputs * work.source_step + group * outputs;
    work.depth = source_channels_;
    work.columns = result_channels_;
    work.panels = panels + phase.panels_offset + group * panels_step(phase) +
                  tap * source_channels_ * panel_width<Scalar>;
    work.panel_step = phase.depth * panel_width<Scalar>;
    (forward ? tile_kernels<Scalar>().pack : tile_kernels<Scalar>().pack_transposed)(work);
}

/// All pixels of the band that belong to the phase, most_rows at a time.
template <class Scalar>
void Correlation<Scalar>::run_phase(const Call& call, const Phase& phase, const Band& band,
                                    const View<Scalar>& view) const {
    TileRow rows[most_rows];
    std::int64_t count = 0;
    const Part ys{ceil_div(band.rows.begin - phase.y0, spacing_[0]),
                  ceil_div(band.rows.end - phase.y0, spacing_[0])};
    const std::int64_t xs = ceil_div(target_.width - phase.x0, spacing_[1]);
    for (std::int64_t image = 0; image < band.images.size(); ++image)
        for (std::int64_t y = ys.begin; y < ys.end; ++y) {
            TileRow row{
                view.offset(image, y * multiply_[0], 0),
                (((band.images.begin + image) * target_.height + phase.y0 + y * spacing_[0]) * target_.width +
                 phase.x0) *
                    target_.channels};
            for (std::int64_t x = 0; x < xs; ++x) {
                rows[count++] = row;
                row.a += multiply_[1] * view.channels;
                row.c += spacing_[1] * target_.channels;
                if (count < most_rows) continue;
                multiply(call, phase, view.data, rows, count);
                count = 0;
            }
        }
    multiply(call, phase, view.data, rows, count);
}

template <class Scalar>
void Correlation<Scalar>::multiply(const Call& call, const Phase& phase, const Scalar* source,
                                   const TileRow* rows, std::int64_t count) const {
    if (count == 0) return;
    TileWork<Scalar> work;
    work.rows = rows;
    work.row_count = count;
    work.b_step = panel_width<Scalar>;
    work.panel_step = phase.depth * panel_width<Scalar>;
    work.columns = result_channels_;
    const std::int64_t block = depth_block(phase.depth);
    for (std::int64_t group = 0; group < groups_; ++group) {
        work.a = source + group * source_channels_;
        work.c = call.result + group * result_channels_;
        std::int64_t k = 0;
        do {
            work.steps = phase.steps.data() + k;
            work.depth = std::min(block, phase.depth - k);
            work.b = call.panels + phase.panels_offset + group * panels_step(phase) + k * panel_width<Scalar>;
            work.begin = k == 0 ? Begin::FromZero : Begin::Add;
            tile_kernels<Scalar>().multiply(work);
            k += block;
        } while (k < phase.depth);
    }
}

template class Correlation<float>;
template class Correlation<double>;

} // namespace glassbox::cpu
