// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/row_layout.h"
#include "editor/paint/wire_painter.h"
#include "editor/scene/graph_scene.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

// How the scene follows the document. Everything is compared with what it was made of; what is equal stays.
namespace glassbox::editor {

namespace {

constexpr double wireMargin = 10; ///< For its halo and its gradient's strand.
constexpr double blockMargin = 22;
constexpr std::size_t mostAreas = 400; ///< More that look different are told as everything.
const QRectF everywhere(-1e7, -1e7, 2e7, 2e7);

QPointF portPoint(const BlockItem& block, const std::vector<PortFace>& ports,
                  const std::vector<QPointF>& points, const std::string& port, double missingX) {
    for (std::size_t i = 0; i < ports.size(); ++i)
        if (ports[i].id == port) return block.position + points[i];
    return block.position + QPointF(missingX, anatomy::firstPort);
}

/// Items that are sorted by a key, given out in the order of keys that are asked for in order.
template <class Item, class Key>
class Leftovers {
  public:
    Leftovers(std::vector<Item> items, Key Item::*key) : items_(std::move(items)), key_(key) {}
    /// Null where there is none; `skipped` is called for those before.
    template <class F>
    Item* take(const Key& key, F&& skipped) {
        for (; next_ < items_.size() && items_[next_].*key_ < key; ++next_) skipped(items_[next_]);
        return next_ < items_.size() && items_[next_].*key_ == key ? &items_[next_++] : nullptr;
    }
    template <class F>
    void finish(F&& skipped) {
        for (; next_ < items_.size(); ++next_) skipped(items_[next_]);
    }

  private:
    std::vector<Item> items_;
    Key Item::*key_;
    std::size_t next_ = 0;
};

} // namespace

/// Areas that something occupied, or occupies now.
class Areas {
  public:
    void add(const QRectF& area) { index_.insert(count_++, area); }
    bool touch(const QRectF& area) const { return count_ > 0 && index_.touches(area); }
    bool touch(const AreaList& list) const { return count_ > 0 && list.touchedBy(index_); }

  private:
    RectIndex index_;
    int count_ = 0;
};

/// What is not as it was, while the scene is brought up to date.
struct GraphScene::Changes {
    std::vector<QRectF> looks; ///< Areas that look different.
    Areas cards;               ///< Of blocks: what wires run around.
    Areas lines;               ///< Of wires: what others run beside.
    Areas plates;              ///< Of labels: what other labels keep clear of, too.
    bool blocksRenumbered = false;
    bool wiresRenumbered = false;

