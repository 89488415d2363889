// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/picture_folder.h"

#include "engine/data/content.h"
#include "engine/data/picture.h"
#include "engine/data/sample_set.h"
#include "engine/data/targets.h"
#include "engine/data/text.h"

#include <algorithm>
#include <cstring>
#include <fstream>

namespace glassbox {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_pictures = 10'000'000;

bool natural_path_less(const fs::path& a, const fs::path& b) {
    return natural_less(a.filename().string(), b.filename().string());
}

bool called_picture(const fs::path& file) {
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) { return char(std::tolower(c)); });
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

bool begins_as_picture(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    char start[8] = {};
    stream.read(start, sizeof start);
    return is_picture({start, std::size_t(stream.gcount())});
}

/// BadFile where `entry` is a link to something outside `root`, or a name that cannot be shown.
Result<void> check_entry(const fs::directory_entry& entry, const fs::path& root) {
    if (first_bad_utf8(entry.path().filename().string()) != std::string::npos)
        return fail(ErrorCode::BadFile, "folder.not-utf8", {{"file", shown(entry.path())}});
    if (!entry.is_symlink()) return {};
    const fs::path target = fs::weakly_canonical(entry.path());
    const auto [end, rest] = std::ranges::mismatch(root, target);
    if (end != root.end())
        return fail(ErrorCode::BadFile, "folder.link-outside", {{"file", shown(entry.path())}});
    return {};
}

Result<std::vector<fs::path>> subfolders(const fs::path& root) {
    std::vector<fs::path> folders;
    for (const fs::directory_entry& entry : fs::directory_iterator(root)) {
        if (entry.path().filename().string().starts_with('.')) continue;
        const auto checked = check_entry(entry, root);
        if (!checked) return tl::unexpected(checked.error());
        if (entry.is_directory()) folders.push_back(entry.path());
    }
    std::ranges::sort(folders, natural_path_less);
    return folders;
}

struct Entry {
    fs::path file;
    std::int32_t label = 0;
};

Result<Picture> load(const fs::path& file) {
    const auto bytes = read_bytes(file, largest_picture);
    if (!bytes) return tl::unexpected(bytes.error());
    return decode_picture(shown(file), *bytes);
}

/// The files of all classes, a picture of each in turn, and the classes' names in `info`.
Result<std::vector<Entry>> list_entries(const fs::path& root, DataInfo& info) {
    const auto folders = subfolders(root);
    if (!folders) return tl::unexpected(folders.error());
    std::vector<std::pair<std::size_t, Entry>> ranked;
    for (const fs::path& folder : *folders) {
        const auto files = pictures_in(folder, root);
        if (!files) return tl::unexpected(files.error());
        if (files->empty()) return fail(ErrorCode::BadFile, "folder.empty-class", {{"file", shown(folder)}});
        const std::int32_t label = std::int32_t(info.class_names.size());
        for (std::size_t i = 0; i < files->size(); ++i) ranked.push_back({i, {(*files)[i], label}});
        info.class_names.push_back(folder.filename().string());
        if (info.class_names.size() > most_classes || ranked.size() > most_pictures)
            return fail(ErrorCode::BadFile, "folder.too-many",
                        {{"file", shown(root)},
                         {"classes", std::to_string(most_classes)},
                         {"expected", std::to_string(most_pictures)}});
    }
    if (folders->empty()) return fail(ErrorCode::BadFile, "folder.no-classes", {{"file", shown(root)}});
    if (folders->size() == 1)
        return fail(ErrorCode::BadFile, "data.one-class",
                    {{"file", shown(root)}, {"found", info.class_names[0]}});
    std::ranges::stable_sort(ranked, {}, [](const auto& pair) { return pair.first; });
    std::vector<Entry> entries;
    for (auto& [rank, entry] : ranked) entries.push_back(std::move(entry));
    info.classes = std::int64_t(info.class_names.size());
    return entries;
}

/// Inspects every file; the number of channels of all together.
Result<std::int64_t> inspect_all(const std::vector<Entry>& entries) {
    std::int64_t channels = 1;
    for (const Entry& entry : entries) {
        const auto bytes = read_bytes(entry.file, largest_picture);
        if (!bytes) return tl::unexpected(bytes.error());
        const auto header = inspect_picture(shown(entry.file), *bytes);
        if (!header) return tl::unexpected(header.error());
        channels = std::max(channels, header->channels);
    }
    return channels;
}

/// Copies the picture, brought to size and channels of the set, to `target`.
Result<void> place_picture(const fs::path& file, const DataInfo& info, std::byte* target) {
    const auto picture = load(file);
    if (!picture) return tl::unexpected(picture.error());
    const Picture fit = fitted(*picture, height_of(info), width_of(info), channels_of(info));
    std::memcpy(target, fit.pixels.data(), fit.pixels.size());
    return {};
}

