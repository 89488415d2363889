// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/content.h"

#include "engine/data/gzip.h"
#include "engine/data/idx.h"
#include "engine/data/picture.h"
#include "engine/data/text.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

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
    if (!all->whole && limit == largest_file)
        return fail(ErrorCode::BadFile, "data.too-large",
                    {{"file", file}, {"found", ""}, {"expected", std::to_string(largest_file)}});
    return std::move(all->bytes);
}

} // namespace

Result<std::string> read_regular_file(const std::filesystem::path& file, std::uint64_t limit) {
    const std::string name = file.string();
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return fail(ErrorCode::BadFile, "data.no-such-file", {{"file", name}});
    if (status.type() != std::filesystem::file_type::regular)
        return fail(ErrorCode::BadFile, "data.not-a-file", {{"file", name}});
    const std::uint64_t size = std::filesystem::file_size(file, error);
    if (!error && size > limit)
        return fail(ErrorCode::BadFile, "data.too-large",
                    {{"file", name}, {"found", std::to_string(size)}, {"expected", std::to_string(limit)}});
    std::ifstream stream(file, std::ios::binary);
    std::string bytes;
    if (!error && stream) {
        bytes.resize(std::size_t(size));
        stream.read(bytes.data(), std::streamsize(size));
        bytes.resize(std::size_t(stream.gcount()));
    }
    if (error || !stream)
        return fail(ErrorCode::BadFile, "data.unreadable",
                    {{"file", name}, {"reason", error ? error.message() : std::strerror(errno)}});
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
    auto bytes = read_regular_file(file, largest_file);
    if (!bytes) return tl::unexpected(bytes.error());
    return content_of(file.string(), *std::move(bytes));
}

} // namespace glassbox
