// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/idx.h"

#include "engine/data/targets.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace glassbox {

namespace {

std::size_t width_of(IdxType type) {
    switch (type) {
    case IdxType::U8:
    case IdxType::I8: return 1;
    case IdxType::I16: return 2;
    case IdxType::I32:
    case IdxType::F32: return 4;
    case IdxType::F64: return 8;
    }
    return 0;
}

tl::unexpected<Error> bad(const char* id, const std::string& file, std::uint64_t offset,
                          const std::string& expected, const std::string& found) {
    return fail(
        ErrorCode::BadFile, id,
        {{"file", file}, {"offset", std::to_string(offset)}, {"expected", expected}, {"found", found}});
}

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | std::uint8_t(bytes[std::size_t(i)]);
    return value;
}

std::uint64_t saturated_product(std::uint64_t a, std::uint64_t b) {
    return b != 0 && a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

/// Number `index` of type T.
template <class T, class Bits>
double element(std::string_view data, std::size_t index) {
    Bits bits = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        bits = Bits(std::uint64_t(bits) << 8 | std::uint8_t(data[index * sizeof(T) + i]));
    return double(std::bit_cast<T>(bits));
}

using Element = double (*)(std::string_view, std::size_t);

Element reader_of(IdxType type) {
    switch (type) {
    case IdxType::U8: return element<std::uint8_t, std::uint8_t>;
    case IdxType::I8: return element<std::int8_t, std::uint8_t>;
    case IdxType::I16: return element<std::int16_t, std::uint16_t>;
    case IdxType::I32: return element<std::int32_t, std::uint32_t>;
    case IdxType::F32: return element<float, std::uint32_t>;
    case IdxType::F64: return element<double, std::uint64_t>;
    }
    return nullptr;
}

/// A verified file: the header, and exactly the bytes that it declares.
struct IdxArray {
    const std::string& file;
    IdxHeader header;
    std::string_view data;

    std::size_t count() const { return data.size() / width_of(header.type); }
    bool real() const { return header.type == IdxType::F32 || header.type == IdxType::F64; }
};

Result<IdxArray> array_of(const Content& content) {
    auto header = idx_header(content.file, content.bytes);
    if (!header) return tl::unexpected(header.error());
    const std::uint64_t held = content.bytes.size() - header->offset;
    if (held != header->bytes)
        return bad(held < header->bytes ? "idx.truncated" : "idx.trailing", content.file,
                   std::min(held, header->bytes) + header->offset, std::to_string(header->bytes),
                   std::to_string(held));
    if (header->bytes == 0) return bad("idx.empty", content.file, 4, "1", "0");
    return IdxArray{content.file, *header, std::string_view(content.bytes).substr(header->offset)};
}

/// Calls use(index, value) for all numbers; fails at one that is not finite in float.
template <class Use>
Result<void> for_each(const IdxArray& array, Use use) {
    const Element read = reader_of(array.header.type);
    for (std::size_t i = 0; i < array.count(); ++i) {
        const double value = read(array.data, i);
        if (!std::isfinite(float(value)))
            return bad("idx.not-finite", array.file, array.header.offset + i * width_of(array.header.type),
                       "", std::to_string(value));
        use(i, value);
    }
    return {};
}

Result<Tensor> as_floats(const IdxArray& array, std::vector<std::int64_t> shape) {
    Tensor tensor = Tensor::zeros(Storage::F32, std::move(shape));
    const auto values = tensor.values<float>();
    const auto read = for_each(array, [&](std::size_t i, double value) { values[i] = float(value); });
    if (!read) return tl::unexpected(read.error());
    return tensor;
}

/// Bytes where all values are integers from 0 to 255, floats where all are real numbers in 0..1.
Result<Tensor> as_pictures(const IdxArray& array, std::vector<std::int64_t> shape) {
    if (array.header.type == IdxType::U8) {
        Tensor tensor = Tensor::zeros(Storage::U8, std::move(shape));
        std::memcpy(tensor.bytes.data(), array.data.data(), array.data.size());
        return tensor;
    }
    auto floats = as_floats(array, std::move(shape));
    if (!floats) return floats;
    const auto values = floats->values<float>();
    const auto [low, high] = std::ranges::minmax_element(values);
    if (array.real() && *low >= 0 && *high <= 1) return floats;
    const auto wrong = std::ranges::find_if(
        values, [](float value) { return value < 0 || value > 255 || value != std::floor(value); });
    if (wrong == values.end()) return floats->converted(Storage::U8);
    const std::size_t index = std::size_t(wrong - values.begin());
    return bad("idx.picture-range", array.file, array.header.offset + index * width_of(array.header.type), "",
               std::to_string(*wrong));
}

/// [n, C, H, W] to [n, H, W, C].
Tensor channels_last(const Tensor& tensor) {
    const std::int64_t channels = tensor.shape[1], pixels = tensor.shape[2] * tensor.shape[3];
    const std::size_t size = bytes_of(tensor.storage);
    Tensor result = tensor;
    result.shape = {tensor.shape[0], tensor.shape[2], tensor.shape[3], channels};
    std::byte* target = result.bytes.data();
    for (std::int64_t sample = 0; sample < tensor.shape[0]; ++sample)
        for (std::int64_t pixel = 0; pixel < pixels; ++pixel)
            for (std::int64_t channel = 0; channel < channels; ++channel, target += size)
                std::memcpy(target,
                            tensor.bytes.data() +
                                std::size_t((sample * channels + channel) * pixels + pixel) * size,
                            size);
    return result;
}

constexpr std::int64_t most_channels = 4;

Result<IdxSamples> pictures_of(const IdxArray& array) {
    const auto& extents = array.header.extents;
    std::vector<std::int64_t> shape = extents;
    if (shape.size() == 3) shape.push_back(1);
    const bool last = shape[3] <= most_channels;
    if (!last && shape[1] > most_channels)
        return bad("idx.channels", array.file, 4, std::to_string(most_channels), std::to_string(shape[3]));
    auto tensor = as_pictures(array, shape);
    if (!tensor) return tl::unexpected(tensor.error());
    if (!last) tensor = channels_last(*tensor);
    DataInfo info;
    info.pictures = true;
    info.storage = tensor->storage;
    info.sample = picture_sample(tensor->shape[1], tensor->shape[2], tensor->shape[3]);
    return IdxSamples{std::move(info), *std::move(tensor)};
}

Result<void> store_labels(const IdxArray& array, SampleSet& set) {
    std::vector<double> values(array.count());
    const auto read = for_each(array, [&](std::size_t i, double value) { values[i] = value; });
    if (!read) return read;
    if (array.real()) {
        store_numbers(values, set);
        return {};
    }
    const auto negative = std::ranges::find_if(values, [](double value) { return value < 0; });
    if (negative != values.end()) {
        const std::size_t index = std::size_t(negative - values.begin());
        return bad("idx.negative-label", array.file,
                   array.header.offset + index * width_of(array.header.type), "0",
                   std::to_string(std::int64_t(*negative)));
    }
    return store_integer_classes(array.file, values, set);
}

} // namespace

