// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/edits/edits.h"

#include "engine/catalogue/catalogue.h"
#include "engine/model/model_json.h"

#include <algorithm>

namespace glassbox::editor {

namespace {

Ports portsOf(const Block& block) {
    const BlockSpec* spec = block.original_text.empty() ? find_block(block.kind) : nullptr;
    return spec ? spec->ports(complete_parameters(*spec, block.parameters)) : Ports{};
}

bool touches(const Wire& wire, const BlockIds& ids) {
    return ids.contains(wire.from.block) || ids.contains(wire.to.block);
}

void dropBendsWithoutWire(Definition& graph) {
    std::erase_if(graph.bends, [&](const auto& bend) {
        return !std::binary_search(graph.wires.begin(), graph.wires.end(), bend.first);
    });
}

void eraseWires(Definition& graph, const std::function<bool(const Wire&)>& which) {
    std::erase_if(graph.wires, which);
    dropBendsWithoutWire(graph);
}

bool hasPort(const std::vector<PortSpec>& ports, const std::string& id) {
    return std::any_of(ports.begin(), ports.end(), [&](const PortSpec& port) { return port.id == id; });
}

/// The port that takes over from `id`: of the same name, or the first that none of `taken` holds.
std::string heir(const std::vector<PortSpec>& ports, const std::string& id,
                 const std::set<std::string>& taken) {
    if (hasPort(ports, id)) return id;
    for (const PortSpec& port : ports)
        if (!taken.contains(port.id)) return port.id;
    return {};
}

Parameters sharedParameters(const Parameters& given, const BlockSpec& spec) {
    Parameters kept;
    for (const auto& [id, value] : given)
        for (const ParameterSpec& parameter : spec.parameters)
            if (parameter.id == id && !refused(parameter, value)) kept[id] = value;
    return kept;
}

} // namespace

std::string fresh_id(const Definition& graph, const std::string& kind) {
    std::string stem = kind;
    std::transform(stem.begin(), stem.end(), stem.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    const auto taken = [&](const std::string& id) {
        return graph.blocks.contains(id) || graph.frames.contains(id);
    };
    if (!taken(stem)) return stem;
    for (int number = 2;; ++number)
        if (const std::string id = stem + "-" + std::to_string(number); !taken(id)) return id;
}

std::string add_block(Definition& graph, const std::string& kind, QPointF place,
                      const Parameters& parameters) {
    const BlockSpec* spec = find_block(kind);
    GLASSBOX_ASSERT(spec, kind);
    const std::string id = fresh_id(graph, spec->is_data ? "data" : kind);
    Block block;
    block.kind = kind;
    block.version = spec->version;
    block.parameters = parameters;
    graph.blocks[id] = std::move(block);
    graph.layout[id] = {place.x(), place.y()};
    return id;
}

void remove_blocks(Definition& graph, const BlockIds& ids) {
    for (const std::string& id : ids) {
        graph.blocks.erase(id);
        graph.layout.erase(id);
        graph.collapsed.erase(id);
        graph.frames.erase(id);
    }
    eraseWires(graph, [&](const Wire& wire) { return touches(wire, ids); });
}

void remove_and_reconnect(Definition& graph, const BlockIds& ids) {
    for (const std::string& id : ids) {
        const auto block = graph.blocks.find(id);
        if (block == graph.blocks.end()) continue;
        const Ports ports = portsOf(block->second);
        std::optional<PortRef> source;
        std::vector<PortRef> readers;
        for (const Wire& wire : graph.wires) {
            if (!ports.inputs.empty() && wire.to == PortRef{id, ports.inputs.front().id}) source = wire.from;
            if (!ports.outputs.empty() && wire.from == PortRef{id, ports.outputs.front().id})
                readers.push_back(wire.to);
        }
        remove_blocks(graph, {id});
        if (!source) continue;
        for (const PortRef& reader : readers) connect(graph, {*source, reader});
    }
}

void connect(Definition& graph, const Wire& wire) {
    eraseWires(graph, [&](const Wire& other) { return other.to == wire.to && other != wire; });
    const auto place = std::lower_bound(graph.wires.begin(), graph.wires.end(), wire);
    if (place == graph.wires.end() || *place != wire) graph.wires.insert(place, wire);
}

void disconnect(Definition& graph, const Wire& wire) {
    eraseWires(graph, [&](const Wire& other) { return other == wire; });
}

void insert_into_wire(Definition& graph, const std::string& block, const Wire& wire) {
    const Ports ports = portsOf(graph.blocks.at(block));
    GLASSBOX_ASSERT(!ports.inputs.empty() && !ports.outputs.empty(), block);
    disconnect(graph, wire);
    connect(graph, {wire.from, {block, ports.inputs.front().id}});
    connect(graph, {{block, ports.outputs.front().id}, wire.to});
}

void move_by(Definition& graph, const BlockIds& ids, QPointF way) {
    const auto move = [&](Position& place) { place = {place.x + way.x(), place.y + way.y()}; };
    for (const std::string& id : ids) {
        if (const auto block = graph.layout.find(id); block != graph.layout.end()) move(block->second);
        if (const auto frame = graph.frames.find(id); frame != graph.frames.end()) move(frame->second.place);
    }
    // A wire between two that move takes its bends along.
    for (auto& [wire, points] : graph.bends)
        if (ids.contains(wire.from.block) && ids.contains(wire.to.block))
            std::for_each(points.begin(), points.end(), move);
}

void swap_kind(Definition& graph, const std::string& id, const std::string& kind) {
    const BlockSpec* spec = find_block(kind);
    GLASSBOX_ASSERT(spec, kind);
    Block& block = graph.blocks.at(id);
    block.parameters = sharedParameters(block.parameters, *spec);
    block.kind = kind;
    block.version = spec->version;
    block.original_text.clear();
    const Ports ports = portsOf(block);
    std::vector<Wire> before;
    std::copy_if(graph.wires.begin(), graph.wires.end(), std::back_inserter(before),
                 [&](const Wire& wire) { return touches(wire, {id}); });
    eraseWires(graph, [&](const Wire& wire) { return touches(wire, {id}); });
    std::set<std::string> inputs;
    // Names that both kinds have come first: a wire at one must not lose its place to another.
    std::stable_sort(before.begin(), before.end(), [&](const Wire& a, const Wire& b) {
        return hasPort(ports.inputs, a.to.port) > hasPort(ports.inputs, b.to.port);
    });
    for (Wire wire : before) {
        if (wire.from.block == id) wire.from.port = heir(ports.outputs, wire.from.port, {});
        if (wire.to.block == id) {
            wire.to.port = heir(ports.inputs, wire.to.port, inputs);
            inputs.insert(wire.to.port);
        }
        if (!wire.from.port.empty() && !wire.to.port.empty()) connect(graph, wire);
    }
}

void rename(Definition& graph, const std::string& block, const std::string& name) {
    if (const auto frame = graph.frames.find(block); frame != graph.frames.end()) frame->second.title = name;
    if (const auto found = graph.blocks.find(block); found != graph.blocks.end()) found->second.name = name;
}

void set_muted(Definition& graph, const BlockIds& ids, bool muted) {
    for (const std::string& id : ids)
        if (const auto found = graph.blocks.find(id); found != graph.blocks.end())
            found->second.muted = muted;
}

void set_frozen(Definition& graph, const BlockIds& ids, bool frozen) {
    for (const std::string& id : ids)
        if (const auto found = graph.blocks.find(id); found != graph.blocks.end())
            found->second.frozen = frozen;
}

void set_fold(Definition& graph, const BlockIds& ids, Fold fold) {
    for (const std::string& id : ids) {
        if (fold == Fold::Open)
            graph.collapsed.erase(id);
        else if (graph.blocks.contains(id))
            graph.collapsed.insert(id);
    }
}

Fold fold_of(const Definition& graph, const BlockIds& ids) {
    const std::set<std::string>& collapsed = graph.collapsed;
    return std::includes(collapsed.begin(), collapsed.end(), ids.begin(), ids.end()) ? Fold::Collapsed
                                                                                     : Fold::Open;
}

std::string copied(const Definition& graph, const BlockIds& ids) {
    Model part;
    Definition& main = part.main();
    for (const std::string& id : ids) {
        if (const auto found = graph.blocks.find(id); found != graph.blocks.end()) main.blocks.insert(*found);
        if (const auto found = graph.layout.find(id); found != graph.layout.end()) main.layout.insert(*found);
        if (const auto found = graph.frames.find(id); found != graph.frames.end()) main.frames.insert(*found);
        if (graph.collapsed.contains(id)) main.collapsed.insert(id);
    }
    for (const Wire& wire : graph.wires)
        if (ids.contains(wire.from.block) && ids.contains(wire.to.block)) main.wires.push_back(wire);
    for (const auto& [wire, points] : graph.bends)
        if (ids.contains(wire.from.block) && ids.contains(wire.to.block)) main.bends[wire] = points;
    return model_to_json(part);
}

BlockIds paste(Definition& graph, const std::string& text, QPointF way) {
    const auto part = model_from_json(text, "clipboard");
    if (!part) return {};
    std::map<std::string, std::string> names;
    BlockIds ids;
    for (const auto& [id, block] : part->main().blocks) {
        const BlockSpec* spec = find_block(block.kind);
        const std::string fresh = graph.blocks.contains(id) || graph.frames.contains(id)
                                      ? fresh_id(graph, spec && spec->is_data ? "data" : block.kind)
                                      : id;
        names[id] = fresh;
        ids.insert(fresh);
        graph.blocks[fresh] = block;
        if (part->main().collapsed.contains(id)) graph.collapsed.insert(fresh);
        const auto place = part->main().layout.find(id);
        graph.layout[fresh] = place == part->main().layout.end() ? Position{} : place->second;
    }
    for (const auto& [id, frame] : part->main().frames) {
        const std::string fresh = fresh_id(graph, "frame");
        ids.insert(fresh);
        graph.frames[fresh] = frame;
    }
    const auto renamed = [&](const Wire& wire) {
        return Wire{{names[wire.from.block], wire.from.port}, {names[wire.to.block], wire.to.port}};
    };
    for (const Wire& wire : part->main().wires)
        if (names.contains(wire.from.block) && names.contains(wire.to.block)) connect(graph, renamed(wire));
    for (const auto& [wire, points] : part->main().bends) graph.bends[renamed(wire)] = points;
    move_by(graph, ids, way);
    return ids;
}

std::string add_frame(Definition& graph, const std::string& title, QPointF place, double width,
                      double height) {
    const std::string id = fresh_id(graph, "frame");
    graph.frames[id] = {title, {place.x(), place.y()}, width, height};
    return id;
}

} // namespace glassbox::editor
