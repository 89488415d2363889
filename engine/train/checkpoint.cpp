// SPDX-License-Identifier: GPL-3.0-or-later
// The two ends of a checkpoint; the format itself stands in safetensors.cpp.
#include "engine/train/checkpoint.h"

#include "engine/base/json_guard.h"
#include "engine/base/number_text.h"
#include "engine/train/parameter_guard.h"
#include "engine/train/safetensors.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace glassbox {

namespace {

using nlohmann::json;

/// Names our metadata and its version.
constexpr const char* state_format = "glassbox-run-1";
/// More than any run can have done; counting on from there never overflows.
constexpr std::uint64_t most_steps = std::uint64_t(1) << 62, most_samples = most_steps;

json state_json(const RunState& state) {
    return {{"cursor", std::to_string(state.cursor)},
            {"seed", std::to_string(state.seed)},
            {"step", std::to_string(state.step)}};
}

std::map<std::string, std::string> metadata_of(const Checkpoint& checkpoint) {
    if (!checkpoint.has_state) return {};
    json live = json::object();
    for (const auto& [slot, value] : checkpoint.live) live[slot] = number_text(value);
    json log = json::array();
    for (const LoggedCommand& command : checkpoint.log)
        log.push_back({std::to_string(command.step), command.slot, number_text(command.value)});
    return {{"format", state_format},
            {"live", live.dump()},
            {"log", log.dump()},
            {"state", state_json(checkpoint.state).dump()}};
}

/// Reads our metadata; every function is false where the text is not what metadata_of() writes.
class StateReader {
  public:
    explicit StateReader(Checkpoint& checkpoint) : checkpoint_(checkpoint) {}

    bool state(const json& value) {
        return value.is_object() && value.size() == 3 && natural(value, "cursor", checkpoint_.state.cursor) &&
               natural(value, "seed", checkpoint_.state.seed) &&
               natural(value, "step", checkpoint_.state.step) && checkpoint_.state.step <= most_steps &&
               checkpoint_.state.cursor <= most_samples;
    }
    bool live(const json& value) {
        if (!value.is_object()) return false;
        for (const auto& [slot, entry] : value.items())
            if (!real(entry, checkpoint_.live[slot])) return false;
        return true;
    }
    bool log(const json& value) {
        if (!value.is_array()) return false;
        for (const json& entry : value) {
            if (!entry.is_array() || entry.size() != 3 || !entry[1].is_string()) return false;
            LoggedCommand& command = checkpoint_.log.emplace_back();
            command.slot = entry[1].get<std::string>();
            if (!natural(entry[0], command.step) || !real(entry[2], command.value)) return false;
        }
        return true;
    }

  private:
    static bool natural(const json& object, const char* name, std::uint64_t& number) {
        const auto place = object.find(name);
        return place != object.end() && natural(*place, number);
    }
    static bool natural(const json& text, std::uint64_t& number) {
        const auto parsed = text.is_string() ? parse_unsigned(text.get<std::string>()) : std::nullopt;
        number = parsed.value_or(0);
        return parsed.has_value();
    }
    static bool real(const json& text, double& number) {
        const auto parsed = text.is_string() ? parse_real(text.get<std::string>()) : std::nullopt;
        number = parsed.value_or(0);
        return parsed.has_value() && std::isfinite(number);
    }

    Checkpoint& checkpoint_;
};

Result<void> read_state(const std::map<std::string, std::string>& metadata, const std::string& file,
                        Checkpoint& checkpoint) {
    const auto format = metadata.find("format");
    // Other programs put what they like there ("pt"): then these are weights only.
    const bool ours = metadata.contains("state") && metadata.contains("live");
    if (format == metadata.end() || (!ours && !format->second.starts_with("glassbox-run-"))) return {};
    if (format->second != state_format)
        return fail(ErrorCode::BadFile, "checkpoint.other-version",
                    {{"file", file},
                     {"place", "__metadata__.format"},
                     {"found", format->second},
                     {"expected", state_format}});
    checkpoint.has_state = true;
    StateReader reader(checkpoint);
    const auto read = [&](const char* name, auto function) {
        const auto place = metadata.find(name);
        if (place == metadata.end() || json_problem(place->second, 4)) return false;
        return (reader.*function)(json::parse(place->second, nullptr, false));
    };
    for (const auto& [name, function] :
         {std::pair{"live", &StateReader::live}, std::pair{"log", &StateReader::log},
          std::pair{"state", &StateReader::state}}) {
        if (!read(name, function))
            return fail(ErrorCode::BadFile, "checkpoint.bad-state",
                        {{"file", file}, {"place", std::string("__metadata__.") + name}});
    }
    return {};
}

} // namespace

Result<void> save_checkpoint(const Checkpoint& checkpoint, const std::filesystem::path& file) {
    return write_safetensors({checkpoint.tensors, metadata_of(checkpoint)}, file);
}

Result<Checkpoint> load_checkpoint(const std::filesystem::path& file) {
    auto content = read_safetensors(file);
    if (!content) return tl::unexpected(content.error());
    Checkpoint checkpoint;
    checkpoint.tensors = std::move(content->tensors);
    for (const auto& [key, tensor] : checkpoint.tensors)
        if (!finite(tensor))
            return fail(ErrorCode::BadFile, "checkpoint.not-finite",
                        {{"file", file.string()}, {"tensor", key}});
    if (const auto read = read_state(content->metadata, file.string(), checkpoint); !read)
        return tl::unexpected(read.error());
    return checkpoint;
}

} // namespace glassbox
