// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/layered_layout.h"

#include "editor/layout/block_geometry.h"
#include "editor/layout/graphviz_layers.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

using Layer = std::vector<int>;
using Layers = std::vector<Layer>;

constexpr double gapBelow = 32;                         ///< Between boxes of one layer.
constexpr double screenWidth = 960, screenHeight = 540; ///< Of a canvas that people look at.

double roundUp(double value) {
    return std::ceil(value / anatomy::snap) * anatomy::snap;
}

/// What is known while the boxes of some layers, one row, are placed.
struct Layout {
    const std::vector<QSizeF>& sizes;
    const std::vector<LayoutEdge>& edges;
    std::vector<int> layerOf;              ///< By box; -1 without wires.
    std::vector<std::vector<int>> wiresOf; ///< Numbers of edges by box.
    std::vector<bool> main;                ///< Whether a box is on the longest chain.

    double cell(int box) const { return roundUp(sizes[std::size_t(box)].height() + gapBelow); }
};

/// Marks the boxes of one longest chain from layer to layer; wires between first ports (the highest) count
/// for more than others.
void markMain(Layout& layout, const Layers& layers) {
    const std::size_t count = layout.sizes.size();
    std::vector<double> best(count, 0);
    std::vector<int> before(count, -1);
    int last = -1;
    for (const Layer& layer : layers)
        for (int box : layer) {
            for (int number : layout.wiresOf[std::size_t(box)]) {
                const LayoutEdge& edge = layout.edges[std::size_t(number)];
                const bool forwards =
                    layout.layerOf[std::size_t(edge.from)] < layout.layerOf[std::size_t(box)];
                if (edge.to != box || !forwards) continue;
                const double worth = best[std::size_t(edge.from)] + 1 - 0.01 * (edge.fromY + edge.toY) / 30;
                if (worth <= best[std::size_t(box)]) continue;
                best[std::size_t(box)] = worth;
                before[std::size_t(box)] = edge.from;
            }
            if (last < 0 || best[std::size_t(box)] > best[std::size_t(last)]) last = box;
        }
    for (int box = last; box >= 0; box = before[std::size_t(box)]) layout.main[std::size_t(box)] = true;
}

/// Where a box wants to be so that its wires within the row are straight; nothing where it has none.
std::optional<double> wanted(const Layout& layout, int box, const std::vector<double>& y, int first,
                             int end) {
    double sum = 0;
    int count = 0;
    for (int number : layout.wiresOf[std::size_t(box)]) {
        const LayoutEdge& edge = layout.edges[std::size_t(number)];
        const int other = edge.from == box ? edge.to : edge.from;
        const int layer = layout.layerOf[std::size_t(other)];
        if (other == box || layer < first || layer >= end) continue;
        const double shift = edge.from == box ? edge.toY - edge.fromY : edge.fromY - edge.toY;
        sum += y[std::size_t(other)] + shift;
        ++count;
    }
    if (count == 0) return {};
    return sum / count;
}

/// A group of neighbours that stand as closely as they may.
struct Group {
    double weight = 0;
    double place = 0; ///< Of its first box, were all boxes before it of no height.
    std::size_t count = 0;
};

/// Puts the boxes of a layer as near as can be to where each wants to be, in their order and apart: isotonic
/// regression by pooling adjacent violators. The main chain's box is not moved by others.
void settle(const Layout& layout, const Layer& layer, const std::vector<double>& wishes,
            std::vector<double>& y) {
    std::vector<Group> groups;
    double above = 0;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        groups.push_back({layout.main[std::size_t(layer[i])] ? 1e6 : 1, wishes[i] - above, 1});
        while (groups.size() > 1 && groups[groups.size() - 2].place > groups.back().place) {
            const Group lower = groups.back();
            groups.pop_back();
            Group& upper = groups.back();
            upper.place =
                (upper.place * upper.weight + lower.place * lower.weight) / (upper.weight + lower.weight);
            upper.weight += lower.weight;
            upper.count += lower.count;
        }
        above += layout.cell(layer[i]);
    }
    std::size_t i = 0;
    above = 0;
    for (const Group& group : groups)
        for (std::size_t k = 0; k < group.count; ++k, ++i) {
            y[std::size_t(layer[i])] = group.place + above;
            above += layout.cell(layer[i]);
        }
}

/// To multiples of 8, from the main chain's box (else the first) up and down.
void snapLayer(const Layout& layout, const Layer& layer, std::vector<double>& y) {
    std::size_t fixed = 0;
    for (std::size_t i = 0; i < layer.size(); ++i)
        if (layout.main[std::size_t(layer[i])]) fixed = i;
    auto at = [&](std::size_t i) -> double& { return y[std::size_t(layer[i])]; };
    auto snap = [](double value) { return std::round(value / anatomy::snap) * anatomy::snap; };
    at(fixed) = snap(at(fixed));
    for (std::size_t i = fixed + 1; i < layer.size(); ++i)
        at(i) = std::max(snap(at(i)), at(i - 1) + layout.cell(layer[i - 1]));
    for (std::size_t i = fixed; i-- > 0;) at(i) = std::min(snap(at(i)), at(i + 1) - layout.cell(layer[i]));
}