/// Reads pictures when they are asked for.
class FolderSource final : public BatchSource {
  public:
    FolderSource(DataInfo info, std::vector<Entry> entries, Split split)
        : info_(std::move(info)), shape_(stored_shape(info_)), entries_(std::move(entries)),
          split_(std::move(split)) {
        info_.train_count = std::int64_t(split_.train.size());
        info_.test_count = std::int64_t(split_.test.size());
    }

    const DataInfo& info() const override { return info_; }
    bool resident() const override { return false; }

    Result<void> fetch(Part part, std::span<const std::int64_t> rows, Tensor& inputs,
                       Tensor& targets) const override {
        const auto& places = part == Part::Train ? split_.train : split_.test;
        prepare_batch(inputs, Storage::U8, std::int64_t(rows.size()), shape_);
        prepare_batch(targets, Storage::I32, std::int64_t(rows.size()), {});
        const std::size_t stride = std::size_t(sample_size(info_));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            GLASSBOX_ASSERT(rows[i] >= 0 && rows[i] < std::int64_t(places.size()), std::to_string(rows[i]));
            const Entry& entry = entries_[std::size_t(places[std::size_t(rows[i])])];
            const auto placed = place_picture(entry.file, info_, inputs.bytes.data() + i * stride);
            if (!placed) return placed;
            targets.values<std::int32_t>()[i] = entry.label;
        }
        return {};
    }

    /// One pass over the training part.
    Result<void> find_moments() {
        Moments moments(channels_of(info_));
        std::vector<std::byte> sample(std::size_t(sample_size(info_)));
        for (const std::int64_t row : split_.train) {
            const auto placed = place_picture(entries_[std::size_t(row)].file, info_, sample.data());
            if (!placed) return placed;
            add_sample(moments, Storage::U8, sample);
        }
        moments.store(info_);
        return {};
    }

  private:
    DataInfo info_;
    std::vector<std::int64_t> shape_;
    std::vector<Entry> entries_;
    Split split_;
};

std::vector<std::int32_t> labels_of(const std::vector<Entry>& entries) {
    std::vector<std::int32_t> labels;
    for (const Entry& entry : entries) labels.push_back(entry.label);
    return labels;
}

Result<BatchSourcePtr> keep_all(DataInfo info, const std::vector<Entry>& entries, double test,
                                std::int64_t memory) {
    SampleSet set;
    prepare_batch(set.inputs, Storage::U8, std::int64_t(entries.size()), stored_shape(info));
    const std::size_t stride = std::size_t(sample_size(info));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto placed = place_picture(entries[i].file, info, set.inputs.bytes.data() + i * stride);
        if (!placed) return tl::unexpected(placed.error());
    }
    set.targets = Tensor::of({std::int64_t(entries.size())}, labels_of(entries));
    set.info = std::move(info);
    return source_of(std::move(set), test, memory);
}

Result<BatchSourcePtr> read_lazily(DataInfo info, std::vector<Entry> entries, double test) {
    auto split = split_rows(labels_of(entries), std::int64_t(entries.size()), test);
    if (!split) return tl::unexpected(split.error());
    const auto source =
        std::make_shared<FolderSource>(std::move(info), std::move(entries), *std::move(split));
    const auto found = source->find_moments();
    if (!found) return tl::unexpected(found.error());
    return source;
}

} // namespace

Result<std::vector<fs::path>> pictures_in(const fs::path& folder, const fs::path& root) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with('.')) continue;
        const auto checked = check_entry(entry, root);
        if (!checked) return tl::unexpected(checked.error());
        if (!entry.is_regular_file()) continue;
        if (called_picture(entry.path()) || begins_as_picture(entry.path())) files.push_back(entry.path());
        if (files.size() > most_pictures) break;
    }
    std::ranges::sort(files, natural_path_less);
    return files;
}

Result<BatchSourcePtr> open_picture_folder(const fs::path& folder, PictureSize size, double test,
                                           std::int64_t memory) {
    DataInfo info;
    info.pictures = true;
    info.storage = Storage::U8;
    auto entries = list_entries(fs::canonical(folder), info);
    if (!entries) return tl::unexpected(entries.error());
    const auto channels = inspect_all(*entries);
    if (!channels) return tl::unexpected(channels.error());
    if (size.height == 0 || size.width == 0) {
        const auto first = load(entries->front().file);
        if (!first) return tl::unexpected(first.error());
        if (size.height == 0) size.height = first->height;
        if (size.width == 0) size.width = first->width;
    }
    info.sample = picture_sample(size.height, size.width, *channels);
    const double bytes = double(entries->size()) * double(sample_size(info) + 4);
    if (bytes <= double(memory) * 1048576) return keep_all(std::move(info), *entries, test, memory);
    return read_lazily(std::move(info), *std::move(entries), test);
}

} // namespace glassbox
