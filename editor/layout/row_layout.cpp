// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/row_layout.h"

#include "editor/layout/block_geometry.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace glassbox::editor {

namespace {

using Ids = std::vector<std::string>;
using Edges = std::map<std::string, Ids>;

double roundUp(double value) {
    return std::ceil(value / anatomy::snap) * anatomy::snap;
}

/// Successors without the wires that close a cycle, found by a depth-first walk in the order of ids.
Edges forwardEdges(const Definition& definition) {
    Edges all, forward;
    for (const Wire& wire : definition.wires)
        if (definition.blocks.contains(wire.from.block) && definition.blocks.contains(wire.to.block))
            all[wire.from.block].push_back(wire.to.block);
    std::map<std::string, int> state; // 1: on the walk, 2: done
    struct Frame {
        std::string id;
        std::size_t next = 0;
    };
    for (const auto& [root, block] : definition.blocks) {
        if (state[root]) continue;
        std::vector<Frame> walk{{root}};
        state[root] = 1;
        while (!walk.empty()) {
            Frame& top = walk.back();
            if (top.next == all[top.id].size()) {
                state[top.id] = 2;
                walk.pop_back();
                continue;
            }
            const std::string& to = all[top.id][top.next++];
            if (state[to] == 1) continue;
            forward[top.id].push_back(to);
            if (state[to] == 0) {
                state[to] = 1;
                walk.push_back({to});
            }
        }
    }
    return forward;
}

Ids topologicalOrder(const Definition& definition, const Edges& edges) {
    std::map<std::string, int> waiting;
    for (const auto& [from, targets] : edges)
        for (const std::string& to : targets) ++waiting[to];
    std::set<std::string> ready;
    for (const auto& [id, block] : definition.blocks)
        if (waiting[id] == 0) ready.insert(id);
    Ids order;
    while (!ready.empty()) {
        const std::string id = *ready.begin();
        ready.erase(ready.begin());
        order.push_back(id);
        const auto targets = edges.find(id);
        if (targets == edges.end()) continue;
        for (const std::string& to : targets->second)
            if (--waiting[to] == 0) ready.insert(to);
    }
    return order;
}

/// Length of the longest path to (or, with reversed order and edges, from) each block.
std::map<std::string, int> depths(const Ids& order, const Edges& edges) {
    std::map<std::string, int> depth;
    for (const std::string& id : order) {
        depth.try_emplace(id, 0);
        if (const auto targets = edges.find(id); targets != edges.end())
            for (const std::string& to : targets->second) depth[to] = std::max(depth[to], depth[id] + 1);
    }
    return depth;
}

Edges reversed(const Edges& edges) {
    Edges back;
    for (const auto& [from, targets] : edges)
        for (const std::string& to : targets) back[to].push_back(from);
    return back;
}

/// Columns of blocks; in each, those on longer paths come first: the main chain is the first line.
std::vector<Ids> columnsOf(const Definition& definition) {
    const Edges edges = forwardEdges(definition);
    Ids order = topologicalOrder(definition, edges);
    std::map<std::string, int> before = depths(order, edges);
    std::reverse(order.begin(), order.end());
    const std::map<std::string, int> after = depths(order, reversed(edges));
    // A source that feeds only late blocks (a constant) stands one column before the first of them.
    for (const std::string& id : order) {
        const auto targets = edges.find(id);
        if (before[id] != 0 || targets == edges.end()) continue;
        int first = before[targets->second.front()];
        for (const std::string& to : targets->second) first = std::min(first, before[to]);
        before[id] = first - 1;
    }
    std::vector<Ids> columns;
    for (const auto& [id, depth] : before) {
        columns.resize(std::max(columns.size(), std::size_t(depth) + 1));
        columns[std::size_t(depth)].push_back(id);
    }
    for (Ids& column : columns)
        std::stable_sort(column.begin(), column.end(), [&](const std::string& a, const std::string& b) {
            return after.at(a) + before.at(a) > after.at(b) + before.at(b);
        });
    return columns;
}

struct Placed {
    std::map<std::string, Position> places;
    double width = 0;
    double height = 0;
    /// How small it must be drawn to fit a screen's canvas.
    double need() const { return std::max(width / 960, height / 540); }
};

/// The columns in rows of `perRow`, as lines of text.
Placed wrapped(const std::vector<Ids>& columns, const std::map<std::string, QSizeF>& sizes,
               std::size_t perRow) {
    Placed result;
    std::vector<double> lefts(perRow + 1, 0);
    for (std::size_t slot = 0; slot < perRow; ++slot) {
        double widest = anatomy::width;
        for (std::size_t c = slot; c < columns.size(); c += perRow)
            for (const std::string& id : columns[c]) widest = std::max(widest, sizes.at(id).width());
        lefts[slot + 1] = lefts[slot] + roundUp(widest + anatomy::columnGap);
    }
    for (std::size_t begin = 0; begin < columns.size(); begin += perRow) {
        const double top = begin == 0 ? 0 : roundUp(result.height + anatomy::rowGap);
        for (std::size_t c = begin; c < std::min(begin + perRow, columns.size()); ++c) {
            double y = top;
            for (const std::string& id : columns[c]) {
                result.places[id] = {lefts[c - begin], y};
                result.height = std::max(result.height, y + sizes.at(id).height());
                y = roundUp(y + sizes.at(id).height() + anatomy::columnGap / 2);
            }
        }
    }
    result.width = lefts[std::min(perRow, columns.size())];
    return result;
}

} // namespace

std::map<std::string, Position> rowLayout(const Definition& definition,
                                          const std::map<std::string, QSizeF>& sizes) {
    const std::vector<Ids> columns = columnsOf(definition);
    Placed best = wrapped(columns, sizes, 4);
    // Longer rows only where they can be drawn larger.
    for (std::size_t perRow = 5; perRow <= 24 && perRow < columns.size() + 5; ++perRow)
        if (Placed other = wrapped(columns, sizes, perRow); other.need() < 0.97 * best.need())
            best = std::move(other);
    return best.places;
}

std::map<std::string, Position> completeLayout(const Definition& definition,
                                               const std::map<std::string, QSizeF>& sizes) {
    Definition rest;
    std::map<std::string, Position> places;
    double bottom = -anatomy::rowGap, left = 0;
    for (const auto& [id, block] : definition.blocks) {
        const auto place = definition.layout.find(id);
        if (place == definition.layout.end()) {
            rest.blocks[id] = block;
            continue;
        }
        left = places.empty() ? place->second.x : std::min(left, place->second.x);
        places[id] = place->second;
        bottom = std::max(bottom, place->second.y + sizes.at(id).height());
    }
    if (rest.blocks.empty()) return places;
    rest.wires = definition.wires;
    for (const auto& [id, place] : rowLayout(rest, sizes))
        places[id] = {place.x + roundUp(left), place.y + roundUp(bottom + anatomy::rowGap)};
    return places;
}

} // namespace glassbox::editor
