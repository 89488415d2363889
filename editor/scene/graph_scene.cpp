// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/graph_scene.h"

#include "editor/layout/row_layout.h"
#include "editor/paint/wire_painter.h"

#include <cmath>

namespace glassbox::editor {

namespace {

/// Room around a block for ports, shadow, halo and focus ring.
constexpr double blockMargin = 22;
constexpr double wireMargin = 6;

QPointF portPoint(const BlockItem& block, const std::vector<PortFace>& ports,
                  const std::vector<QPointF>& points, const std::string& port, double missingX) {
    for (std::size_t i = 0; i < ports.size(); ++i)
        if (ports[i].name.toStdString() == port) return block.position + points[i];
    return block.position + QPointF(missingX, anatomy::firstPort);
}

} // namespace

GraphScene::GraphScene(const Document& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document, &Document::opened, this, [this] {
        selected_.clear();
        selection_.clear();
        selectedWires_.clear();
        readings_.clear();
        flows_.clear();
        rebuild();
        Q_EMIT selectionChanged({});
    });
    connect(&document, &Document::changed, this, &GraphScene::rebuild);
    connect(&document, &Document::arranged, this, &GraphScene::rebuild);
    rebuild();
}

void GraphScene::rebuild() {
    previewed_ = {};
    buildBlocks();
    buildWires();
    buildFrames();
    placeLabels();
    Q_EMIT rebuilt();
    pruneSelection();
}

void GraphScene::buildBlocks() {
    blocks_.clear();
    indices_.clear();
    blockIndex_.clear();
    std::map<std::string, QSizeF> sizes;
    for (const auto& [id, block] : document_.definition().blocks) {
        const Thumb thumb = thumbnailed_.contains(id) ? Thumb::Present : Thumb::Absent;
        BlockItem item{id, faceOf(document_, id), {}, {}};
        item.geometry = geometryOf(item.face, thumb);
        item.face = elided(item.face, item.geometry);
        sizes[id] = item.geometry.size;
        indices_[id] = int(blocks_.size());
        blocks_.push_back(std::move(item));
    }
    for (const auto& [id, place] : completeLayout(document_.definition(), sizes))
        blocks_[std::size_t(indices_.at(id))].position = {place.x, place.y};
    for (std::size_t i = 0; i < blocks_.size(); ++i) blockIndex_.insert(int(i), blocks_[i].rect());
}

void GraphScene::routeWire(WireItem& item, Router& router, int source) const {
    const BlockItem& a = blocks_[std::size_t(indexOf(item.wire.from.block))];
    const BlockItem& b = blocks_[std::size_t(indexOf(item.wire.to.block))];
    const QPointF from =
        portPoint(a, a.face.outputs, a.geometry.outputs, item.wire.from.port, a.geometry.size.width());
    const QPointF to = portPoint(b, b.face.inputs, b.geometry.inputs, item.wire.to.port, 0);
    item.route = item.bends.isEmpty() ? router.route(from, to, source) : bentRoute(from, item.bends, to);
    item.bounds = item.route.path.boundingRect().adjusted(-wireMargin, -wireMargin, wireMargin, wireMargin);
}

void GraphScene::buildWires() {
    wires_.clear();
    wireIndex_.clear();
    Router router(blockIndex_);
    std::map<PortRef, int> sources;
    for (const Wire& wire : document_.definition().wires) {
        if (indexOf(wire.from.block) < 0 || indexOf(wire.to.block) < 0) continue;
        const int source = sources.try_emplace(wire.from, int(sources.size())).first->second;
        WireItem item;
        item.wire = wire;
        if (const auto bends = document_.definition().bends.find(wire);
            bends != document_.definition().bends.end())
            for (const Position& place : bends->second) item.bends << QPointF(place.x, place.y);
        routeWire(item, router, source);
        if (const WireType* type = document_.checked().graph.type_of(wire.from)) {
            item.look = portLook(type, PortKind::Any);
            item.label = wireText(*type, wire.from.port);
            item.hoverText = QString::fromStdString(named_text(*type));
        }
        wires_.push_back(std::move(item));
    }
}

void GraphScene::buildFrames() {
    frames_.clear();
    for (const auto& [id, frame] : document_.definition().frames)
        frames_.push_back({id, QString::fromStdString(frame.title),
                           QRectF(frame.place.x, frame.place.y, frame.width, frame.height)});
}

