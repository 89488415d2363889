// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/block_face.h"

#include "editor/block_text.h"
#include "editor/number_text.h"
#include "editor/paint/icons.h"

#include <QCoreApplication>

namespace glassbox::editor {

namespace {

PortFace portFace(const PortSpec& port, const WireType* type, bool wired) {
    const QString name = QString::fromStdString(port.id);
    return {name, portLook(type, port.kind), wired ? Wired::Yes : Wired::No, name};
}

void addPorts(BlockFace& face, const Document& document, const std::string& id, const Ports& ports) {
    const CheckedGraph& graph = document.checked().graph;
    const auto& wires = document.definition().wires;
    for (const PortSpec& port : ports.inputs) {
        const auto wire = std::find_if(wires.begin(), wires.end(), [&](const Wire& w) {
            return w.to == PortRef{id, port.id};
        });
        const bool wired = wire != wires.end();
        face.inputs.push_back(portFace(port, wired ? graph.type_of(wire->from) : nullptr, wired));
    }
    for (const PortSpec& port : ports.outputs) {
        const PortRef reference{id, port.id};
        const bool wired =
            std::any_of(wires.begin(), wires.end(), [&](const Wire& w) { return w.from == reference; });
        const WireType* type = graph.type_of(reference);
        face.outputs.push_back(portFace(port, type, wired));
        if (&port == &ports.outputs.front() && type) face.output = *type;
    }
}

/// An unknown kind has the ports that its wires name.
Ports portsOfWires(const Document& document, const std::string& id) {
    Ports ports;
    auto add = [](std::vector<PortSpec>& list, const std::string& port) {
        const bool known =
            std::any_of(list.begin(), list.end(), [&](const PortSpec& p) { return p.id == port; });
        if (!known) list.push_back({port, PortKind::Any});
    };
    for (const Wire& wire : document.definition().wires) {
        if (wire.to.block == id) add(ports.inputs, wire.to.port);
        if (wire.from.block == id) add(ports.outputs, wire.from.port);
    }
    return ports;
}

void addParameters(BlockFace& face, const BlockSpec& spec, const Parameters& parameters) {
    for (const ParameterSpec& parameter : spec.parameters) {
        if (!parameter.on_block || face.parameters.size() == 2) continue;
        face.parameters.push_back({parameterLabel(parameter.id),
                                   valueText(parameters.at(parameter.id), parameter.kind), parameter.id});
    }
}

void addFooter(BlockFace& face, const Document& document, const std::string& id, const BlockSpec& spec) {
    const DataInfos& data = document.checked().graph.data();
    if (const auto info = data.find(id); spec.is_data && info != data.end()) {
        face.footer = qtTrId("ui.data.train").arg(groupedText(info->second.train_count));
        face.footerDetail = qtTrId("ui.data.test").arg(groupedText(info->second.test_count));
        return;
    }
    if (spec.is_optimizer) {
        face.footer = weightsText(document.weights());
        face.footerDetail = qtTrId("ui.optimizer.scope");
        return;
    }
    if (face.output) {
        face.footer = QString::fromStdString(short_text(*face.output));
        if (face.output->is_loss) face.footer = qtTrId("ui.footer.loss");
        if (spec.is_metric) face.footer = qtTrId("ui.footer.metric");
    }
    face.weights = document.weightsOf(id);
    if (face.weights > 0) face.footerDetail = weightsText(face.weights);
}

/// Words for what training leaves alone, in place of what it would change.
void addStanding(BlockFace& face, const Block& block) {
    if (block.muted) {
        face.standing = Standing::Muted;
        const bool passes = !face.inputs.empty() && !face.outputs.empty();
        face.footer = qtTrId(passes ? "ui.footer.muted" : "ui.footer.off");
        face.footerDetail.clear();
    } else if (block.frozen) {
        face.standing = Standing::Frozen;
        if (face.weights > 0) face.footerDetail = qtTrId("ui.footer.frozen").arg(groupedText(face.weights));
    }
}

void addState(BlockFace& face, const Document& document, const std::string& id) {
    for (const Diagnostic& diagnostic : document.checked().diagnostics) {
        if (diagnostic.block != id || diagnostic.severity == Severity::Hint) continue;
        if (diagnostic.severity == Severity::Error) {
            face.state = FaceState::Problem;
            face.expected = QString::fromStdString(diagnostic.expected);
            face.found = QString::fromStdString(diagnostic.found);
            return;
        }
        face.state = FaceState::Warning;
    }
}

} // namespace

PortLook portLook(const WireType* type, PortKind kind) {
    if (kind == PortKind::Loss) return PortLook::Loss;
    if (!type) return kind == PortKind::Integer ? PortLook::Integer : PortLook::Real;
    if (type->is_loss) return PortLook::Loss;
    switch (type->element) {
    case Element::Real: return PortLook::Real;
    case Element::Integer: return PortLook::Integer;
    case Element::Boolean: return PortLook::Boolean;
    }
    return PortLook::Real;
}

QString valueText(const ParameterValue& value, ParameterKind kind) {
    QString text = QString::fromStdString(to_string(value));
    if (kind == ParameterKind::Pair || kind == ParameterKind::Shape) return text.replace('x', QChar(0x00d7));
    if (kind == ParameterKind::Path) {
        const qsizetype cut = text.lastIndexOf(text.startsWith("builtin:") ? ':' : '/');
        return text.mid(cut + 1);
    }
    if (kind == ParameterKind::Boolean) return qtTrId(text == "true" ? "ui.yes" : "ui.no");
    return text;
}

QString wireText(const WireType& type, const std::string& port) {
    const bool named =
        type.is_loss || (type.element != Element::Real && elements_per_sample(type) == Extent(1));
    return QString::fromStdString(named ? (type.is_loss ? "loss" : port) : short_text(type));
}

BlockFace faceOf(const Document& document, const std::string& id) {
    BlockFace face;
    face.title = document.titleOf(id);
    const BlockSpec* spec = document.specOf(id);
    if (!spec) {
        face.icon = "unknown";
        face.state = FaceState::Unknown;
        face.footer = qtTrId("ui.footer.unknown");
        addPorts(face, document, id, portsOfWires(document, id));
        return face;
    }
    const Parameters parameters = document.parametersOf(id);
    face.icon = blockIconName(QString::fromStdString(spec->id), spec->category);
    face.category = spec->category;
    face.maps = spec->is_data ? MapsOf::Samples : MapsOf::Channels;
    addPorts(face, document, id, spec->ports(parameters));
    addParameters(face, *spec, parameters);
    addState(face, document, id);
    addFooter(face, document, id, *spec);
    if (face.state == FaceState::Problem && face.footer.isEmpty()) face.footer = qtTrId("ui.footer.no-shape");
    addStanding(face, document.definition().blocks.at(id));
    return face;
}

std::vector<Badge> badgesOf(const BlockFace& face) {
    std::vector<Badge> badges;
    switch (face.state) {
    case FaceState::Fine: break;
    case FaceState::Warning: badges.push_back(Badge::Warning); break;
    case FaceState::Problem: badges.push_back(Badge::Problem); break;
    case FaceState::Unknown: badges.push_back(Badge::Unknown); break;
    }
    switch (face.standing) {
    case Standing::Trained: break;
    case Standing::Frozen: badges.push_back(Badge::Frozen); break;
    case Standing::Muted: badges.push_back(Badge::Muted); break;
    }
    return badges;
}

} // namespace glassbox::editor
