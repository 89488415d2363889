// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/json_fields.h"

#include "engine/base/json_guard.h"
#include "engine/base/number_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox {

using nlohmann::json;

bool is_id(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
}

std::optional<JsonPlace> JsonPlace::find(const std::string& name) const {
    if (!value_->is_object()) return {};
    const auto member = value_->find(name);
    if (member == value_->end()) return {};
    return JsonPlace(*member, pointer_ + "/" + pointer_token(name));
}

bool JsonPlace::is_text() const {
    return value_->is_string();
}

std::string JsonPlace::dump() const {
    return value_->dump();
}

JsonDocument::JsonDocument(std::string_view text)
    : value_(std::make_unique<json>(json::parse(text.begin(), text.end(), nullptr, false))) {}

JsonDocument::~JsonDocument() = default;

JsonPlace JsonDocument::root() const {
    return {*value_, ""};
}

Migrated JsonDocument::migrate(int from) {
    return glassbox::migrate(*value_, from, current_format, all_migrations());
}

void JsonFields::refuse(std::string id, const JsonPlace& place, std::vector<Argument> arguments) {
    if (error_) return;
    std::vector<Argument> all{{"file", file_},
                              {"place", clean_text(place.pointer(), 400)},
                              {"found", clean_text(place.dump(), 60)}};
    all.insert(all.end(), arguments.begin(), arguments.end());
    error_ = Error{ErrorCode::BadFile, {std::move(id), std::move(all)}, {}};
}

bool JsonFields::needs_object(const JsonPlace& place) {
    if (!place.value().is_object()) refuse("model.needs-object", place);
    return place.value().is_object();
}

void JsonFields::only(const JsonPlace& place, std::initializer_list<const char*> known) {
    if (!needs_object(place)) return;
    std::string list;
    for (const char* name : known) list.append(list.empty() ? "" : ", ").append(name);
    for (const auto& [name, value] : place.value().items()) {
        if (std::find(known.begin(), known.end(), name) == known.end())
            refuse("model.unknown-field", JsonPlace(value, place.pointer() + "/" + pointer_token(name)),
                   {{"field", clean_text(name, 60)}, {"known", list}});
    }
}

std::optional<JsonPlace> JsonFields::required(const JsonPlace& object, const std::string& name) {
    if (!needs_object(object)) return {};
    auto place = object.find(name);
    if (!place) refuse("model.missing-field", object, {{"field", name}});
    return place;
}

std::vector<std::pair<std::string, JsonPlace>> JsonFields::ids(const JsonPlace& place) {
    std::vector<std::pair<std::string, JsonPlace>> members;
    if (!needs_object(place)) return members;
    for (const auto& [name, value] : place.value().items()) {
        JsonPlace member(value, place.pointer() + "/" + pointer_token(name));
        if (!is_id(name)) refuse("model.bad-id", member, {{"id", clean_text(name, 60)}});
        members.emplace_back(name, std::move(member));
    }
    return members;
}

std::vector<JsonPlace> JsonFields::list(const JsonPlace& place) {
    std::vector<JsonPlace> entries;
    if (!place.value().is_array()) {
        refuse("model.needs-list", place);
        return entries;
    }
    for (std::size_t i = 0; i < place.value().size(); ++i)
        entries.emplace_back(place.value()[i], place.pointer() + "/" + std::to_string(i));
    return entries;
}

std::string JsonFields::text(const JsonPlace& place) {
    if (place.is_text()) return place.value().get<std::string>();
    refuse("model.needs-text", place);
    return {};
}

std::int64_t JsonFields::integer(const JsonPlace& place, std::int64_t minimum, std::int64_t maximum) {
    const json& value = place.value();
    const std::string range = std::to_string(minimum) + " … " + std::to_string(maximum);
    if (!value.is_number_integer()) {
        refuse("model.needs-integer", place, {{"range", range}});
        return minimum;
    }
    const bool beyond = value.is_number_unsigned() &&
                        value.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max());
    const std::int64_t number = beyond ? maximum : value.get<std::int64_t>();
    if (beyond || number < minimum || number > maximum) {
        refuse("model.out-of-range", place, {{"range", range}});
        return minimum;
    }
    return number;
}

std::uint64_t JsonFields::natural(const JsonPlace& place) {
    if (place.value().is_number_unsigned()) return place.value().get<std::uint64_t>();
    refuse("model.needs-integer", place, {{"range", "≥ 0"}});
    return 0;
}

double JsonFields::number(const JsonPlace& place, double largest) {
    if (!place.value().is_number()) {
        refuse("model.needs-number", place);
        return 0;
    }
    const auto number = place.value().get<double>();
    if (std::abs(number) <= largest) return number;
    refuse("model.out-of-range", place, {{"range", number_text(-largest) + " … " + number_text(largest)}});
    return 0;
}

bool JsonFields::boolean(const JsonPlace& place) {
    if (place.value().is_boolean()) return place.value().get<bool>();
    refuse("model.needs-boolean", place);
    return false;
}

ParameterValue JsonFields::parameter(const JsonPlace& place) {
    constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
    constexpr auto highest = std::numeric_limits<std::int64_t>::max();
    const json& value = place.value();
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_integer()) return integer(place, lowest, highest);
    if (value.is_number_float()) return value.get<double>();
    if (value.is_array()) {
        std::vector<std::int64_t> numbers;
        for (const JsonPlace& entry : list(place)) numbers.push_back(integer(entry, lowest, highest));
        return numbers;
    }
    refuse("model.needs-value", place);
    return false;
}

} // namespace glassbox
