// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/wire_probe.h"

#include "editor/edits/edits.h"
#include "engine/catalogue/catalogue.h"

#include <QElapsedTimer>

#include <algorithm>

namespace glassbox::editor {

namespace {

const PortSpec* portIn(const std::vector<PortSpec>& ports, const std::string& id) {
    const auto found =
        std::find_if(ports.begin(), ports.end(), [&](const PortSpec& p) { return p.id == id; });
    return found == ports.end() ? nullptr : &*found;
}

/// Everything but these blocks goes, so that what is checked is only what the answer depends on.
void keepOnly(Definition& graph, const std::set<std::string>& ids) {
    std::erase_if(graph.blocks, [&](const auto& entry) { return !ids.contains(entry.first); });
    std::erase_if(graph.wires, [&](const Wire& wire) {
        return !ids.contains(wire.from.block) || !ids.contains(wire.to.block);
    });
}

/// Other ports that still wait for a wire are no reason against this one.
bool isAgainst(const Diagnostic& diagnostic, const PortRef& input, const Diagnostics& before) {
    if (diagnostic.severity != Severity::Error || diagnostic.message.id == "check.missing-input")
        return false;
    if (diagnostic.message.id == "check.cycle") return true;
    if (diagnostic.block != input.block) return false;
    return diagnostic.port == input.port ||
           std::find(before.begin(), before.end(), diagnostic) == before.end();
}

} // namespace

std::optional<Carried> carriedBy(const Document& document, const PortRef& output) {
    const WireType* type = document.checked().graph.type_of(output);
    const BlockSpec* spec = document.specOf(output.block);
    if (!spec) return Carried{PortKind::Any, type};
    const Ports ports = spec->ports(document.parametersOf(output.block));
    const PortSpec* port = portIn(ports.outputs, output.port);
    if (!port) return {};
    return Carried{port->kind, type};
}

std::optional<PortKind> inputKind(const Document& document, const PortRef& input) {
    const BlockSpec* spec = document.specOf(input.block);
    if (!spec) return {};
    const Ports ports = spec->ports(document.parametersOf(input.block));
    const PortSpec* port = portIn(ports.inputs, input.port);
    if (!port) return {};
    return port->kind;
}

bool takes(PortKind wanted, const Carried& carried) {
    const WireType* type = carried.type;
    switch (wanted) {
    case PortKind::Any: return true;
    case PortKind::Real: return type ? type->element == Element::Real : carried.kind != PortKind::Integer;
    case PortKind::Integer:
        return type ? type->element == Element::Integer
                    : carried.kind == PortKind::Integer || carried.kind == PortKind::Any;
    case PortKind::Loss:
        return type ? type->is_loss && type->dimensions.empty()
                    : carried.kind == PortKind::Loss || carried.kind == PortKind::Any;
    }
    return false;
}

QString shapeText(const FittingKind& fitting) {
    return fitting.follows ? QString::fromStdString(short_text(*fitting.follows)) : QString();
}

int rankOf(const FittingKind& fitting) {
    return fitting.follows ? 0 : 1;
}

std::string Verdict::adapter() const {
    if (!reason || !reason->remedy || reason->remedy->action != "insert-block") return {};
    for (const Argument& argument : reason->remedy->arguments)
        if (argument.name == "kind") return argument.value;
    return {};
}

WireProbe::WireProbe(const Document& document, const PortRef& fixed, Side side, std::optional<Wire> lifted)
    : document_(document), fixed_(fixed), side_(side), lifted_(std::move(lifted)),
      behind_(reachableFrom(fixed.block, side == Side::Output ? Side::Input : Side::Output)) {
    if (side == Side::Output)
        carried_ = carriedBy(document, fixed);
    else
        wanted_ = inputKind(document, fixed);
}

/// The block with everything that feeds it (Side::Input) or that it feeds (Side::Output).
std::set<std::string> WireProbe::reachableFrom(const std::string& block, Side direction) const {
    std::map<std::string, std::vector<std::string>> next;
    for (const Wire& wire : document_.definition().wires) {
        if (lifted_ && wire == *lifted_) continue;
        if (direction == Side::Input)
            next[wire.to.block].push_back(wire.from.block);
        else
            next[wire.from.block].push_back(wire.to.block);
    }
    Ids reached{block};
    std::vector<std::string> waiting{block};
    while (!waiting.empty()) {
        const std::string id = waiting.back();
        waiting.pop_back();
        for (const std::string& other : next[id])
            if (reached.insert(other).second) waiting.push_back(other);
    }
    return reached;
}

Wire WireProbe::wireTo(const PortRef& other) const {
    return side_ == Side::Output ? Wire{fixed_, other} : Wire{other, fixed_};
}

bool WireProbe::mayFit(const PortRef& other, Side side) const {
    if (side == side_ || behind_.contains(other.block)) return false;
    const auto [known, isNew] = mayFit_.try_emplace(other, false);
    if (!isNew) return known->second;
    const auto carried = side_ == Side::Output ? carried_ : carriedBy(document_, other);
    const auto wanted = side_ == Side::Output ? inputKind(document_, other) : wanted_;
    return known->second = carried && wanted && takes(*wanted, *carried);
}

const Verdict& WireProbe::verdict(const PortRef& other) {
    const auto known = verdicts_.find(other);
    if (known != verdicts_.end()) return known->second;
    const Side side = side_ == Side::Output ? Side::Input : Side::Output;
    if (!mayFit(other, side)) return verdicts_[other];
    QElapsedTimer clock;
    clock.start();
    Verdict& verdict = verdicts_[other] = judge(wireTo(other), {});
    slowest_ = std::max(slowest_, double(clock.nsecsElapsed()) * 1e-6);
    return verdict;
}

/// `added` is the kind of a block that stands at the end which is not fixed, and is not there yet.
Verdict WireProbe::judge(const Wire& wanted, const std::string& added) const {
    Wire wire = wanted;
    Ids ids = reachableFrom(fixed_.block, Side::Input);
    if (added.empty())
        ids.merge(reachableFrom(side_ == Side::Output ? wire.to.block : wire.from.block, Side::Input));
    const CheckResult result = document_.tried([&](Definition& graph) {
        if (lifted_) disconnect(graph, *lifted_);
        keepOnly(graph, ids);
        if (!added.empty()) {
            const std::string id = add_block(graph, added, {});
            (side_ == Side::Output ? wire.to.block : wire.from.block) = id;
        }
        connect(graph, wire);
    });
    Verdict verdict;
    verdict.fit = Fit::Fits;
    for (const Diagnostic& diagnostic : result.diagnostics) {
        if (!isAgainst(diagnostic, wire.to, document_.checked().diagnostics)) continue;
        verdict.fit = Fit::Refused;
        if (!verdict.reason) verdict.reason = diagnostic;
    }
    if (const WireType* type = result.graph.type_of(wire.from)) verdict.carried = *type;
    const CheckedBlock* target = result.graph.find(wire.to.block);
    if (target && target->typed && !target->output_types.empty())
        verdict.follows = target->output_types.front();
    return verdict;
}

std::optional<FittingKind> WireProbe::fitting(const BlockSpec& spec) const {
    const Ports ports = spec.ports(complete_parameters(spec, {}));
    if (side_ == Side::Output) {
        for (const PortSpec& port : ports.inputs) {
            if (!carried_ || !takes(port.kind, *carried_)) continue;
            const Verdict verdict = judge({fixed_, {{}, port.id}}, spec.id);
            if (verdict.fit == Fit::Fits) return FittingKind{spec.id, port.id, verdict.follows};
        }
        return {};
    }
    for (const PortSpec& port : ports.outputs)
        if (wanted_ && takes(*wanted_, {port.kind, nullptr})) return FittingKind{spec.id, port.id, {}};
    return {};
}

std::vector<FittingKind> WireProbe::fittingKinds() const {
    std::vector<const BlockSpec*> specs;
    for (const BlockSpec& spec : catalogue()) specs.push_back(&spec);
    std::stable_sort(specs.begin(), specs.end(),
                     [](const BlockSpec* a, const BlockSpec* b) { return a->category < b->category; });
    std::vector<FittingKind> kinds;
    for (const BlockSpec* spec : specs)
        if (auto fits = fitting(*spec)) kinds.push_back(std::move(*fits));
    return kinds;
}

} // namespace glassbox::editor
