// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/open_source.h"

#include "engine/data/builtin.h"
#include "engine/data/content.h"
#include "engine/data/data_parameters.h"
#include "engine/data/idx.h"
#include "engine/data/picture.h"
#include "engine/data/picture_folder.h"
#include "engine/data/table.h"
#include "engine/data/text.h"

#include <algorithm>
#include <new>

namespace glassbox {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view builtin_prefix = "builtin:";

/// The parameters that every kind of source has.
struct Request {
    double test = 0.2;
    std::int64_t memory = 1024;
    PictureSize size;
    std::string target;
    std::string labels;
};

Result<PictureSize> size_of(const Parameters& parameters) {
    const auto found = parameters.find("size");
    if (found == parameters.end()) return PictureSize{};
    const auto* pair = std::get_if<std::vector<std::int64_t>>(&found->second);
    const bool good = pair != nullptr && pair->size() == 2 &&
                      std::ranges::all_of(*pair, [](std::int64_t side) { return side >= 0 && side <= 8000; });
    if (!good)
        return fail(ErrorCode::WrongCall, "data.parameter-range",
                    {{"parameter", "size"},
                     {"minimum", "0x0"},
                     {"maximum", "8000x8000"},
                     {"found", to_string(found->second)}});
    return PictureSize{(*pair)[0], (*pair)[1]};
}

Result<Request> request_of(const Parameters& parameters) {
    const auto test = test_share(parameters);
    if (!test) return tl::unexpected(test.error());
    const auto memory = integer_between(parameters, "memory", 1024, 0, std::int64_t(1) << 40);
    if (!memory) return tl::unexpected(memory.error());
    const auto size = size_of(parameters);
    if (!size) return tl::unexpected(size.error());
    return Request{*test, *memory, *size, text_or_empty(parameters, "target"),
                   text_or_empty(parameters, "labels")};
}

Result<SampleSet> idx_set(const Content& content, const Request& request, const fs::path& base_folder) {
    if (request.labels.empty())
        return fail(ErrorCode::WrongCall, "idx.needs-labels", {{"file", content.file}});
    const auto labels = read_content(base_folder / request.labels);
    if (!labels) return tl::unexpected(labels.error());
    return idx_sample_set(content, *labels);
}

Result<SampleSet> sample_set(const Content& content, const Request& request, const fs::path& base_folder) {
    switch (content.format) {
    case Format::Idx: return idx_set(content, request, base_folder);
    case Format::Text: return table_sample_set(content, request.target);
    case Format::Picture: return fail(ErrorCode::WrongCall, "data.single-picture", {{"file", content.file}});
    }
    GLASSBOX_ASSERT(false, content.file);
}

tl::unexpected<Error> unknown_builtin(const std::string& name) {
    std::string known;
    for (const std::string& each : builtin_names()) known.append(known.empty() ? "" : ", ").append(each);
    return fail(ErrorCode::WrongCall, "data.unknown-builtin",
                {{"found", excerpt(name)}, {"expected", known}});
}

Result<BatchSourcePtr> open_builtin(const std::string& name, const Parameters& parameters,
                                    const Request& request) {
    const std::string_view bundled = bundled_file(name);
    if (bundled.empty() && std::ranges::find(generator_names(), name) == generator_names().end())
        return unknown_builtin(name);
    if (bundled.empty()) return generate(name, parameters);
    auto set = [&]() -> Result<SampleSet> {
        if (name == "digits") return digits();
        const auto content = content_of(std::string(builtin_prefix) + name, std::string(bundled));
        if (!content) return tl::unexpected(content.error());
        return sample_set(*content, request, {});
    }();
    if (!set) return tl::unexpected(set.error());
    return source_of(*std::move(set), request.test, request.memory);
}

Result<BatchSourcePtr> open_path(const fs::path& path, const Request& request, const fs::path& base_folder) {
    if (fs::is_directory(path)) return open_picture_folder(path, request.size, request.test, request.memory);
    auto set = [&]() -> Result<SampleSet> {
        const auto content = read_content(path);
        if (!content) return tl::unexpected(content.error());
        return sample_set(*content, request, base_folder);
    }();
    if (!set) return tl::unexpected(set.error());
    return source_of(*std::move(set), request.test, request.memory);
}

} // namespace

std::vector<std::string> builtin_names() {
    std::vector<std::string> names{"digits", "iris", "uci-digits"};
    for (const std::string_view name : generator_names()) names.emplace_back(name);
    std::ranges::sort(names);
    return names;
}

Result<BatchSourcePtr> open_source(const Parameters& parameters, const fs::path& base_folder) {
    const std::string path = text_or_empty(parameters, "path");
    if (path.empty()) return fail(ErrorCode::WrongCall, "data.no-path");
    const auto request = request_of(parameters);
    if (!request) return tl::unexpected(request.error());
    try {
        if (path.starts_with(builtin_prefix))
            return open_builtin(path.substr(builtin_prefix.size()), parameters, *request);
        return open_path(base_folder / path, *request, base_folder);
    } catch (const fs::filesystem_error& error) {
        const std::string file = shown(error.path1().empty() ? fs::path(path) : error.path1());
        return fail(ErrorCode::BadFile, "data.unreadable",
                    {{"file", file}, {"reason", error.code().message()}});
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Memory, "data.no-memory", {{"file", path}});
    }
}

} // namespace glassbox
