// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/safetensors.h"

#include "engine/base/atomic_file.h"
#include "engine/base/json_guard.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fstream>

namespace glassbox {

namespace {

using nlohmann::json;

static_assert(std::endian::native == std::endian::little, "safetensors data is little-endian");

constexpr std::uint64_t largest_header = 100'000'000;
constexpr std::size_t largest_rank = 32;
constexpr int deepest_header = 4;

struct TypeName {
    const char* name;
    Storage storage;
};
constexpr std::array<TypeName, 4> type_names{
    {{"F32", Storage::F32}, {"F64", Storage::F64}, {"I32", Storage::I32}, {"U8", Storage::U8}}};

const char* name_of(Storage storage) {
    for (const TypeName& type : type_names)
        if (type.storage == storage) return type.name;
    GLASSBOX_ASSERT(false, "storage");
}

/// One tensor's entry in the header; bytes begin..end of the data part.
struct Entry {
    std::string name;
    Storage storage = Storage::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// Gives the file's errors: BadFile with its name, the place and what else there is to say.
class Refusal {
  public:
    explicit Refusal(const std::filesystem::path& file) : file_(clean_text(file.string(), 1000)) {}
    const std::string& file() const { return file_; }
    tl::unexpected<Error> operator()(const char* id, const std::string& place,
                                     const std::vector<Argument>& more = {}) const {
        std::vector<Argument> arguments{{"file", file_}, {"place", clean_text(place, 200)}};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return fail(ErrorCode::BadFile, id, std::move(arguments));
    }

  private:
    std::string file_;
};

Result<Storage> read_type(const json& entry, const std::string& name, const Refusal& refuse) {
    const auto place = entry.find("dtype");
    const std::string found = place == entry.end() ? "" : clean_text(place->dump(), 40);
    if (place != entry.end() && place->is_string())
        for (const TypeName& type : type_names)
            if (*place == type.name) return type.storage;
    return refuse("checkpoint.bad-type", name, {{"found", found}, {"expected", "F32, F64, I32, U8"}});
}

/// Dimensions and, checked against overflow, the number of bytes that they ask for.
Result<std::uint64_t> read_shape(const json& entry, const Refusal& refuse, Entry& result) {
    const auto place = entry.find("shape");
    const std::string found = place == entry.end() ? "" : clean_text(place->dump(), 80);
    const auto bad = [&] { return refuse("checkpoint.bad-shape", result.name, {{"found", found}}); };
    if (place == entry.end() || !place->is_array() || place->size() > largest_rank) return bad();
    std::uint64_t bytes = bytes_of(result.storage);
    for (const json& extent : *place) {
        if (!extent.is_number_unsigned()) return bad();
        const auto number = extent.get<std::uint64_t>();
        if (number > std::uint64_t(INT64_MAX) || __builtin_mul_overflow(bytes, number, &bytes)) return bad();
        result.shape.push_back(std::int64_t(number));
    }
    return bytes;
}

Result<Entry> read_entry(const std::string& name, const json& value, std::uint64_t data_size,
                         const Refusal& refuse) {
    if (!value.is_object() || value.size() != 3)
        return refuse("checkpoint.bad-entry", name, {{"found", clean_text(value.dump(), 80)}});
    Entry entry;
    entry.name = name;
    const auto storage = read_type(value, name, refuse);
    if (!storage) return tl::unexpected(storage.error());
    entry.storage = *storage;
    const auto bytes = read_shape(value, refuse, entry);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto place = value.find("data_offsets");
    const bool right = place != value.end() && place->is_array() && place->size() == 2 &&
                       (*place)[0].is_number_unsigned() && (*place)[1].is_number_unsigned();
    const std::string found = place == value.end() ? "" : clean_text(place->dump(), 80);
    if (!right) return refuse("checkpoint.bad-offsets", name, {{"found", found}});
    entry.begin = (*place)[0].get<std::uint64_t>();
    entry.end = (*place)[1].get<std::uint64_t>();
    if (entry.begin > entry.end || entry.end > data_size)
        return refuse("checkpoint.offsets-outside", name,
                      {{"found", found}, {"size", std::to_string(data_size)}});
    if (entry.end - entry.begin != *bytes)
        return refuse(
            "checkpoint.wrong-size", name,
            {{"found", std::to_string(entry.end - entry.begin)}, {"expected", std::to_string(*bytes)}});
    return entry;
}

Result<std::map<std::string, std::string>> read_metadata(const json& value, const Refusal& refuse) {
    std::map<std::string, std::string> metadata;
    if (!value.is_object()) return refuse("checkpoint.bad-metadata", "__metadata__");
    for (const auto& [name, entry] : value.items()) {
        if (!entry.is_string()) return refuse("checkpoint.bad-metadata", "__metadata__." + name);
        metadata[name] = entry.get<std::string>();
    }
    return metadata;
}

/// Sorts the entries by place and makes sure that they fill the data without holes or overlap.
Result<void> check_places(std::vector<Entry>& entries, std::uint64_t data_size, const Refusal& refuse) {
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    std::uint64_t filled = 0;
    for (const Entry& entry : entries) {
        if (entry.begin != filled)
            return refuse(entry.begin > filled ? "checkpoint.hole" : "checkpoint.overlap", entry.name,
                          {{"found", std::to_string(entry.begin)}, {"expected", std::to_string(filled)}});
        filled = entry.end;
    }
    if (filled != data_size)
        return refuse("checkpoint.trailing-data", std::to_string(filled),
                      {{"found", std::to_string(data_size)}, {"expected", std::to_string(filled)}});
    return {};
}

/// An open file and how many bytes of it are left.
class Input {
  public:
    explicit Input(const std::filesystem::path& file) : stream_(file, std::ios::binary) {}
    bool open() { return stream_.is_open(); }
    bool read(void* target, std::size_t size) {
        if (size == 0) return true;
        stream_.read(static_cast<char*>(target), std::streamsize(size));
        return stream_.gcount() == std::streamsize(size);
    }

