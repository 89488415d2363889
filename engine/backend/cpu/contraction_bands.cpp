// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/contraction_bands.h"

namespace glassbox::cpu {

template <class Scalar>
Bands<Scalar>::Bands(const Sizes& sizes) : sizes_(sizes) {
    const Picture& source = sizes.source;
    left_ = sizes.columns.first(0);
    const std::int64_t right = sizes.columns.last(sizes.target.width - 1) + 1;
    width_ = std::max<std::int64_t>(right - left_, 1);
    const bool inside = left_ >= 0 && right <= source.width && sizes.rows.first(0) >= 0 &&
                        sizes.rows.last(sizes.target.height - 1) < source.height;
    if (inside)
        mode_ = Source::AsItLies;
    else if (local_elements(1, 1) > std::int64_t(local_source_bytes / sizeof(Scalar)))
        mode_ = Source::Scratch;
    row_step_ = (inside ? source.width : width_) * source.channels;
    cut();
}

template <class Scalar>
std::int64_t Bands<Scalar>::rows_seen(const Part& rows) const {
    return std::max<std::int64_t>(sizes_.rows.last(rows.end - 1) + 1 - sizes_.rows.first(rows.begin), 0);
}

/// At most: `rows` rows see no more than this, wherever they begin.
template <class Scalar>
std::int64_t Bands<Scalar>::local_elements(std::int64_t images, std::int64_t rows) const {
    const Reach& reach = sizes_.rows;
    const std::int64_t seen =
        floor_div((rows - 1) * reach.multiply + reach.high - reach.low, reach.divide) + 1;
    return images * std::max<std::int64_t>(seen, 0) * width_ * sizes_.source.channels;
}

/// Bands of at most most_pixels pixels that fit the thread's memory: whole pictures, or rows of one.
template <class Scalar>
void Bands<Scalar>::cut() {
    const Picture& target = sizes_.target;
    const auto fits = [&](std::int64_t images, std::int64_t rows) {
        return images * rows * target.width <= sizes_.most_pixels &&
               (mode_ != Source::Local ||
                local_elements(images, rows) <= std::int64_t(local_source_bytes / sizeof(Scalar)));
    };
    std::int64_t rows = target.height;
    while (rows > 1 && !fits(1, rows)) rows = ceil_div(target.height, ++row_bands_);
    std::int64_t images = 1;
    if (row_bands_ == 1)
        while (images < sizes_.batch && fits(images + 1, rows)) ++images;
    image_groups_ = ceil_div(sizes_.batch, images);
}

template <class Scalar>
Band Bands<Scalar>::band(std::int64_t index) const {
    return {part_of(sizes_.batch, image_groups_, index / row_bands_),
            part_of(sizes_.target.height, row_bands_, index % row_bands_)};
}

template <class Scalar>
std::int64_t Bands<Scalar>::scratch_elements() const {
    if (mode_ != Source::Scratch) return 0;
    return sizes_.batch * rows_seen({0, sizes_.target.height}) * row_step_;
}

/// Copies rows [rows) of one picture with its border, which may reach over the edge or stay within it.
template <class Scalar>
void Bands<Scalar>::pad(const Scalar* image, Scalar* to, Part rows) const {
    const Picture& source = sizes_.source;
    const std::int64_t channels = source.channels;
    const std::int64_t from = std::clamp<std::int64_t>(left_, 0, source.width);
    const std::int64_t until = std::clamp<std::int64_t>(left_ + width_, from, source.width);
    const std::int64_t before = (from - left_) * channels, inner = (until - from) * channels;
    for (std::int64_t y = rows.begin; y < rows.end; ++y, to += row_step_) {
        if (y < 0 || y >= source.height || inner == 0) {
            std::fill_n(to, row_step_, Scalar(0));
            continue;
        }
        std::fill_n(to, before, Scalar(0));
        std::copy_n(image + (y * source.width + from) * channels, inner, to + before);
        std::fill_n(to + before + inner, row_step_ - before - inner, Scalar(0));
    }
}

template <class Scalar>
void Bands<Scalar>::pad_all(const Scalar* source, Scalar* scratch, ThreadPool& pool) const {
    if (mode_ != Source::Scratch) return;
    const Part rows{sizes_.rows.first(0), sizes_.rows.first(0) + rows_seen({0, sizes_.target.height})};
    pool.for_chunks(sizes_.batch, [&](std::int64_t image, int) {
        pad(source + image * sizes_.source.elements(), scratch + image * rows.size() * row_step_, rows);
    });
}

template <class Scalar>
View<Scalar> Bands<Scalar>::view(const Band& band, const Scalar* source, const Scalar* scratch,
                                 Scalar* local) const {
    const std::int64_t channels = sizes_.source.channels;
    const Scalar* first = source + band.images.begin * sizes_.source.elements();
    if (mode_ == Source::AsItLies) return {first, sizes_.source.elements(), row_step_, channels, 0, 0};
    if (mode_ == Source::Scratch) {
        const std::int64_t image_step = rows_seen({0, sizes_.target.height}) * row_step_;
        return {scratch + band.images.begin * image_step,
                image_step,
                row_step_,
                channels,
                sizes_.rows.first(0),
                left_};
    }
    const Part rows{sizes_.rows.first(band.rows.begin),
                    sizes_.rows.first(band.rows.begin) + rows_seen(band.rows)};
    const std::int64_t image_step = rows.size() * row_step_;
    for (std::int64_t image = 0; image < band.images.size(); ++image)
        pad(first + image * sizes_.source.elements(), local + image * image_step, rows);
    return {local, image_step, row_step_, channels, rows.begin, left_};
}

template class Bands<float>;
template class Bands<double>;

} // namespace glassbox::cpu
