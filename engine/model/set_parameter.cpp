// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/catalogue.h"
#include "engine/model/model_json.h"

#include <algorithm>
#include <filesystem>

namespace glassbox {

namespace {

template <class Range, class Name>
std::string joined(const Range& range, Name name) {
    std::string text;
    for (const auto& entry : range) text.append(text.empty() ? "" : ", ").append(name(entry));
    return text;
}

struct Assignment {
    std::string block;
    std::string parameter;
    std::string value;
};

std::optional<Assignment> split(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return {};
    const std::string_view target = text.substr(0, equals);
    const std::size_t dot = target.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == target.size()) return {};
    return Assignment{std::string(target.substr(0, dot)), std::string(target.substr(dot + 1)),
                      std::string(text.substr(equals + 1))};
}

/// Paths are relative to the working directory on the command line and to the document inside it; "word:..."
/// is no path of the disk ("builtin:digits").
std::string as_typed(const ParameterSpec& parameter, const std::string& value) {
    if (parameter.kind != ParameterKind::Path || value.empty() || value.find('\0') != std::string::npos)
        return value;
    const std::size_t colon = value.find(':');
    const bool scheme =
        colon != std::string::npos &&
        std::all_of(value.begin(), value.begin() + long(colon), [](char c) { return c >= 'a' && c <= 'z'; });
    if (scheme && colon > 0) return value;
    std::error_code ignored;
    const auto absolute = std::filesystem::absolute(value, ignored);
    return ignored ? value : absolute.lexically_normal().string();
}

} // namespace

Result<void> set_parameter(Model& model, std::string_view assignment) {
    const auto parts = split(assignment);
    if (!parts) return fail(ErrorCode::WrongCall, "call.set-form", {{"found", std::string(assignment)}});
    const auto& [id, name, value] = *parts;
    auto& blocks = model.main().blocks;
    const auto place = blocks.find(id);
    if (place == blocks.end())
        return fail(
            ErrorCode::WrongCall, "call.set-no-block",
            {{"block", id}, {"known", joined(blocks, [](const auto& entry) { return entry.first; })}});
    Block& block = place->second;
    const BlockSpec* spec = find_block(block.kind);
    if (!spec || !block.original_text.empty())
        return fail(ErrorCode::WrongCall, "call.set-unknown-kind",
                    {{"block", id}, {"kind", block.kind + "@" + std::to_string(block.version)}});
    const auto parameter =
        std::find_if(spec->parameters.begin(), spec->parameters.end(),
                     [&](const ParameterSpec& entry) { return entry.id == parts->parameter; });
    if (parameter == spec->parameters.end())
        return fail(ErrorCode::WrongCall, "call.set-no-parameter",
                    {{"block", id},
                     {"parameter", name},
                     {"known", joined(spec->parameters, [](const auto& entry) { return entry.id; })}});
    const auto parsed = parse_parameter(*parameter, as_typed(*parameter, value));
    if (!parsed) {
        Error error = parsed.error();
        error.message.arguments.insert(error.message.arguments.begin(), {"block", id});
        return tl::unexpected(error);
    }
    block.parameters[name] = *parsed;
    return {};
}

} // namespace glassbox
