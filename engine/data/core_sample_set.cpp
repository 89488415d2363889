// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/sample_set.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

Moments::Moments(std::int64_t width)
    : origin_(std::size_t(width)), sum_(std::size_t(width)), squares_(std::size_t(width)) {}

void Moments::add(std::span<const float> values) {
    const std::size_t width = sum_.size();
    if (count_ == 0) std::copy_n(values.begin(), width, origin_.begin());
    for (std::size_t place = 0; place < values.size(); place += width)
        for (std::size_t i = 0; i < width; ++i) {
            const double value = double(values[place + i]) - origin_[i];
            sum_[i] += value;
            squares_[i] += value * value;
        }
    count_ += std::int64_t(values.size() / width);
}

void Moments::add(std::span<const std::uint8_t> values) {
    const std::size_t width = sum_.size();
    scale_ = 1.0 / 255;
    for (std::size_t place = 0; place < values.size(); place += width)
        for (std::size_t i = 0; i < width; ++i) {
            const double value = values[place + i];
            sum_[i] += value;
            squares_[i] += value * value;
        }
    count_ += std::int64_t(values.size() / width);
}

void Moments::store(DataInfo& info) const {
    info.mean.clear();
    info.deviation.clear();
    for (std::size_t i = 0; i < sum_.size(); ++i) {
        const double mean = sum_[i] / double(std::max<std::int64_t>(count_, 1));
        const double variance = squares_[i] / double(std::max<std::int64_t>(count_, 1)) - mean * mean;
        const double deviation = std::sqrt(std::max(variance, 0.0));
        info.mean.push_back((origin_[i] + mean) * scale_);
        info.deviation.push_back(deviation > 1e-9 * std::abs(mean) ? deviation * scale_ : 1);
    }
}

void add_sample(Moments& moments, Storage storage, std::span<const std::byte> sample) {
    if (storage == Storage::U8)
        moments.add(std::span(reinterpret_cast<const std::uint8_t*>(sample.data()), sample.size()));
    else
        moments.add(std::span(reinterpret_cast<const float*>(sample.data()), sample.size() / sizeof(float)));
}

std::int64_t sample_size(const DataInfo& info) {
    std::int64_t size = 1;
    for (const Dimension& dimension : info.sample) size *= dimension.extent.factor;
    return size;
}

std::int64_t channels_of(const DataInfo& info) {
    return info.sample.at(0).extent.factor;
}
std::int64_t height_of(const DataInfo& info) {
    return info.sample.at(1).extent.factor;
}
std::int64_t width_of(const DataInfo& info) {
    return info.sample.at(2).extent.factor;
}

std::vector<Dimension> picture_sample(std::int64_t height, std::int64_t width, std::int64_t channels) {
    return {{Axis::Channels, channels}, {Axis::Height, height}, {Axis::Width, width}};
}
std::vector<Dimension> row_sample(std::int64_t features) {
    return {{Axis::Features, features}};
}

std::vector<std::int64_t> stored_shape(const DataInfo& info) {
    if (info.pictures) return {height_of(info), width_of(info), channels_of(info)};
    return {channels_of(info)};
}

void prepare_batch(Tensor& tensor, Storage storage, std::int64_t rows,
                   std::span<const std::int64_t> sample_shape) {
    std::int64_t count = rows;
    for (const std::int64_t extent : sample_shape) count *= extent;
    tensor.storage = storage;
    tensor.shape.resize(sample_shape.size() + 1);
    tensor.shape[0] = rows;
    std::ranges::copy(sample_shape, tensor.shape.begin() + 1);
    tensor.bytes.resize(std::size_t(count) * bytes_of(storage));
}

} // namespace glassbox