/// The number of wires but `own` that run through a rectangle.
int GraphScene::wiresThrough(const QRectF& area, int own) const {
    int count = 0;
    for (int number : wireIndex_.touching(area)) {
        if (number == own) continue;
        const QPolygonF& line = wires_[std::size_t(number)].route.line;
        for (qsizetype i = 0; i + 1 < line.size(); ++i)
            if (QRectF(line[i], line[i + 1]).normalized().adjusted(-1, -1, 1, 1).intersects(area)) {
                ++count;
                break;
            }
    }
    return count;
}

/// The best plate for a wire's label: never over a block or another label, over as few wires as can be; empty
/// where there is no room.
QRectF GraphScene::plateFor(int index, const RectIndex& taken) const {
    const WireItem& item = wires_[std::size_t(index)];
    const bool curve = item.route.course == Course::Curve;
    QRectF best;
    int fewest = 1000;
    for (double shift : {0.0, -30.0, 16.0, -46.0, 32.0, 60.0, -60.0, 120.0, -120.0}) {
        if (curve && std::abs(shift) > 50) continue;
        const QPointF move = curve ? QPointF(0, shift) : item.route.labelWay * shift;
        const QRectF plate = wireLabelPlate(item.route.labelAt + move, item.label);
        if (!blockIndex_.touching(plate).empty() || !taken.touching(plate).empty()) continue;
        const int crossed = wiresThrough(plate, index);
        if (crossed >= fewest) continue;
        fewest = crossed;
        best = plate;
    }
    return best;
}

/// What several wires carry from the same port is said once.
void GraphScene::placeLabels() {
    for (std::size_t i = 0; i < wires_.size(); ++i) wireIndex_.insert(int(i), wires_[i].bounds);
    RectIndex taken;
    std::set<PortRef> labelled;
    for (std::size_t i = 0; i < wires_.size(); ++i) {
        WireItem& item = wires_[i];
        if (item.label.isEmpty() || labelled.contains(item.wire.from)) continue;
        item.plate = plateFor(int(i), taken);
        if (item.plate.isEmpty()) continue;
        taken.insert(int(i), item.plate);
        labelled.insert(item.wire.from);
    }
    wireIndex_.clear();
    for (std::size_t i = 0; i < wires_.size(); ++i)
        wireIndex_.insert(int(i), wires_[i].bounds.united(wires_[i].plate));
}

int GraphScene::indexOf(const Wire& wire) const {
    for (std::size_t i = 0; i < wires_.size(); ++i)
        if (wires_[i].wire == wire) return int(i);
    return -1;
}

int GraphScene::indexOf(const std::string& id) const {
    const auto found = indices_.find(id);
    return found == indices_.end() ? -1 : found->second;
}

QRectF GraphScene::bounds() const {
    QRectF all;
    for (const BlockItem& block : blocks_) all = all.united(block.rect());
    for (const WireItem& wire : wires_) all = all.united(wire.bounds);
    for (const FrameItem& frame : frames_) all = all.united(frame.rect);
    return all;
}

QRectF GraphScene::blockDamage(int index) const {
    if (index < 0) return {};
    return blocks_[std::size_t(index)].rect().adjusted(-blockMargin, -blockMargin, blockMargin, blockMargin);
}

void GraphScene::setThumbnailed(std::set<std::string> ids) {
    if (ids == thumbnailed_) return;
    thumbnailed_ = std::move(ids);
    rebuild();
}

void GraphScene::setReading(const std::string& id, const BlockReading& reading) {
    BlockReading& mine = readings_[id];
    const bool newNumber = mine.number != reading.number, newPicture = !(mine.thumbnail == reading.thumbnail);
    mine = reading;
    const int index = indexOf(id);
    if (index < 0) return;
    // What changed inside the card only: the rest of it, wires and neighbours are not repainted for it.
    const BlockItem& block = blocks_[std::size_t(index)];
    if (newNumber) Q_EMIT damaged(block.geometry.footer.translated(block.position));
    if (newPicture) Q_EMIT damaged(block.geometry.thumbnail.translated(block.position));
}

const BlockReading& GraphScene::readingOf(const std::string& id) const {
    static const BlockReading nothing;
    const auto found = readings_.find(id);
    return found == readings_.end() ? nothing : found->second;
}

void GraphScene::setFlow(Flows flows) {
    if (flows == flows_) return;
    flows_ = std::move(flows);
    Q_EMIT flowChanged();
}

const Flow* GraphScene::flowOf(const PortRef& output) const {
    const auto found = flows_.find(output);
    return found == flows_.end() ? nullptr : &found->second;
}

} // namespace glassbox::editor