/// Heights of the boxes of layers `first` to `end`; the main chain is at 0.
void placeRow(const Layout& layout, const Layers& layers, int first, int end, std::vector<double>& y) {
    for (int l = first; l < end; ++l)
        for (int box : layers[std::size_t(l)]) y[std::size_t(box)] = 0;
    for (int sweep = 0; sweep < 4; ++sweep)
        for (int step = 0; step < end - first; ++step) {
            const Layer& layer = layers[std::size_t(sweep % 2 ? end - 1 - step : first + step)];
            std::vector<double> wishes;
            for (int box : layer)
                wishes.push_back(layout.main[std::size_t(box)]
                                     ? 0
                                     : wanted(layout, box, y, first, end).value_or(y[std::size_t(box)]));
            settle(layout, layer, wishes, y);
        }
    for (int l = first; l < end; ++l) snapLayer(layout, layers[std::size_t(l)], y);
}

struct Placed {
    std::vector<QPointF> places;
    QSizeF size;
    double cost = 0;
};

/// Wires from one row to another but the one that goes on with the chain: each is a way around.
int wiresBetweenRows(const Layout& layout, int perRow) {
    int count = 0;
    for (const LayoutEdge& edge : layout.edges)
        count +=
            layout.layerOf[std::size_t(edge.from)] / perRow != layout.layerOf[std::size_t(edge.to)] / perRow;
    return count;
}

/// The layers in rows of `perRow`, as lines of text.
Placed wrapped(const Layout& layout, const Layers& layers, int perRow) {
    Placed result;
    result.places.resize(layout.sizes.size());
    std::vector<double> y(layout.sizes.size(), 0);
    const int count = int(layers.size());
    double top = 0, width = 0;
    for (int first = 0; first < count; first += perRow) {
        const int end = std::min(first + perRow, count);
        placeRow(layout, layers, first, end, y);
        double highest = 0, lowest = 0, x = 0;
        for (int l = first; l < end; ++l)
            for (int box : layers[std::size_t(l)]) highest = std::min(highest, y[std::size_t(box)]);
        for (int l = first; l < end; ++l) {
            double widest = 0;
            for (int box : layers[std::size_t(l)]) {
                const QSizeF& size = layout.sizes[std::size_t(box)];
                result.places[std::size_t(box)] = {x, top + y[std::size_t(box)] - highest};
                widest = std::max(widest, size.width());
                lowest = std::max(lowest, y[std::size_t(box)] - highest + size.height());
            }
            width = std::max(width, x + widest);
            x += roundUp(widest + anatomy::columnGap);
        }
        top += roundUp(lowest + anatomy::rowGap);
    }
    result.size = QSizeF(width, top - anatomy::rowGap);
    const int rows = (count + perRow - 1) / perRow;
    const double need = std::max(result.size.width() / screenWidth, result.size.height() / screenHeight);
    const int around = std::max(0, wiresBetweenRows(layout, perRow) - (rows - 1));
    result.cost = std::max(1.0, need) * (1 + 0.03 * around) + 0.01 * rows;
    return result;
}

/// Boxes without wires, in lines below the others.
void placeLone(const Layout& layout, Placed& placed) {
    const double room = std::max(placed.size.width(), screenWidth);
    double x = 0, top = placed.size.height() > 0 ? roundUp(placed.size.height() + anatomy::rowGap) : 0,
           high = 0;
    for (std::size_t box = 0; box < layout.sizes.size(); ++box) {
        if (layout.layerOf[box] >= 0) continue;
        const QSizeF& size = layout.sizes[box];
        if (x > 0 && x + size.width() > room) {
            top += roundUp(high + gapBelow);
            x = high = 0;
        }
        placed.places[box] = {x, top};
        x += roundUp(size.width() + anatomy::columnGap);
        high = std::max(high, size.height());
    }
}

/// The layers of the boxes that have wires, by their numbers among all boxes.
Layers layersOf(const Layout& layout) {
    std::vector<int> kept, numbers(layout.sizes.size(), -1);
    std::vector<QSizeF> sizes;
    for (std::size_t box = 0; box < layout.sizes.size(); ++box) {
        if (layout.wiresOf[box].empty()) continue;
        numbers[box] = int(kept.size());
        kept.push_back(int(box));
        sizes.push_back(layout.sizes[box]);
    }
    if (kept.empty()) return {};
    std::vector<LayoutEdge> edges = layout.edges;
    for (LayoutEdge& edge : edges) {
        edge.from = numbers[std::size_t(edge.from)];
        edge.to = numbers[std::size_t(edge.to)];
    }
    Layers layers = graphvizLayers(sizes, edges);
    for (Layer& layer : layers)
        for (int& box : layer) box = kept[std::size_t(box)];
    return layers;
}

} // namespace

std::vector<QPointF> layeredLayout(const std::vector<QSizeF>& sizes, const std::vector<LayoutEdge>& edges) {
    Layout layout{sizes, edges, std::vector<int>(sizes.size(), -1),
                  std::vector<std::vector<int>>(sizes.size()), std::vector<bool>(sizes.size(), false)};
    for (std::size_t i = 0; i < edges.size(); ++i) {
        layout.wiresOf[std::size_t(edges[i].from)].push_back(int(i));
        if (edges[i].to != edges[i].from) layout.wiresOf[std::size_t(edges[i].to)].push_back(int(i));
    }
    const Layers layers = layersOf(layout);
    for (std::size_t l = 0; l < layers.size(); ++l)
        for (int box : layers[l]) layout.layerOf[std::size_t(box)] = int(l);
    markMain(layout, layers);
    const int count = int(layers.size());
    Placed best;
    best.places.resize(sizes.size());
    // A single row first: others only where they can be drawn larger.
    for (int perRow = count; perRow >= std::min(3, count) && perRow > 0; --perRow)
        if (Placed other = wrapped(layout, layers, perRow); perRow == count || other.cost < best.cost)
            best = std::move(other);
    placeLone(layout, best);
    return best.places;
}

} // namespace glassbox::editor
