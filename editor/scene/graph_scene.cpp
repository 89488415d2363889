// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/graph_scene.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

/// Room around a block for ports, shadow, halo and focus ring.
constexpr double blockMargin = 22;
/// Room beside a wire for its halo.
constexpr double wireMargin = 10;
/// Room beside a wire for its gradient's strand with arrowheads.
constexpr double strandMargin = 9;
/// Strands whose widths differ by less look the same.
constexpr double leastChange = 0.1;

bool looksSame(const Flow* a, const Flow* b) {
    if (!a || !b) return a == b;
    if ((a->gradient > 0) != (b->gradient > 0)) return false;
    return std::abs(gradientWidth(a->gradient) - gradientWidth(b->gradient)) < leastChange;
}

const Flow* find(const Flows& flows, const PortRef& output) {
    const auto found = flows.find(output);
    return found == flows.end() ? nullptr : &found->second;
}

} // namespace

std::vector<QRectF> WireItem::areas() const {
    std::vector<QRectF> areas = route.strips();
    for (QRectF& area : areas) area.adjust(-wireMargin, -wireMargin, wireMargin, wireMargin);
    if (!plate.isEmpty()) areas.push_back(plate);
    return areas;
}

GraphScene::GraphScene(const Document& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document, &Document::opened, this, [this] {
        selected_.clear();
        selection_.clear();
        selectedWires_.clear();
        readings_.clear();
        for (BlockItem& block : blocks_) block.look = ++looks_;
        flows_.clear();
        stops_.clear();
        rebuild();
        Q_EMIT replaced();
        Q_EMIT selectionChanged({});
    });
    connect(&document, &Document::changed, this, &GraphScene::rebuild);
    connect(&document, &Document::arranged, this, &GraphScene::rebuild);
    rebuild();
}

int GraphScene::indexOf(const Wire& wire) const {
    const auto place = std::lower_bound(wires_.begin(), wires_.end(), wire,
                                        [](const WireItem& item, const Wire& w) { return item.wire < w; });
    return place == wires_.end() || place->wire != wire ? -1 : int(place - wires_.begin());
}

int GraphScene::indexOf(const std::string& id) const {
    const auto found = indices_.find(id);
    return found == indices_.end() ? -1 : found->second;
}

bool GraphScene::isIgnored(int wire) const {
    const PortRef& end = wires_[std::size_t(wire)].wire.to;
    const BlockFace& face = blocks_[std::size_t(indexOf(end.block))].face;
    if (face.standing != Standing::Muted) return false;
    return face.outputs.empty() || face.inputs.front().id != end.port;
}

void GraphScene::retranslate() {
    blocks_.clear();
    wires_.clear();
    rebuild();
}

QRectF GraphScene::blockDamage(int index) const {
    if (index < 0) return {};
    return blocks_[std::size_t(index)].rect().adjusted(-blockMargin, -blockMargin, blockMargin, blockMargin);
}

void GraphScene::setRooms(std::map<std::string, LiveRoom> rooms) {
    if (rooms == rooms_) return;
    rooms_ = std::move(rooms);
    rebuild();
}

void GraphScene::setReading(const std::string& id, const BlockReading& reading) {
    BlockReading& mine = readings_[id];
    const bool newNumber = mine.number != reading.number, newPicture = !(mine.thumbnail == reading.thumbnail);
    const bool newGradient = mine.gradient != reading.gradient;
    mine = reading;
    const int index = indexOf(id);
    // Of a reading a header shows nothing.
    if (index < 0 || blocks_[std::size_t(index)].face.fold == Fold::Collapsed) return;
    // What changed inside the card only: the rest of it, wires and neighbours are not repainted for it.
    BlockItem& block = blocks_[std::size_t(index)];
    if (newNumber || newPicture || newGradient) block.look = ++looks_;
    if (newNumber) Q_EMIT reread(block.geometry.footer.translated(block.position));
    if (newPicture) Q_EMIT reread(block.geometry.thumbnail.translated(block.position));
    if (newGradient && !block.geometry.meter.isEmpty())
        Q_EMIT reread(block.geometry.meter.translated(block.position));
}

const BlockReading& GraphScene::readingOf(const std::string& id) const {
    static const BlockReading nothing;
    const auto found = readings_.find(id);
    return found == readings_.end() ? nothing : found->second;
}

void GraphScene::setFlow(Flows flows) {
    if (flows == flows_) return;
    // What is too little to be seen is not repainted, but adds up to what is.
    for (auto& [output, flow] : flows)
        if (const Flow* before = find(flows_, output); before && looksSame(before, &flow)) {
            flow.gradient = before->gradient;
        }
    flows_.swap(flows);
    damageFlow(flows);
    std::map<PortRef, std::string> stopped = stops();
    if (stopped != stops_) {
        stops_ = std::move(stopped);
        rebuild();
    }
    Q_EMIT flowChanged();
}

std::string GraphScene::stopperOf(const PortRef& output) const {
    const auto stop = stops_.find(output);
    return stop == stops_.end() ? std::string() : stop->second;
}

namespace {

/// Looks downstream for the first block that a gradient arrives at but does not leave, or that none can
/// leave.
class StopSearch {
  public:
    StopSearch(const std::vector<WireItem>& wires, const Flows& flows) : flows_(flows) {
        for (const WireItem& item : wires) {
            readers_[item.wire.from.block].push_back(item.wire.to.block);
            ports_[item.wire.from].push_back(item.wire.to.block);
        }
    }
    std::string after(const PortRef& output) {
        for (const std::string& reader : ports_[output])
            if (std::string stop = isEnd(reader) ? reader : afterBlock(reader); !stop.empty()) return stop;
        return {};
    }

  private:
    const std::string& afterBlock(const std::string& block) {
        const auto [place, isNew] = found_.try_emplace(block);
        if (!isNew) return place->second; // Empty while it is being looked for: a cycle stops nothing.
        std::string stop;
        for (const std::string& reader : readers_[block]) {
            stop = isEnd(reader) ? reader : afterBlock(reader);
            if (!stop.empty()) break;
        }
        return found_[block] = stop;
    }
    bool isEnd(const std::string& block) const {
        bool any = false;
        for (auto flow = flows_.lower_bound({block, ""}); flow != flows_.end() && flow->first.block == block;
             ++flow) {
            if (flow->second.gradient > 0) return true;
            any = true;
        }
        return !any;
    }
    const Flows& flows_;
    std::map<std::string, std::vector<std::string>> readers_;
    std::map<PortRef, std::vector<std::string>> ports_;
    std::map<std::string, std::string> found_;
};

} // namespace

std::map<PortRef, std::string> GraphScene::stops() const {
    std::map<PortRef, std::string> stopped;
    StopSearch search(wires_, flows_);
    for (const auto& [output, flow] : flows_)
        if (flow.gradient <= 0)
            if (std::string block = search.after(output); !block.empty()) stopped[output] = std::move(block);
    return stopped;
}

void GraphScene::damageFlow(const Flows& before) {
    for (const WireItem& item : wires_) {
        if (looksSame(find(before, item.wire.from), find(flows_, item.wire.from))) continue;
        for (const QRectF& strip : item.route.strips())
            Q_EMIT reread(strip.adjusted(-strandMargin, -strandMargin, strandMargin, strandMargin));
    }
}

const Flow* GraphScene::flowOf(const PortRef& output) const {
    return find(flows_, output);
}

} // namespace glassbox::editor
