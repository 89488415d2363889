// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/edits/remedy.h"

#include "editor/edits/edits.h"
#include "engine/catalogue/catalogue.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

/// Room that a new block is given, a little more than it needs, and how it is moved until nothing is there.
constexpr double roomWidth = 196, roomHeight = 200, step = 24;

std::string argument(const Remedy& remedy, const char* name) {
    for (const Argument& each : remedy.arguments)
        if (each.name == name) return each.value;
    return {};
}

/// "conv1.out"; the block's id may have dots, a port's has none.
PortRef portOf(const std::string& text) {
    const std::size_t dot = text.rfind('.');
    return dot == std::string::npos ? PortRef{} : PortRef{text.substr(0, dot), text.substr(dot + 1)};
}

Wire wireOf(const Remedy& remedy) {
    return {portOf(argument(remedy, "from")), portOf(argument(remedy, "to"))};
}

bool hasWire(const Definition& graph, const Wire& wire) {
    return std::binary_search(graph.wires.begin(), graph.wires.end(), wire);
}

bool isTaken(const Definition& graph, QPointF place) {
    return std::any_of(graph.layout.begin(), graph.layout.end(), [&](const auto& entry) {
        return std::abs(entry.second.x - place.x()) < roomWidth &&
               std::abs(entry.second.y - place.y()) < roomHeight;
    });
}

/// Half way between two blocks, or as near below it as there is room.
QPointF placeBetween(const Definition& graph, const std::string& first, const std::string& second) {
    const Position a = graph.layout.at(first), b = graph.layout.at(second);
    QPointF place(std::round((a.x + b.x) / 16) * 8, std::round((a.y + b.y) / 16) * 8);
    while (isTaken(graph, place)) place += QPointF(0, step);
    return place;
}

bool insertBlock(Definition& graph, const Remedy& remedy) {
    const Wire wire = wireOf(remedy);
    const std::string kind = argument(remedy, "kind");
    if (!find_block(kind) || !hasWire(graph, wire)) return false;
    const bool placed = graph.layout.contains(wire.from.block) && graph.layout.contains(wire.to.block);
    const QPointF place = placed ? placeBetween(graph, wire.from.block, wire.to.block) : QPointF();
    const std::string id = add_block(graph, kind, place);
    // Without places of its neighbours it gets an automatic one, as they do.
    if (!placed) graph.layout.erase(id);
    insert_into_wire(graph, id, wire);
    return true;
}

bool setParameter(Definition& graph, const Remedy& remedy) {
    const auto block = graph.blocks.find(argument(remedy, "block"));
    const BlockSpec* spec = block == graph.blocks.end() ? nullptr : find_block(block->second.kind);
    if (!spec) return false;
    const std::string id = argument(remedy, "parameter");
    const auto parameter = std::find_if(spec->parameters.begin(), spec->parameters.end(),
                                        [&](const ParameterSpec& each) { return each.id == id; });
    if (parameter == spec->parameters.end()) return false;
    const auto value = parse_parameter(*parameter, argument(remedy, "value"));
    if (!value) return false;
    // A value that is the default is not kept.
    if (*value == normalised(*parameter, parameter->initial))
        block->second.parameters.erase(id);
    else
        block->second.parameters[id] = *value;
    return true;
}

bool removeWire(Definition& graph, const Remedy& remedy) {
    const Wire wire = wireOf(remedy);
    if (!hasWire(graph, wire)) return false;
    disconnect(graph, wire);
    return true;
}

bool addWire(Definition& graph, const Remedy& remedy) {
    const Wire wire = wireOf(remedy);
    if (!graph.blocks.contains(wire.from.block) || !graph.blocks.contains(wire.to.block)) return false;
    connect(graph, wire);
    return true;
}

} // namespace

bool apply_remedy(Definition& graph, const Remedy& remedy) {
    struct Row {
        const char* action;
        bool (*apply)(Definition&, const Remedy&);
    };
    static constexpr Row rows[] = {{"insert-block", insertBlock},
                                   {"set-parameter", setParameter},
                                   {"remove-wire", removeWire},
                                   {"add-wire", addWire}};
    for (const Row& row : rows)
        if (remedy.action == row.action) return row.apply(graph, remedy);
    return false;
}

} // namespace glassbox::editor
