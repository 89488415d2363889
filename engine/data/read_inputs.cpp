// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/read_inputs.h"

#include "engine/data/content.h"
#include "engine/data/idx.h"
#include "engine/data/picture.h"
#include "engine/data/picture_folder.h"
#include "engine/data/sample_set.h"
#include "engine/data/table.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>

namespace glassbox {

namespace {

namespace fs = std::filesystem;

/// Writes a picture of any size as the floats of one sample.
void store(const Picture& picture, const DataInfo& expected, float* target) {
    const Picture fit = fitted(picture, height_of(expected), width_of(expected), channels_of(expected));
    std::ranges::transform(fit.pixels, target, [](std::uint8_t value) { return float(value) / 255.0f; });
}

Result<Tensor> room_for(std::size_t count, const std::string& file, const DataInfo& expected) {
    const double bytes = double(count) * double(sample_size(expected)) * sizeof(float);
    if (bytes > double(largest_file)) return too_large(file, largest_file);
    Tensor tensor;
    prepare_batch(tensor, Storage::F32, std::int64_t(count), stored_shape(expected));
    return tensor;
}

Result<NewInputs> read_pictures(const std::vector<fs::path>& files, const fs::path& path,
                                const DataInfo& expected) {
    auto values = room_for(files.size(), shown(path), expected);
    if (!values) return tl::unexpected(values.error());
    NewInputs inputs{*std::move(values), {}};
    float* target = inputs.values.values<float>().data();
    for (const fs::path& file : files) {
        const auto bytes = read_bytes(file, largest_picture);
        if (!bytes) return tl::unexpected(bytes.error());
        const auto picture = decode_picture(shown(file), *bytes);
        if (!picture) return tl::unexpected(picture.error());
        store(*picture, expected, target);
        target += sample_size(expected);
        inputs.names.push_back(shown(file.filename()));
    }
    return inputs;
}

Result<NewInputs> read_folder(const fs::path& folder, const DataInfo& expected) {
    const fs::path root = fs::canonical(folder);
    const auto files = pictures_in(root, root);
    if (!files) return tl::unexpected(files.error());
    if (files->empty()) return fail(ErrorCode::BadFile, "folder.no-pictures", {{"file", shown(folder)}});
    return read_pictures(*files, folder, expected);
}

/// Pictures of an IDX file as bytes, whatever numbers it holds: for those that need another size.
Picture picture_at(const Tensor& values, std::int64_t index) {
    Picture picture{values.shape[1], values.shape[2], values.shape[3], {}};
    const std::size_t size = std::size_t(picture.height * picture.width * picture.channels);
    picture.pixels.resize(size);
    const std::size_t begin = std::size_t(index) * size;
    if (values.storage == Storage::U8)
        std::memcpy(picture.pixels.data(), values.bytes.data() + begin, size);
    else
        std::ranges::transform(values.values<float>().subspan(begin, size), picture.pixels.begin(),
                               [](float value) { return std::uint8_t(std::lround(value * 255)); });
    return picture;
}

Result<Tensor> idx_pictures(const std::string& file, const IdxSamples& samples, const DataInfo& expected) {
    const Tensor& values = samples.values;
    if (samples.info.storage == Storage::F32 && samples.info.sample == expected.sample) return values;
    const std::int64_t channels = channels_of(samples.info), wanted = channels_of(expected);
    const bool fits = samples.info.sample == expected.sample ||
                      ((channels == 1 || channels == 3) && (wanted == 1 || wanted == 3));
    if (!fits)
        return fail(
            ErrorCode::BadFile, "predict.channels",
            {{"file", file}, {"expected", std::to_string(wanted)}, {"found", std::to_string(channels)}});
    auto result = room_for(std::size_t(values.shape[0]), file, expected);
    if (!result) return result;
    for (std::int64_t i = 0; i < values.shape[0]; ++i)
        store(picture_at(values, i), expected, result->values<float>().data() + i * sample_size(expected));
    return result;
}

/// Rows were found where pictures are expected, or the other way round.
tl::unexpected<Error> other_kind(const std::string& file, const DataInfo& expected) {
    return fail(ErrorCode::BadFile, expected.pictures ? "predict.needs-pictures" : "predict.needs-rows",
                {{"file", file}});
}

Result<Tensor> idx_values(const Content& content, const DataInfo& expected) {
    auto samples = idx_samples(content);
    if (!samples) return tl::unexpected(samples.error());
    if (expected.pictures != samples->info.pictures) return other_kind(content.file, expected);
    if (expected.pictures) return idx_pictures(content.file, *samples, expected);
    if (samples->info.sample != expected.sample)
        return fail(ErrorCode::BadFile, "table.feature-count",
                    {{"file", content.file},
                     {"expected", std::to_string(sample_size(expected))},
                     {"found", std::to_string(sample_size(samples->info))}});
    return std::move(samples->values);
}

NewInputs numbered(Tensor values) {
    NewInputs inputs{std::move(values), {}};
    for (std::int64_t row = 1; row <= inputs.values.shape[0]; ++row)
        inputs.names.push_back(std::to_string(row));
    return inputs;
}

Result<NewInputs> read_file_inputs(const fs::path& path, const DataInfo& expected) {
    const auto content = read_content(path);
    if (!content) return tl::unexpected(content.error());
    if (content->format == Format::Picture && expected.pictures) return read_pictures({path}, path, expected);
    if (content->format == Format::Idx) return idx_values(*content, expected).map(numbered);
    if (content->format == Format::Text && !expected.pictures)
        return table_features(*content, expected).map(numbered);
    return other_kind(content->file, expected);
}

} // namespace

Result<NewInputs> read_inputs(const fs::path& path, const DataInfo& expected) {
    try {
        if (!fs::is_directory(path)) return read_file_inputs(path, expected);
        if (!expected.pictures)
            return fail(ErrorCode::BadFile, "predict.needs-rows", {{"file", shown(path)}});
        return read_folder(path, expected);
    } catch (const fs::filesystem_error& error) {
        return fail(ErrorCode::BadFile, "data.unreadable",
                    {{"file", shown(path)}, {"reason", error.code().message()}});
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Memory, "data.no-memory", {{"file", shown(path)}});
    }
}

} // namespace glassbox
