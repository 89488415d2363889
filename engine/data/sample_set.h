// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/batch_source.h"

namespace glassbox {

/// All samples of a data set in memory, not yet split.
struct SampleSet {
    DataInfo info;  ///< Without counts, mean and deviation.
    Tensor inputs;  ///< [count, ...]: U8 or F32 as `info.storage` says.
    Tensor targets; ///< I32 [count] where there are classes, F32 [count, targets] else.
};

/// Splits the set, finds mean and deviation of its training part, and serves it. It is resident where its
/// bytes are at most `memory` MiB.
Result<BatchSourcePtr> source_of(SampleSet set, double test, std::int64_t memory);

/// Running mean and deviation of `width` channels or features, exact for pictures of U8.
class Moments {
  public:
    explicit Moments(std::int64_t width);
    /// Values of whole samples, channel or feature innermost; bytes count as value / 255.
    void add(std::span<const float> values);
    void add(std::span<const std::uint8_t> values);
    /// Fills in `mean` and `deviation`; the latter is 1 where all values are equal.
    void store(DataInfo& info) const;

  private:
    std::vector<double> origin_; ///< The first sample, subtracted so that squares keep their digits.
    std::vector<double> sum_;
    std::vector<double> squares_;
    double scale_ = 1;
    std::int64_t count_ = 0;
};

/// A sample as bytes of U8 or F32 is added to the moments.
void add_sample(Moments& moments, Storage storage, std::span<const std::byte> sample);

/// How many numbers one sample has.
std::int64_t sample_size(const DataInfo& info);
/// Channels of a picture (the first dimension) or features of a row.
std::int64_t channels_of(const DataInfo& info);
/// Height and width of a picture.
std::int64_t height_of(const DataInfo& info);
std::int64_t width_of(const DataInfo& info);
/// The dimensions of `sample` for a picture or a row.
std::vector<Dimension> picture_sample(std::int64_t height, std::int64_t width, std::int64_t channels);
std::vector<Dimension> row_sample(std::int64_t features);

/// Makes `tensor` [rows, shape of one sample...] of this storage, keeping its memory where it fits already.
void prepare_batch(Tensor& tensor, Storage storage, std::int64_t rows,
                   std::span<const std::int64_t> sample_shape);
/// The shape of one sample as it rests in memory: H, W, C or F.
std::vector<std::int64_t> stored_shape(const DataInfo& info);

} // namespace glassbox
