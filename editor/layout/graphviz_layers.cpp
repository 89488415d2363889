// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/graphviz_layers.h"

#include "engine/base/result.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

namespace glassbox::editor {

namespace {

constexpr double pointsPerInch = 72;

/// Graphviz takes names and values as char*, and changes none of them.
char* text(const char* constant) {
    return const_cast<char*>(constant);
}

struct Context {
    GVC_t* gvc = gvContext();
    ~Context() { gvFreeContext(gvc); }
};

struct Drawing {
    GVC_t* gvc;
    Agraph_t* graph = agopen(text("canvas"), Agdirected, nullptr);
    bool laidOut = false;
    explicit Drawing(GVC_t* context) : gvc(context) {}
    ~Drawing() {
        if (laidOut) gvFreeLayout(gvc, graph);
        agclose(graph);
    }
};

/// Only ranks and order are asked for: no splines, no labels, and an end to the search on large graphs.
void setUp(Agraph_t* graph, std::size_t edges) {
    agsafeset(graph, text("rankdir"), text("LR"), text(""));
    agsafeset(graph, text("splines"), text("false"), text(""));
    agsafeset(graph, text("nodesep"), text("0.4"), text(""));
    agsafeset(graph, text("ranksep"), text("0.8"), text(""));
    if (edges > 400) {
        agsafeset(graph, text("nslimit"), text("1"), text(""));
        agsafeset(graph, text("nslimit1"), text("1"), text(""));
        agsafeset(graph, text("mclimit"), text("0.1"), text(""));
    }
    agattr(graph, AGNODE, text("shape"), text("box"));
    agattr(graph, AGNODE, text("label"), text(""));
    agattr(graph, AGNODE, text("fixedsize"), text("true"));
    agattr(graph, AGNODE, text("width"), text("1"));
    agattr(graph, AGNODE, text("height"), text("1"));
}

void setNumber(void* node, const char* name, double value) {
    agxset(node, agattr(agraphof(node), AGNODE, text(name), nullptr), std::to_string(value).data());
}

} // namespace

std::vector<std::vector<int>> graphvizLayers(const std::vector<QSizeF>& sizes,
                                             const std::vector<LayoutEdge>& edges) {
    const Context context;
    Drawing drawing(context.gvc);
    setUp(drawing.graph, edges.size());
    std::vector<Agnode_t*> nodes;
    for (const QSizeF& size : sizes) {
        nodes.push_back(agnode(drawing.graph, std::to_string(nodes.size()).data(), 1));
        setNumber(nodes.back(), "width", size.width() / pointsPerInch);
        setNumber(nodes.back(), "height", size.height() / pointsPerInch);
    }
    for (const LayoutEdge& edge : edges)
        agedge(drawing.graph, nodes[std::size_t(edge.from)], nodes[std::size_t(edge.to)], nullptr, 1);
    GLASSBOX_ASSERT(gvLayout(context.gvc, drawing.graph, "dot") == 0, "Graphviz has no dot");
    drawing.laidOut = true;
    std::map<long, std::vector<int>> columns;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        columns[std::lround(ND_coord(nodes[i]).x)].push_back(int(i));
    std::vector<std::vector<int>> layers;
    for (auto& [x, column] : columns) {
        // Graphviz counts upwards.
        std::stable_sort(column.begin(), column.end(), [&](int a, int b) {
            return ND_coord(nodes[std::size_t(a)]).y > ND_coord(nodes[std::size_t(b)]).y;
        });
        layers.push_back(std::move(column));
    }
    return layers;
}

} // namespace glassbox::editor
