// SPDX-License-Identifier: GPL-3.0-or-later
// The writing half of model_json.h. Written out by hand so that the text of unknown blocks can stand in it
// unchanged, and so that one wire is one line.
#include "engine/base/number_text.h"
#include "engine/base/result.h"
#include "engine/model/model_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

using Members = std::vector<std::pair<std::string, std::string>>; ///< Names and values, both as JSON.

std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// A real number that is read as one again: 1 is written 1.0.
std::string real_number(double value) {
    GLASSBOX_ASSERT(std::isfinite(value), number_text(value));
    const std::string text = number_text(value);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

/// A number where only its value counts; larger ones would be integers too long for the reader.
std::string number(double value) {
    return std::abs(value) < 1e15 ? number_text(value) : real_number(value);
}

std::string list_line(const std::vector<std::string>& items) {
    std::string text = "[";
    for (const std::string& item : items) text.append(text.size() > 1 ? ", " : "").append(item);
    return text.append("]");
}

std::string object_line(const Members& members) {
    std::string text = "{";
    for (const auto& [name, value] : members)
        text.append(text.size() > 1 ? ", " : "").append(quoted(name)).append(": ").append(value);
    return text.append("}");
}

struct ValueJson {
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return real_number(value); }
    std::string operator()(const std::string& value) const { return quoted(value); }
    std::string operator()(const std::vector<std::int64_t>& value) const {
        std::vector<std::string> items;
        for (const std::int64_t entry : value) items.push_back(std::to_string(entry));
        return list_line(items);
    }
};

/// `items` each on a line of its own between two brackets, indented by `level` + 1.
std::string lines(const std::vector<std::string>& items, int level, char open, char close) {
    std::string text(1, open);
    for (std::size_t i = 0; i < items.size(); ++i) {
        text.append(i ? ",\n" : "\n").append(std::size_t(2 * level + 2), ' ').append(items[i]);
    }
    if (!items.empty()) text.append("\n").append(std::size_t(2 * level), ' ');
    return text + close;
}

std::string object(const Members& members, int level) {
    std::vector<std::string> items;
    for (const auto& [name, value] : members) items.push_back(quoted(name) + ": " + value);
    return lines(items, level, '{', '}');
}

std::string block_text(const Block& block, int level) {
    if (!block.original_text.empty()) return block.original_text;
    Members members;
    if (block.frozen) members.emplace_back("frozen", "true");
    members.emplace_back("kind", quoted(block.kind + "@" + std::to_string(block.version)));
    if (block.muted) members.emplace_back("muted", "true");
    if (!block.name.empty()) members.emplace_back("name", quoted(block.name));
    Members parameters;
    for (const auto& [id, value] : block.parameters)
        parameters.emplace_back(id, std::visit(ValueJson{}, value));
    if (!parameters.empty()) members.emplace_back("parameters", object(parameters, level + 1));
    return object(members, level);
}

std::string wires_text(std::vector<Wire> wires, int level) {
    std::sort(wires.begin(), wires.end());
    std::vector<std::string> items;
    for (const Wire& wire : wires)
        items.push_back(
            object_line({{"from", quoted(to_string(wire.from))}, {"to", quoted(to_string(wire.to))}}));
    return lines(items, level, '[', ']');
}

std::string place_text(const Position& place) {
    return list_line({number(place.x), number(place.y)});
}

std::string bends_text(const std::map<Wire, std::vector<Position>>& bends, int level) {
    std::vector<std::string> items;
    for (const auto& [wire, points] : bends) {
        if (points.empty()) continue;
        std::vector<std::string> places;
        for (const Position& point : points) places.push_back(place_text(point));
        items.push_back(object_line({{"from", quoted(to_string(wire.from))},
                                     {"points", list_line(places)},
                                     {"to", quoted(to_string(wire.to))}}));
    }
    return lines(items, level, '[', ']');
}

std::string frames_text(const std::map<std::string, Frame>& frames, int level) {
    Members members;
    for (const auto& [id, frame] : frames)
        members.emplace_back(id, object_line({{"place", place_text(frame.place)},
                                              {"size", place_text({frame.width, frame.height})},
                                              {"title", quoted(frame.title)}}));
    return object(members, level);
}

std::string definition_text(const Definition& definition, int level) {
    Members blocks;
    for (const auto& [id, block] : definition.blocks) blocks.emplace_back(id, block_text(block, level + 2));
    Members layout;
    for (const auto& [id, position] : definition.layout) {
        layout.emplace_back(id, place_text(position));
    }
    Members members;
    if (!definition.bends.empty()) members.emplace_back("bends", bends_text(definition.bends, level + 1));
    members.emplace_back("blocks", object(blocks, level + 1));
    std::vector<std::string> collapsed;
    for (const std::string& id : definition.collapsed)
        if (definition.blocks.contains(id)) collapsed.push_back(quoted(id));
    if (!collapsed.empty()) members.emplace_back("collapsed", list_line(collapsed));
    if (!definition.frames.empty()) members.emplace_back("frames", frames_text(definition.frames, level + 1));
    members.emplace_back("layout", object(layout, level + 1));
    members.emplace_back("wires", wires_text(definition.wires, level + 1));
    return object(members, level);
}

std::string claims_text(const std::vector<Claim>& claims, int level) {
    std::vector<std::string> items;
    for (const Claim& claim : claims)
        items.push_back(object_line({{"bound", number(claim.bound)},
                                     {"metric", quoted(claim.metric)},
                                     {"name", quoted(claim.name)},
                                     {"relation", quoted(claim.relation)}}));
    return lines(items, level, '[', ']');
}

} // namespace

std::string model_to_json(const Model& model) {
    Members definitions;
    for (const auto& [id, definition] : model.definitions)
        definitions.emplace_back(id, definition_text(definition, 2));
    Members members;
    if (!model.claims.empty()) members.emplace_back("claims", claims_text(model.claims, 1));
    members.emplace_back("definitions", object(definitions, 1));
    members.emplace_back("format", std::to_string(model.format));
    members.emplace_back("run", object_line({{"batch", std::to_string(model.run.batch)},
                                             {"seed", std::to_string(model.run.seed)},
                                             {"steps", std::to_string(model.run.steps)}}));
    return object(members, 0) + "\n";
}

} // namespace glassbox
