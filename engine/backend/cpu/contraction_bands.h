// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/contraction.h"

namespace glassbox::cpu {

/// Which places of a source axis place p of a target axis sees: from ceil((p·multiply + low) / divide) to
/// floor((p·multiply + high) / divide).
struct Reach {
    std::int64_t multiply = 1, divide = 1, low = 0, high = 0;
    std::int64_t first(std::int64_t p) const { return ceil_div(p * multiply + low, divide); }
    std::int64_t last(std::int64_t p) const { return floor_div(p * multiply + high, divide); }
};

struct Picture {
    std::int64_t height = 0, width = 0, channels = 0;
    std::int64_t elements() const { return height * width * channels; }
};

/// Rows [rows) of pictures [images) of the target.
struct Band {
    Part images, rows;
};

/// Where a chunk finds its source: element (image, y, x, 0) at image·image_step + (y - top)·row_step + (x -
/// left)·channels, with zeros around the picture; images count from the band's first.
template <class Scalar>
struct View {
    const Scalar* data = nullptr;
    std::int64_t image_step = 0, row_step = 0, channels = 0, top = 0, left = 0;
    std::int64_t offset(std::int64_t image, std::int64_t y, std::int64_t x) const {
        return image * image_step + (y - top) * row_step + (x - left) * channels;
    }
};

/// Cuts the target of a convolution into bands of rows or of whole pictures, and gives each band its part of
/// the source with a border of zeros: as it lies where nothing reaches over the edge, else copied to the
/// thread's own memory, or, where a band of one row is too large for that, from one padded copy of
/// everything.
template <class Scalar>
class Bands {
  public:
    struct Sizes {
        Picture source, target;
        std::int64_t batch = 0;
        Reach rows, columns;
        std::int64_t most_pixels = 0; ///< Of the target in a band, where a row has no more.
    };
    explicit Bands(const Sizes& sizes);

    std::int64_t count() const { return image_groups_ * row_bands_; }
    Band band(std::int64_t index) const;
    /// From one row of the source to the next, the same for all bands.
    std::int64_t row_step() const { return row_step_; }
    /// Of the padded copy of everything.
    std::int64_t scratch_elements() const;
    void pad_all(const Scalar* source, Scalar* scratch, ThreadPool& pool) const;
    /// `local`: local_source_bytes of the thread.
    View<Scalar> view(const Band& band, const Scalar* source, const Scalar* scratch, Scalar* local) const;

  private:
    enum class Source : std::uint8_t { AsItLies, Local, Scratch };
    std::int64_t rows_seen(const Part& rows) const;
    std::int64_t local_elements(std::int64_t images, std::int64_t rows) const;
    void cut();
    void pad(const Scalar* image, Scalar* to, Part rows) const;

    Sizes sizes_;
    Source mode_ = Source::Local;
    std::int64_t left_ = 0, width_ = 0; ///< Of padded rows.
    std::int64_t row_step_ = 0;
    std::int64_t image_groups_ = 1, row_bands_ = 1;
};

} // namespace glassbox::cpu
