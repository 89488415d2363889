// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/item_texts.h"

#include "editor/mention.h"
#include "editor/number_text.h"

#include <QCoreApplication>

namespace glassbox::editor {

namespace {

const BlockItem* blockOf(const GraphScene& scene, const std::string& id) {
    const int index = scene.indexOf(id);
    return index < 0 ? nullptr : &scene.blocks()[std::size_t(index)];
}

QString titleOf(const GraphScene& scene, const std::string& id) {
    const BlockItem* block = blockOf(scene, id);
    return block ? block->face.title : QString::fromStdString(id);
}

QString stateText(const BlockItem& block, const Words& words) {
    const bool known = !block.source.finding.id.empty() && words;
    const QString why = known ? findingText(block.source.finding, block.face.title, words) : QString();
    switch (block.face.state) {
    case FaceState::Fine: return {};
    case FaceState::Warning: return qtTrId("ui.item.warning").arg(why);
    case FaceState::Problem: {
        if (!why.isEmpty() || block.face.expected.isEmpty()) return qtTrId("ui.item.problem").arg(why);
        const QString needs = qtTrId("ui.block.needs").arg(block.face.expected);
        const QString gets =
            block.face.found.isEmpty() ? QString() : ", " + qtTrId("ui.block.gets").arg(block.face.found);
        return qtTrId("ui.item.problem").arg(needs + gets);
    }
    case FaceState::Unknown: return qtTrId("ui.footer.unknown");
    }
    return {};
}

QString standingText(Standing standing) {
    switch (standing) {
    case Standing::Trained: return {};
    case Standing::Frozen: return qtTrId("ui.item.frozen");
    case Standing::Muted: return qtTrId("ui.item.muted");
    }
    return {};
}

} // namespace

QString blockName(const GraphScene& scene, int index) {
    const BlockFace& face = scene.blocks()[std::size_t(index)].face;
    switch (face.fold) {
    case Fold::Open: return face.title;
    case Fold::Collapsed: return qtTrId("ui.item.collapsed").arg(face.title);
    }
    return face.title;
}

QStringList blockFacts(const GraphScene& scene, int index, const Words& words) {
    const BlockItem& block = scene.blocks()[std::size_t(index)];
    const BlockReading& reading = scene.readingOf(block.id);
    QStringList facts;
    if (block.face.output) facts << QString::fromStdString(named_text(*block.face.output));
    if (!block.face.footerDetail.isEmpty()) facts << block.face.footerDetail;
    for (const ParameterFace& parameter : block.face.parameters)
        facts << parameter.label + " " + parameter.value;
    if (!reading.number.isEmpty()) facts << block.face.footer + " " + reading.number;
    if (reading.gradient >= 0 && block.face.standing == Standing::Trained)
        facts << qtTrId("ui.item.gradient").arg(shortNumber(reading.gradient));
    facts << standingText(block.face.standing) << stateText(block, words);
    facts.removeAll(QString());
    return facts;
}

QString portText(const GraphScene& scene, const PortItem& port) {
    const QString name = QString::fromStdString(port.port.port);
    QStringList others;
    for (const WireItem& item : scene.wires()) {
        if (port.side == Side::Input && item.wire.to == port.port)
            others << titleOf(scene, item.wire.from.block);
        if (port.side == Side::Output && item.wire.from == port.port)
            others << titleOf(scene, item.wire.to.block);
    }
    if (others.isEmpty()) return qtTrId("ui.item.port-free").arg(name);
    return qtTrId(port.side == Side::Input ? "ui.item.port-from" : "ui.item.port-to")
        .arg(name, others.join(", "));
}

QString wireName(const GraphScene& scene, const Wire& wire) {
    return qtTrId("ui.item.wire")
        .arg(titleOf(scene, wire.from.block), QString::fromStdString(wire.from.port),
             titleOf(scene, wire.to.block), QString::fromStdString(wire.to.port));
}

QStringList wireFacts(const GraphScene& scene, int index) {
    const WireItem& item = scene.wires()[std::size_t(index)];
    QStringList facts;
    if (item.type) facts << QString::fromStdString(named_text(*item.type));
    if (const Flow* flow = scene.flowOf(item.wire.from)) {
        if (flow->signal >= 0) facts << qtTrId("ui.item.signal").arg(shortNumber(flow->signal));
        if (item.look == PortLook::Real || item.look == PortLook::Loss)
            facts << (flow->gradient > 0 ? qtTrId("ui.item.gradient").arg(shortNumber(flow->gradient))
                                         : qtTrId("ui.item.no-gradient"));
    }
    if (!item.stopper.empty()) facts << qtTrId("ui.wire.stops").arg(titleOf(scene, item.stopper));
    if (scene.isIgnored(index)) facts << qtTrId("ui.item.ignored");
    facts.removeAll(QString());
    return facts;
}

} // namespace glassbox::editor
