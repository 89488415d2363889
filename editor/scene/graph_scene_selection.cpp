// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/graph_scene.h"

#include "editor/paint/wire_painter.h"

#include <algorithm>

// What is selected, and what is being moved: how the plane differs from the document for a while.
namespace glassbox::editor {

namespace {

/// Room around what is selected for its halo and its handles.
constexpr double halo = 12;

} // namespace

void GraphScene::select(const std::string& id) {
    const bool frame = std::any_of(frames_.begin(), frames_.end(), [&](const auto& f) { return f.id == id; });
    if (indexOf(id) < 0 && !frame)
        setSelection({});
    else
        setSelection({id}, {}, id);
}

void GraphScene::setSelection(std::set<std::string> ids, std::set<Wire> wires, const std::string& current) {
    std::string wanted = ids.contains(current)     ? current
                         : ids.contains(selected_) ? selected_
                                                   : std::string();
    if (indexOf(wanted) < 0) {
        const auto block =
            std::find_if(ids.begin(), ids.end(), [&](const auto& id) { return indexOf(id) >= 0; });
        wanted = block == ids.end() ? std::string() : *block;
    }
    if (ids == selection_ && wires == selectedWires_ && wanted == selected_) return;
    const QRectF before = selectionDamage();
    selection_ = std::move(ids);
    selectedWires_ = std::move(wires);
    selected_ = wanted;
    for (const QRectF& area : {before, selectionDamage()})
        if (!area.isEmpty()) Q_EMIT damaged(area);
    Q_EMIT selectionChanged(QString::fromStdString(selected_));
}

QRectF GraphScene::selectionDamage() const {
    QRectF area;
    for (const std::string& id : selection_)
        if (const int index = indexOf(id); index >= 0) area = area.united(blockDamage(index));
    for (const FrameItem& frame : frames_)
        if (selection_.contains(frame.id)) area = area.united(frame.rect.adjusted(-halo, -halo, halo, halo));
    for (const WireItem& wire : wires_)
        if (selectedWires_.contains(wire.wire))
            area = area.united(wire.bounds.adjusted(-halo, -halo, halo, halo));
    return area;
}

/// What an edit took away is selected no more.
void GraphScene::pruneSelection() {
    std::set<std::string> ids;
    for (const std::string& id : selection_)
        if (indexOf(id) >= 0 || document_.definition().frames.contains(id)) ids.insert(id);
    std::set<Wire> wires;
    for (const WireItem& item : wires_)
        if (selectedWires_.contains(item.wire)) wires.insert(item.wire);
    setSelection(std::move(ids), std::move(wires));
}

void GraphScene::preview(const std::set<std::string>& ids, const QPointF& way) {
    const QPointF step = way - previewed_;
    if (step.isNull()) return;
    previewed_ = way;
    for (FrameItem& frame : frames_) {
        if (!ids.contains(frame.id)) continue;
        const QRectF before = frame.rect;
        frame.rect.translate(step);
        Q_EMIT damaged(before.united(frame.rect).adjusted(-halo, -halo, halo, halo));
    }
    for (const std::string& id : ids) {
        const int index = indexOf(id);
        if (index < 0) continue;
        const QRectF before = blockDamage(index);
        blocks_[std::size_t(index)].position += step;
        blockIndex_.insert(index, blocks_[std::size_t(index)].rect());
        Q_EMIT damaged(before);
        Q_EMIT damaged(blockDamage(index));
    }
    rerouteWiresOf(ids, step);
    Q_EMIT previewed();
}

/// Only wires with an end that moves find a new way; the others wait for the drop.
void GraphScene::rerouteWiresOf(const std::set<std::string>& ids, const QPointF& step) {
    Router router(blockIndex_);
    for (std::size_t i = 0; i < wires_.size(); ++i) {
        WireItem& item = wires_[i];
        const bool from = ids.contains(item.wire.from.block), to = ids.contains(item.wire.to.block);
        if (!from && !to) continue;
        for (const QRectF& area : item.areas()) Q_EMIT damaged(area);
        const bool labelled = !item.plate.isEmpty();
        unsettle(item);
        if (from && to)
            for (QPointF& bend : item.bends) bend += step;
        routeWire(item, router, int(i));
        item.plate = labelled ? wireLabelPlate(item.route.labelAt, item.label) : QRectF();
        for (const QRectF& area : item.areas()) Q_EMIT damaged(area);
        wireIndex_.insert(int(i), item.bounds.united(item.plate));
    }
}

void GraphScene::setLifted(std::optional<Wire> wire) {
    lifted_.swap(wire);
    for (const std::optional<Wire>& each : {wire, lifted_})
        if (const int index = each ? indexOf(*each) : -1; index >= 0) {
            const WireItem& item = wires_[std::size_t(index)];
            Q_EMIT damaged(item.bounds.united(item.plate));
        }
}

void GraphScene::showAt(const std::map<std::string, QPointF>& places) {
    for (const auto& [id, place] : places) {
        const int index = indexOf(id);
        if (index < 0) continue;
        blocks_[std::size_t(index)].position = place;
        blockIndex_.insert(index, blocks_[std::size_t(index)].rect());
    }
    const RectIndex nothing;
    Router router(nothing);
    for (std::size_t i = 0; i < wires_.size(); ++i) {
        WireItem& item = wires_[i];
        if (!places.contains(item.wire.from.block) && !places.contains(item.wire.to.block)) continue;
        unsettle(item);
        item.bends.clear();
        routeWire(item, router, int(i));
        item.plate = {};
        wireIndex_.insert(int(i), item.bounds);
    }
    Q_EMIT damaged(QRectF(-1e7, -1e7, 2e7, 2e7));
    Q_EMIT previewed();
}

void GraphScene::unsettle(WireItem& item) const {
    if (item.settled) {
        item.strips = item.route.strips();
        item.settledPlate = item.plate;
    }
    item.settled = false;
}

void GraphScene::setFaded(std::set<std::string> ids) {
    if (ids == faded_) return;
    faded_.swap(ids);
    for (std::size_t i = 0; i < blocks_.size(); ++i)
        if (ids.contains(blocks_[i].id) != faded_.contains(blocks_[i].id))
            Q_EMIT damaged(blockDamage(int(i)));
}

} // namespace glassbox::editor