    void look(const WireItem& item) {
        for (const QRectF& area : item.areas()) look(area);
    }
    void look(const QRectF& area) {
        if (!area.isEmpty()) looks.push_back(area);
    }
    /// A wire goes from where it was.
    void leave(const WireItem& item) {
        look(item);
        const std::vector<QRectF>& strips = item.settled ? item.route.strips() : item.strips;
        for (const QRectF& strip : strips) lines.add(strip);
        if (const QRectF& plate = item.settled ? item.plate : item.settledPlate; !plate.isEmpty())
            plates.add(plate);
    }
};

void GraphScene::rebuild() {
    previewed_ = {};
    Changes changes;
    buildBlocks(changes);
    placeBlocks(changes);
    buildWires(changes);
    placeLabels(changes);
    buildFrames(changes);
    bounds_ = {};
    for (const BlockItem& block : blocks_) bounds_ = bounds_.united(block.rect());
    for (const WireItem& wire : wires_) bounds_ = bounds_.united(wire.bounds);
    for (const FrameItem& frame : frames_) bounds_ = bounds_.united(frame.rect);
    tell(changes);
}

void GraphScene::tell(const Changes& changes) {
    Q_EMIT rebuilt();
    if (changes.looks.size() > mostAreas)
        Q_EMIT damaged(everywhere);
    else
        for (const QRectF& area : changes.looks) Q_EMIT damaged(area);
    pruneSelection();
}

BlockItem GraphScene::makeBlock(FaceSource source, const LiveRoom& room) {
    BlockItem item;
    item.look = ++looks_;
    item.id = source.id;
    item.face = faceOf(source);
    item.geometry = geometryOf(item.face, room);
    item.shown = elided(item.face, item.geometry);
    item.source = std::move(source);
    item.room = room;
    return item;
}

namespace {

/// Whether a block looks the same with other room: where it has a type of its own it may.
bool fits(const BlockItem& item, const LiveRoom& room) {
    return item.room == room || geometryOf(item.face, room).size == item.geometry.size;
}

} // namespace

void GraphScene::buildBlocks(Changes& changes) {
    const auto around = [](const QRectF& rect) {
        return rect.adjusted(-blockMargin, -blockMargin, blockMargin, blockMargin);
    };
    const auto gone = [&](const BlockItem& item) {
        changes.blocksRenumbered = true;
        changes.cards.add(item.built);
        changes.look(around(item.rect()));
    };
    Leftovers<BlockItem, std::string> before(std::exchange(blocks_, {}), &BlockItem::id);
    const FaceSources sources(document_);
    const LiveRoom nothing;
    for (const auto& [id, block] : document_.definition().blocks) {
        FaceSource source = sources.of(id);
        const auto room = rooms_.find(id);
        const LiveRoom& kept = room == rooms_.end() ? nothing : room->second;
        BlockItem* old = before.take(id, gone);
        if (old && old->source == source && fits(*old, kept)) {
            blocks_.push_back(std::move(*old));
            blocks_.back().room = kept;
            continue;
        }
        blocks_.push_back(makeBlock(std::move(source), kept));
        changes.blocksRenumbered |= !old;
        if (!old) continue;
        blocks_.back().built = old->built;
        blocks_.back().position = old->position;
        changes.look(around(old->rect().united(blocks_.back().rect())));
    }
    before.finish(gone);
    if (!changes.blocksRenumbered) return;
    indices_.clear();
    for (std::size_t i = 0; i < blocks_.size(); ++i)
        indices_.emplace_hint(indices_.end(), blocks_[i].id, int(i));
}

void GraphScene::placeBlocks(Changes& changes) {
    std::map<std::string, QSizeF> sizes;
    for (const BlockItem& item : blocks_) sizes.emplace_hint(sizes.end(), item.id, item.geometry.size);
    const std::map<std::string, Position> places = completeLayout(document_.definition(), sizes);
    if (changes.blocksRenumbered) blockIndex_.clear();
    auto place = places.begin();
    for (std::size_t i = 0; i < blocks_.size(); ++i, ++place) {
        BlockItem& item = blocks_[i];
        const QRectF shown = item.rect();
        item.position = {place->second.x, place->second.y};
        if (shown.topLeft() != item.position || item.built.isNull()) {
            if (!item.built.isNull())
                changes.look(shown.adjusted(-blockMargin, -blockMargin, blockMargin, blockMargin));
            changes.look(blockDamage(int(i)));
        }
        blockIndex_.insert(int(i), item.rect());
        if (item.built == item.rect()) continue;
        if (!item.built.isNull()) changes.cards.add(item.built);
        item.built = item.rect();
        changes.cards.add(item.built);
    }
}

namespace {

QPolygonF bendsOf(const Definition& graph, const Wire& wire) {
    QPolygonF points;
    if (const auto bends = graph.bends.find(wire); bends != graph.bends.end())
        for (const Position& place : bends->second) points << QPointF(place.x, place.y);
    return points;
}

} // namespace

/// What stands on a wire: what it carries, or what keeps the gradient from it.
void GraphScene::describe(WireItem& item) const {
    const WireType* type = document_.checked().graph.type_of(item.wire.from);
    item.type = type ? std::optional(*type) : std::nullopt;
    item.look = portLook(type, PortKind::Any);
    item.label = type ? wireText(*type, item.wire.from.port) : QString();
    const auto stop = stops_.find(item.wire.from);
    item.stopper = stop == stops_.end() ? std::string() : stop->second;
    if (const int block = indexOf(item.stopper); block >= 0 && item.look == PortLook::Real)
        item.label = qtTrId("ui.wire.stops").arg(blocks_[std::size_t(block)].face.title);
}

/// The points that a wire joins.
QLineF GraphScene::endsOf(const Wire& wire) const {
    const BlockItem& a = blocks_[std::size_t(indexOf(wire.from.block))];
    const BlockItem& b = blocks_[std::size_t(indexOf(wire.to.block))];
    return {portPoint(a, a.face.outputs, a.geometry.outputs, wire.from.port, a.geometry.size.width()),
            portPoint(b, b.face.inputs, b.geometry.inputs, wire.to.port, 0)};
}

void GraphScene::routeWire(WireItem& item, Router& router, int source) const {
    const QLineF ends = endsOf(item.wire);
    if (item.bends.isEmpty()) {
        item.route = router.route(ends.p1(), ends.p2(), source);
    } else {
        item.route = bentRoute(ends.p1(), item.bends, ends.p2());
        router.take(item.route, source);
    }
    item.ends = ends;
    item.bounds = item.route.path.boundingRect().adjusted(-wireMargin, -wireMargin, wireMargin, wireMargin);
}

/// Whether a wire's line is where it would be found anew.
bool GraphScene::staysAsItIs(const WireItem& item, const Changes& changes) const {
    return item.settled && item.ends == endsOf(item.wire) &&
           item.bends == bendsOf(document_.definition(), item.wire) &&
           !changes.cards.touch(item.route.blocksAsked) && !changes.lines.touch(item.route.wiresAsked);
}

void GraphScene::keepWire(WireItem item, Changes& changes) {
    const WireType* type = document_.checked().graph.type_of(item.wire.from);
    const auto stop = stops_.find(item.wire.from);
    const bool stopped = stop == stops_.end() ? !item.stopper.empty() : item.stopper != stop->second;
    if (stopped || (type ? item.type != *type : item.type.has_value())) {
        const double before = wireLabelPlate({}, item.label).width();
        describe(item);
        // A label as wide as the last one has its room already.
        if (wireLabelPlate({}, item.label).width() != before) item.labelled = false;
        changes.look(item);
    }
    wires_.push_back(std::move(item));
}

void GraphScene::addWire(WireItem item, WireItem* before, int source, Changes& changes) {
    describe(item);
    item.bends = bendsOf(document_.definition(), item.wire);
    routeWire(item, router_, source);
    item.settled = true;
    // One that finds the same way again concerns nobody.
    if (before && before->settled && before->route.path == item.route.path) {
        before->route.blocksAsked = std::move(item.route.blocksAsked);
        before->route.wiresAsked = std::move(item.route.wiresAsked);
        keepWire(std::move(*before), changes);
        return;
    }
    if (before) changes.leave(*before);
    changes.look(item);
    for (const QRectF& strip : item.route.strips()) changes.lines.add(strip);
    wires_.push_back(std::move(item));
}

void GraphScene::buildWires(Changes& changes) {
    std::vector<const Wire*> wanted;
    for (const Wire& wire : document_.definition().wires)
        if (indexOf(wire.from.block) >= 0 && indexOf(wire.to.block) >= 0) wanted.push_back(&wire);
    changes.wiresRenumbered =
        !std::equal(wires_.begin(), wires_.end(), wanted.begin(), wanted.end(),
                    [](const WireItem& item, const Wire* wire) { return item.wire == *wire; });
    if (changes.wiresRenumbered) router_.clear();
    router_.begin();
    const auto gone = [&](const WireItem& item) { changes.leave(item); };
    Leftovers<WireItem, Wire> before(std::exchange(wires_, {}), &WireItem::wire);
    wires_.reserve(wanted.size());
    int source = -1;
    for (const Wire* wire : wanted) {
        // Wires are sorted: those of one port follow each other.
        if (wires_.empty() || wires_.back().wire.from != wire->from) ++source;
        WireItem* old = before.take(*wire, gone);
        if (!old || !staysAsItIs(*old, changes)) {
            WireItem item;
            item.wire = *wire;
            addWire(std::move(item), old, source, changes);
            continue;
        }
        if (changes.wiresRenumbered)
            router_.take(old->route, source);
        else
            router_.keep();
        keepWire(std::move(*old), changes);
    }
    before.finish(gone);
}

void GraphScene::buildFrames(Changes& changes) {
    std::vector<FrameItem> frames;
    for (const auto& [id, frame] : document_.definition().frames)
        frames.push_back({id, QString::fromStdString(frame.title),
                          QRectF(frame.place.x, frame.place.y, frame.width, frame.height)});
    const auto look = [&](const std::vector<FrameItem>& those, const std::vector<FrameItem>& others) {
        for (const FrameItem& frame : those)
            if (std::find(others.begin(), others.end(), frame) == others.end())
                changes.look(frame.rect.adjusted(-blockMargin, -blockMargin, blockMargin, blockMargin));
    };
    look(frames_, frames);
    look(frames, frames_);
    frames_ = std::move(frames);
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
QRectF GraphScene::plateFor(WireItem& item, int index, const RectIndex& taken) const {
    const bool curve = item.route.course == Course::Curve;
    const QRectF middle = wireLabelPlate(item.route.labelAt, item.label);
    QRectF best;
    int fewest = 1000;
    item.plateRoom = {};
    for (double shift : {0.0, -30.0, 16.0, -46.0, 32.0, 60.0, -60.0, 120.0, -120.0}) {
        if (curve && std::abs(shift) > 50) continue;
        const QPointF move = curve ? QPointF(0, shift) : item.route.labelWay * shift;
        const QRectF plate = middle.translated(move);
        item.plateRoom = item.plateRoom.united(plate.adjusted(-1, -1, 1, 1));
        if (blockIndex_.touches(plate) || taken.touches(plate)) continue;
        const int crossed = wiresThrough(plate, index);
        if (crossed >= fewest) continue;
        fewest = crossed;
        best = plate;
        if (crossed == 0) break;
    }
    return best;
}

void GraphScene::placeLabels(Changes& changes) {
    // Looked up by where their lines are; the plates of those that keep them do no harm there.
    if (changes.wiresRenumbered) wireIndex_.clear();
    for (std::size_t i = 0; i < wires_.size(); ++i)
        wireIndex_.insert(int(i), wires_[i].bounds.united(wires_[i].plate));
    RectIndex taken;
    const PortRef* said = nullptr; ///< The port whose type stands on a wire already.
    for (std::size_t i = 0; i < wires_.size(); ++i) {
        WireItem& item = wires_[i];
        const bool wanted = !item.label.isEmpty() && !(said && *said == item.wire.from);
        const bool concerned = changes.cards.touch(item.plateRoom) || changes.lines.touch(item.plateRoom) ||
                               changes.plates.touch(item.plateRoom);
        const bool leftOver = !wanted && !item.plate.isEmpty();
        if (wanted != item.labelled || leftOver || (wanted && concerned)) {
            const QRectF plate = wanted ? plateFor(item, int(i), taken) : QRectF();
            item.labelled = wanted;
            if (plate != item.plate)
                for (const QRectF& area : {item.plate, plate}) {
                    if (area.isEmpty()) continue;
                    changes.look(area);
                    changes.plates.add(area);
                }
            item.plate = plate;
            wireIndex_.insert(int(i), item.bounds.united(item.plate));
        }
        if (item.plate.isEmpty()) continue;
        taken.insert(int(i), item.plate);
        said = &item.wire.from;
    }
}

} // namespace glassbox::editor