  private:
    std::ifstream stream_;
};

/// The header's text, whose length is checked against the format and the file before memory is taken.
Result<std::string> read_header(Input& input, std::uint64_t file_size, const Refusal& refuse) {
    std::uint64_t length = 0;
    if (file_size < sizeof length || !input.read(&length, sizeof length))
        return refuse("checkpoint.too-short", "0", {{"found", std::to_string(file_size)}});
    if (length > largest_header || length > file_size - sizeof length)
        return refuse("checkpoint.header-length", "0",
                      {{"found", std::to_string(length)},
                       {"expected", std::to_string(std::min(largest_header, file_size - sizeof length))}});
    std::string header(std::size_t(length), '\0');
    if (!input.read(header.data(), header.size())) return refuse("file.cannot-read", "8", {{"reason", ""}});
    if (!header.starts_with('{')) return refuse("checkpoint.not-safetensors", "8");
    if (const auto problem = json_problem(header, deepest_header))
        return tl::unexpected(json_error(*problem, refuse.file()));
    return header;
}

Result<std::vector<Entry>> read_entries(const json& header, std::uint64_t data_size, const Refusal& refuse,
                                        SafeTensors& content) {
    std::vector<Entry> entries;
    for (const auto& [name, value] : header.items()) {
        if (name == "__metadata__") {
            auto metadata = read_metadata(value, refuse);
            if (!metadata) return tl::unexpected(metadata.error());
            content.metadata = std::move(*metadata);
            continue;
        }
        auto entry = read_entry(name, value, data_size, refuse);
        if (!entry) return tl::unexpected(entry.error());
        entries.push_back(std::move(*entry));
    }
    if (const auto places = check_places(entries, data_size, refuse); !places)
        return tl::unexpected(places.error());
    return entries;
}

/// All entries in the order of their places in the data.
std::vector<Entry> placed(const std::map<std::string, Tensor>& tensors) {
    std::vector<Entry> entries;
    for (const auto& [name, tensor] : tensors) entries.push_back({name, tensor.storage, tensor.shape, 0, 0});
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return bytes_of(a.storage) > bytes_of(b.storage);
    });
    std::uint64_t filled = 0;
    for (Entry& entry : entries) {
        entry.begin = filled;
        entry.end = filled += tensors.at(entry.name).bytes.size();
    }
    return entries;
}

std::string header_text(const std::vector<Entry>& entries,
                        const std::map<std::string, std::string>& metadata) {
    json header = json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    for (const Entry& entry : entries)
        header[entry.name] = {{"dtype", name_of(entry.storage)},
                              {"shape", entry.shape},
                              {"data_offsets", {entry.begin, entry.end}}};
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    return text;
}

} // namespace

Result<void> write_safetensors(const SafeTensors& content, const std::filesystem::path& file) {
    GLASSBOX_ASSERT(!content.tensors.contains("__metadata__"), file.string());
    const std::vector<Entry> entries = placed(content.tensors);
    const std::string header = header_text(entries, content.metadata);
    const std::uint64_t length = header.size();
    std::vector<std::span<const std::byte>> parts{std::as_bytes(std::span(&length, 1)),
                                                  std::as_bytes(std::span(header))};
    for (const Entry& entry : entries) parts.push_back(content.tensors.at(entry.name).bytes);
    return write_file_atomically(file, parts);
}

Result<SafeTensors> read_safetensors(const std::filesystem::path& file) {
    const Refusal refuse(file);
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return refuse(std::filesystem::exists(file, error) ? "file.no-file" : "file.not-found", "");
    const std::uint64_t file_size = std::filesystem::file_size(file, error);
    Input input(file);
    if (error || !input.open()) return refuse("file.cannot-read", "", {{"reason", error.message()}});
    const auto header = read_header(input, file_size, refuse);
    if (!header) return tl::unexpected(header.error());
    SafeTensors content;
    const std::uint64_t data_begin = sizeof(std::uint64_t) + header->size();
    const auto entries =
        read_entries(json::parse(*header, nullptr, false), file_size - data_begin, refuse, content);
    if (!entries) return tl::unexpected(entries.error());
    for (const Entry& entry : *entries) {
        Tensor tensor{entry.storage, entry.shape,
                      std::vector<std::byte>(std::size_t(entry.end - entry.begin))};
        if (!input.read(tensor.bytes.data(), tensor.bytes.size()))
            return refuse("file.cannot-read", entry.name, {{"reason", ""}});
        content.tensors[entry.name] = std::move(tensor);
    }
    return content;
}

} // namespace glassbox