bool is_idx(std::string_view bytes) {
    return bytes.size() >= 2 && bytes[0] == 0 && bytes[1] == 0;
}

Result<IdxHeader> idx_header(const std::string& file, std::string_view bytes) {
    if (bytes.size() < 4) return bad("idx.truncated", file, bytes.size(), "4", std::to_string(bytes.size()));
    const int type = std::uint8_t(bytes[2]);
    const std::size_t rank = std::uint8_t(bytes[3]);
    if (type < 0x08 || type > 0x0E || type == 0x0A)
        return bad("idx.bad-type", file, 2, "8 9 11 12 13 14", std::to_string(type));
    if (rank < 1 || rank > 4) return bad("idx.bad-rank", file, 3, "1 2 3 4", std::to_string(rank));
    IdxHeader header{IdxType(type), {}, 4 + 4 * rank, width_of(IdxType(type))};
    if (bytes.size() < header.offset)
        return bad("idx.truncated", file, bytes.size(), std::to_string(header.offset),
                   std::to_string(bytes.size()));
    for (std::size_t axis = 0; axis < rank; ++axis) {
        header.extents.push_back(big_endian(bytes.substr(4 + 4 * axis)));
        header.bytes = saturated_product(header.bytes, std::uint64_t(header.extents.back()));
    }
    return header;
}

Result<IdxSamples> idx_samples(const Content& content) {
    const auto array = array_of(content);
    if (!array) return tl::unexpected(array.error());
    const auto& extents = array->header.extents;
    if (extents.size() == 1) return bad("idx.not-samples", content.file, 3, "2 3 4", "1");
    if (extents.size() > 2) return pictures_of(*array);
    auto tensor = as_floats(*array, extents);
    if (!tensor) return tl::unexpected(tensor.error());
    DataInfo info;
    info.sample = row_sample(extents[1]);
    return IdxSamples{std::move(info), *std::move(tensor)};
}

Result<SampleSet> idx_sample_set(const Content& inputs, const Content& labels) {
    if (labels.format != Format::Idx)
        return fail(ErrorCode::BadFile, "idx.labels-format", {{"file", labels.file}});
    const auto array = array_of(labels);
    if (!array) return tl::unexpected(array.error());
    const std::size_t rank = array->header.extents.size();
    if (rank != 1) return bad("idx.labels-rank", labels.file, 3, "1", std::to_string(rank));
    auto samples = idx_samples(inputs);
    if (!samples) return tl::unexpected(samples.error());
    if (samples->values.shape[0] != array->header.extents[0])
        return fail(ErrorCode::BadFile, "idx.count-mismatch",
                    {{"file", labels.file},
                     {"inputs", inputs.file},
                     {"expected", std::to_string(samples->values.shape[0])},
                     {"found", std::to_string(array->header.extents[0])}});
    SampleSet set{std::move(samples->info), std::move(samples->values), {}};
    const auto stored = store_labels(*array, set);
    if (!stored) return tl::unexpected(stored.error());
    return set;
}

} // namespace glassbox
