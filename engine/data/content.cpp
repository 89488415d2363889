// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/content.h"

#include "engine/base/atomic_file.h"
#include "engine/base/json_guard.h"
#include "engine/data/gzip.h"
#include "engine/data/idx.h"
#include "engine/data/picture.h"
#include "engine/data/text.h"

#include <algorithm>

namespace glassbox {

namespace {

/// Text may hold tabs and line ends; any other control character means a binary file.
bool looks_like_text(std::string_view bytes) {
    return std::ranges::none_of(bytes.substr(0, 4096), [](char c) {
        return (std::uint8_t(c) < 32 && c != '\t' && c != '\n' && c != '\r') || c == 127;
    });
}

Result<Format> format_of(const std::string& file, std::string_view bytes) {
    if (bytes.empty()) return fail(ErrorCode::BadFile, "data.empty-file", {{"file", file}});
    if (is_idx(bytes)) return Format::Idx;
    if (is_picture(bytes)) return Format::Picture;
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return fail(ErrorCode::BadFile, "csv.not-utf8", {{"file", file}, {"row", "1"}, {"offset", "0"}});
    if (looks_like_text(bytes)) return Format::Text;
    return fail(ErrorCode::BadFile, "data.unknown-format",
                {{"file", file}, {"found", excerpt(bytes.substr(0, 8))}});
}

Result<std::string> inflated(const std::string& file, std::string_view bytes) {
    const auto start = inflate_gzip(file, bytes, 32);
    if (!start) return tl::unexpected(start.error());
    std::uint64_t limit = largest_file;
    if (is_idx(start->bytes)) {
        const auto header = idx_header(file, start->bytes);
        if (!header) return tl::unexpected(header.error());
        // One byte more, so that a longer file is still found to be longer.
        limit = std::min(limit, header->offset + std::min(header->bytes, largest_file) + 1);
    }
    auto all = inflate_gzip(file, bytes, limit);
    if (!all) return tl::unexpected(all.error());
    if (!all->whole && limit == largest_file) return too_large(file, largest_file);
    return std::move(all->bytes);
}

} // namespace

std::string shown(const std::filesystem::path& file) {
    return clean_text(file.string(), 1000);
}

tl::unexpected<Error> too_large(const std::string& file, std::uint64_t limit) {
    return fail(ErrorCode::BadFile, "data.too-large",
                {{"file", file}, {"expected", std::to_string(limit >> 20)}});
}

Result<std::string> read_bytes(const std::filesystem::path& file, std::uint64_t limit) {
    auto bytes = read_file(file, limit);
    // The base's own words for it are about documents.
    if (!bytes && bytes.error().message.id == "file.too-large") return too_large(shown(file), limit);
    return bytes;
}

Result<Content> content_of(std::string file, std::string bytes) {
    if (is_gzip(bytes)) {
        auto result = inflated(file, bytes);
        if (!result) return tl::unexpected(result.error());
        bytes = *std::move(result);
    }
    const auto format = format_of(file, bytes);
    if (!format) return tl::unexpected(format.error());
    return Content{std::move(file), std::move(bytes), *format};
}

Result<Content> read_content(const std::filesystem::path& file) {
    auto bytes = read_bytes(file, largest_file);
    if (!bytes) return tl::unexpected(bytes.error());
    return content_of(shown(file), *std::move(bytes));
}

} // namespace glassbox
