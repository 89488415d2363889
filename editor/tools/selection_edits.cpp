// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/selection_edits.h"

#include "editor/edits/edits.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

#include <algorithm>

namespace glassbox::editor {

namespace {

constexpr double frameMargin = 24, duplicateStep = 24;

/// Whether all blocks have it: then the command takes it away, else it gives it to all.
bool all(const Definition& graph, const BlockIds& ids, bool Block::*flag) {
    return std::all_of(ids.begin(), ids.end(),
                       [&](const std::string& id) { return graph.blocks.at(id).*flag; });
}

/// What taking these blocks and frames away is called; without any, wires go.
EditName removalOf(const Document& document, const BlockIds& ids) {
    if (ids.empty()) return "ui.undo.remove-wire";
    const int count = int(ids.size());
    if (count > 1) return {"ui.undo.remove-several", {EditName::words(QString::number(count))}, count};
    const auto frame = document.definition().frames.find(*ids.begin());
    if (frame == document.definition().frames.end())
        return {"ui.undo.remove", {document.nameOf(*ids.begin())}};
    return {"ui.undo.remove", {EditName::words(QString::fromStdString(frame->second.title))}};
}

} // namespace

BlockIds SelectionEdits::blocks() const {
    BlockIds ids;
    for (const std::string& id : scene_.selection())
        if (scene_.indexOf(id) >= 0) ids.insert(id);
    return ids;
}

QRectF SelectionEdits::bounds() const {
    QRectF area;
    for (const std::string& id : scene_.selection())
        if (const int index = scene_.indexOf(id); index >= 0)
            area = area.united(scene_.blocks()[std::size_t(index)].rect());
    for (const FrameItem& frame : scene_.frames())
        if (scene_.selection().contains(frame.id)) area = area.united(frame.rect);
    return area;
}

void toggleFold(Document& document, const BlockIds& ids) {
    if (ids.empty()) return;
    const bool collapsed = fold_of(document.definition(), ids) == Fold::Collapsed;
    document.editGraph(collapsed ? "ui.undo.expand" : "ui.undo.collapse", [&](Definition& graph) {
        set_fold(graph, ids, collapsed ? Fold::Open : Fold::Collapsed);
    });
}

void SelectionEdits::selectAll() {
    BlockIds ids;
    std::set<Wire> wires;
    for (const BlockItem& block : scene_.blocks()) ids.insert(block.id);
    for (const FrameItem& frame : scene_.frames()) ids.insert(frame.id);
    for (const WireItem& wire : scene_.wires()) wires.insert(wire.wire);
    scene_.setSelection(std::move(ids), std::move(wires));
}

void SelectionEdits::remove() {
    const BlockIds ids = scene_.selection();
    const std::set<Wire> wires = scene_.selectedWires();
    if (ids.empty() && wires.empty()) return;
    const EditName name = removalOf(document_, ids);
    document_.editGraph(name, [&](Definition& graph) {
        for (const Wire& wire : wires) disconnect(graph, wire);
        remove_blocks(graph, ids);
    });
}

void SelectionEdits::removeAndReconnect() {
    const BlockIds ids = blocks();
    if (ids.empty()) return remove();
    document_.editGraph("ui.undo.remove-reconnect",
                        [&](Definition& graph) { remove_and_reconnect(graph, ids); });
}

void SelectionEdits::copy() const {
    if (scene_.selection().empty()) return;
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(copied(document_.definition(), scene_.selection())));
}

void SelectionEdits::cut() {
    if (scene_.selection().empty()) return;
    copy();
    const BlockIds ids = scene_.selection();
    document_.editGraph("ui.undo.cut", [&](Definition& graph) { remove_blocks(graph, ids); });
}

void SelectionEdits::pasteText(const std::string& text, const EditName& name,
                               const std::function<QPointF(const QRectF&)>& wayFor) {
    Definition part;
    if (glassbox::editor::paste(part, text, {}).empty()) return;
    QRectF area;
    for (const auto& [id, place] : part.layout)
        area = area.united(QRectF(place.x, place.y, anatomy::width, 2 * anatomy::header));
    for (const auto& [id, frame] : part.frames)
        area = area.united(QRectF(frame.place.x, frame.place.y, frame.width, frame.height));
    BlockIds ids;
    document_.editGraph(
        name, [&](Definition& graph) { ids = glassbox::editor::paste(graph, text, snapped(wayFor(area))); });
    scene_.setSelection(std::move(ids));
}

void SelectionEdits::paste(const QPointF& centre) {
    pasteText(QGuiApplication::clipboard()->text().toStdString(), "ui.undo.paste",
              [&](const QRectF& area) { return centre - area.center(); });
}

void SelectionEdits::duplicate() {
    if (scene_.selection().empty()) return;
    pasteText(copied(document_.definition(), scene_.selection()), "ui.undo.duplicate",
              [](const QRectF&) { return QPointF(duplicateStep, duplicateStep); });
}

void SelectionEdits::toggleMuted() {
    const BlockIds ids = blocks();
    if (ids.empty()) return;
    const bool muted = !all(document_.definition(), ids, &Block::muted);
    document_.editGraph(muted ? "ui.undo.mute" : "ui.undo.unmute",
                        [&](Definition& graph) { set_muted(graph, ids, muted); });
}

void SelectionEdits::toggleFrozen() {
    const BlockIds ids = blocks();
    if (ids.empty()) return;
    const bool frozen = !all(document_.definition(), ids, &Block::frozen);
    document_.editGraph(frozen ? "ui.undo.freeze" : "ui.undo.unfreeze",
                        [&](Definition& graph) { set_frozen(graph, ids, frozen); });
}

void SelectionEdits::toggleFold() {
    editor::toggleFold(document_, blocks());
}

void SelectionEdits::frame() {
    QRectF area = bounds();
    if (area.isEmpty()) return;
    area.adjust(-frameMargin, -frameMargin - FrameItem::frameHead, frameMargin, frameMargin);
    area.setTopLeft(snapped(area.topLeft()));
    std::string id;
    document_.editGraph("ui.undo.frame", [&](Definition& graph) {
        id = add_frame(graph, qtTrId("ui.frame.title").toStdString(), area.topLeft(), area.width(),
                       area.height());
    });
    scene_.select(id);
}

BlockIds SelectionEdits::moving() const {
    BlockIds ids = scene_.selection();
    for (const FrameItem& frame : scene_.frames()) {
        if (!scene_.selection().contains(frame.id)) continue;
        for (int index : scene_.blocksIn(frame.rect))
            if (frame.rect.contains(scene_.blocks()[std::size_t(index)].rect()))
                ids.insert(scene_.blocks()[std::size_t(index)].id);
    }
    return ids;
}

void SelectionEdits::moveBy(const QPointF& way, const QString& key) {
    const BlockIds ids = moving();
    if (ids.empty()) return;
    std::map<std::string, QPointF> shown;
    for (const std::string& id : ids)
        if (const int index = scene_.indexOf(id); index >= 0)
            shown[id] = scene_.blocks()[std::size_t(index)].position;
    document_.editGraph(
        "ui.undo.move",
        [&](Definition& graph) {
            // A block that stands where the automatic layout put it has a place of its own from now on.
            for (const auto& [id, place] : shown)
                graph.layout.try_emplace(id, Position{place.x(), place.y()});
            move_by(graph, ids, way);
        },
        key);
}

} // namespace glassbox::editor
