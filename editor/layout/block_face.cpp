// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/block_face.h"

#include "editor/block_text.h"
#include "editor/number_text.h"
#include "editor/paint/icons.h"
#include "engine/catalogue/catalogue.h"

#include <QCoreApplication>

#include <algorithm>

namespace glassbox::editor {

namespace {

PortFace portFace(const PortSpec& port, const WireType* type, bool wired) {
    const QString name = QString::fromStdString(port.id);
    return {name, portLook(type, port.kind), wired ? Wired::Yes : Wired::No, port.id, name};
}

void addPorts(BlockFace& face, const FaceSource& source, const Ports& ports) {
    for (const PortSpec& port : ports.inputs) {
        const auto wire = std::find_if(source.wiredInputs.begin(), source.wiredInputs.end(),
                                       [&](const auto& wired) { return wired.first == port.id; });
        const bool wired = wire != source.wiredInputs.end();
        face.inputs.push_back(portFace(port, wired && wire->second ? &*wire->second : nullptr, wired));
    }
    for (std::size_t i = 0; i < ports.outputs.size(); ++i) {
        const PortSpec& port = ports.outputs[i];
        const bool wired = std::count(source.wiredOutputs.begin(), source.wiredOutputs.end(), port.id) > 0;
        const WireType* type = i < source.outputs.size() ? &source.outputs[i] : nullptr;
        face.outputs.push_back(portFace(port, type, wired));
        if (i == 0 && type) face.output = *type;
    }
}

/// An unknown kind has the ports that its wires name.
Ports portsOfWires(const FaceSource& source) {
    Ports ports;
    for (const auto& [port, type] : source.wiredInputs) ports.inputs.push_back({port, PortKind::Any});
    for (const std::string& port : source.wiredOutputs) ports.outputs.push_back({port, PortKind::Any});
    return ports;
}

void addParameters(BlockFace& face, const BlockSpec& spec, const Parameters& parameters) {
    for (const ParameterSpec& parameter : spec.parameters) {
        if (!parameter.on_block || face.parameters.size() == 2) continue;
        face.parameters.push_back({parameterLabel(parameter.id),
                                   valueText(parameters.at(parameter.id), parameter.kind), parameter.id});
    }
}

void addFooter(BlockFace& face, const FaceSource& source, const BlockSpec& spec) {
    if (spec.is_data && source.trainCount + source.testCount > 0) {
        face.footer = qtTrId("ui.data.train").arg(groupedText(source.trainCount));
        face.footerDetail = qtTrId("ui.data.test").arg(groupedText(source.testCount));
        return;
    }
    if (spec.is_optimizer) {
        face.footer = weightsText(source.allWeights);
        face.footerDetail = qtTrId("ui.optimizer.scope");
        return;
    }
    if (face.output) {
        face.footer = QString::fromStdString(short_text(*face.output));
        if (face.output->is_loss) face.footer = qtTrId("ui.footer.loss");
        if (spec.is_metric) face.footer = qtTrId("ui.footer.metric");
    }
    face.weights = source.weights;
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

void addState(BlockFace& face, const FaceSource& source) {
    if (!source.severity) return;
    face.state = *source.severity == Severity::Error ? FaceState::Problem : FaceState::Warning;
    if (face.state != FaceState::Problem) return;
    face.expected = QString::fromStdString(source.expected);
    face.found = QString::fromStdString(source.found);
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

BlockFace faceOf(const FaceSource& source) {
    BlockFace face;
    face.fold = source.fold;
    const BlockSpec* spec = source.block.original_text.empty() ? find_block(source.block.kind) : nullptr;
    const QString kind = spec ? kindTitle(spec->id) : QString::fromStdString(source.block.kind);
    face.title = source.block.name.empty() ? kind : QString::fromStdString(source.block.name);
    if (!spec) {
        face.icon = "unknown";
        face.state = FaceState::Unknown;
        face.footer = qtTrId("ui.footer.unknown");
        addPorts(face, source, portsOfWires(source));
        return face;
    }
    const Parameters parameters = complete_parameters(*spec, source.block.parameters);
    face.icon = blockIconName(QString::fromStdString(spec->id), spec->category);
    face.category = spec->category;
    face.maps = spec->is_data ? MapsOf::Samples : MapsOf::Channels;
    addPorts(face, source, spec->ports(parameters));
    addParameters(face, *spec, parameters);
    addState(face, source);
    addFooter(face, source, *spec);
    if (face.state == FaceState::Problem && face.footer.isEmpty()) face.footer = qtTrId("ui.footer.no-shape");
    addStanding(face, source.block);
    return face;
}

BlockFace faceOf(const Document& document, const std::string& block) {
    return faceOf(FaceSources(document).of(block));
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
