// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/arranger.h"

#include "editor/layout/layered_layout.h"

namespace glassbox::editor {

namespace {

constexpr int travelTime = 220;
/// Room in a frame beside its blocks, and above them for its title.
constexpr double frameRoom = 24, titleRoom = FrameItem::frameHead + 16;

QPointF topLeftOf(const std::map<std::string, QPointF>& places) {
    QPointF corner = places.begin()->second;
    for (const auto& [id, place] : places)
        corner = {std::min(corner.x(), place.x()), std::min(corner.y(), place.y())};
    return corner;
}

/// Frames with the blocks that stand in them.
std::map<std::string, std::vector<std::string>> contents(const GraphScene& scene) {
    std::map<std::string, std::vector<std::string>> inside;
    for (const FrameItem& frame : scene.frames())
        for (int index : scene.blocksIn(frame.rect)) {
            const BlockItem& block = scene.blocks()[std::size_t(index)];
            if (frame.rect.contains(block.rect().center())) inside[frame.id].push_back(block.id);
        }
    return inside;
}

} // namespace

Arranger::Arranger(Document& document, GraphScene& scene, GraphView& view)
    : document_(document), scene_(scene), view_(view) {
    animation_.setDuration(travelTime);
    animation_.setStartValue(0.0);
    animation_.setEndValue(1.0);
    animation_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&animation_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const double part = value.toDouble();
        Places now;
        for (const auto& [id, end] : to_) now[id] = from_.at(id) + (end - from_.at(id)) * part;
        if (animation_.state() == QAbstractAnimation::Running) scene_.showAt(now);
    });
    connect(&animation_, &QVariantAnimation::finished, &scene, &GraphScene::settle);
    // What the document says meanwhile is shown at once.
    connect(&scene, &GraphScene::rebuilt, &animation_, &QVariantAnimation::stop);
}

/// Places of some blocks, from (0, 0) on.
Arranger::Places Arranger::found(const std::vector<int>& blocks) const {
    std::vector<QSizeF> sizes;
    std::map<std::string, int> numbers;
    for (int index : blocks) {
        const BlockItem& block = scene_.blocks()[std::size_t(index)];
        numbers[block.id] = int(sizes.size());
        sizes.push_back(block.geometry.size);
    }
    std::vector<LayoutEdge> edges;
    for (const WireItem& wire : scene_.wires()) {
        const auto from = numbers.find(wire.wire.from.block), to = numbers.find(wire.wire.to.block);
        if (from == numbers.end() || to == numbers.end() || wire.route.line.isEmpty()) continue;
        const auto top = [&](const std::string& id) {
            return scene_.blocks()[std::size_t(scene_.indexOf(id))].position.y();
        };
        edges.push_back({from->second, to->second, wire.route.line.front().y() - top(from->first),
                         wire.route.line.back().y() - top(to->first)});
    }
    const std::vector<QPointF> corners = layeredLayout(sizes, edges);
    Places places;
    for (const auto& [id, number] : numbers) places[id] = corners[std::size_t(number)];
    return places;
}

/// The least way down from `shift` at which nothing lies on blocks that stay.
QPointF Arranger::freeShift(const Places& places, QPointF shift) const {
    const auto isFree = [&] {
        for (const auto& [id, place] : places) {
            const BlockItem& block = scene_.blocks()[std::size_t(scene_.indexOf(id))];
            for (int other :
                 scene_.blocksIn(QRectF(place + shift, block.geometry.size).adjusted(-8, -8, 8, 8)))
                if (!places.contains(scene_.blocks()[std::size_t(other)].id)) return false;
        }
        return true;
    };
    const double end = scene_.bounds().bottom() + anatomy::rowGap;
    while (!isFree() && shift.y() < end) shift.ry() += anatomy::grid;
    return shift;
}

void Arranger::arrange() {
    std::vector<int> blocks;
    for (const std::string& id : scene_.selection())
        if (const int index = scene_.indexOf(id); index >= 0) blocks.push_back(index);
    const bool all = blocks.size() < 2;
    if (all) {
        blocks.clear();
        for (std::size_t i = 0; i < scene_.blocks().size(); ++i) blocks.push_back(int(i));
    }
    if (blocks.empty()) return;
    Places before, places = found(blocks);
    for (int index : blocks)
        before[scene_.blocks()[std::size_t(index)].id] = scene_.blocks()[std::size_t(index)].position;
    const QPointF shift = freeShift(places, snapped(topLeftOf(before)) - topLeftOf(places));
    for (auto& [id, place] : places) place += shift;
    const auto inside = contents(scene_);
    view_.stay();
    document_.editGraph(all ? "ui.undo.arrange" : "ui.undo.arrange-selection", [&](Definition& graph) {
        for (const auto& [id, place] : places) graph.layout[id] = {place.x(), place.y()};
        // They led around what is elsewhere now.
        std::erase_if(graph.bends, [&](const auto& bend) {
            return places.contains(bend.first.from.block) || places.contains(bend.first.to.block);
        });
        for (const auto& [id, members] : inside) {
            QRectF around;
            for (const std::string& member : members) {
                const Position& at = graph.layout[member];
                const BlockItem& block = scene_.blocks()[std::size_t(scene_.indexOf(member))];
                around = around.united(QRectF(QPointF(at.x, at.y), block.geometry.size));
            }
            around.adjust(-frameRoom, -titleRoom, frameRoom, frameRoom);
            Frame& frame = graph.frames.at(id);
            frame.place = {around.x(), around.y()};
            frame.width = around.width();
            frame.height = around.height();
        }
    });
    travel(before);
    if (all) view_.fit(Travel::Smooth);
}

void Arranger::travel(const Places& before) {
    if (view_.motion() == Motion::Reduced) return;
    from_ = before;
    to_.clear();
    for (const auto& [id, place] : before) {
        const QPointF end = scene_.blocks()[std::size_t(scene_.indexOf(id))].position;
        if (end != place) to_[id] = end;
    }
    if (!to_.empty()) animation_.start();
}

} // namespace glassbox::editor
