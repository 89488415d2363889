// SPDX-License-Identifier: GPL-3.0-or-later
// Second stage: both ends of each wire exist, each input has at most one, each required input has one.
#include "engine/check/checker.h"

#include <algorithm>

namespace glassbox {

namespace {

enum class End { Output, Input };

const std::vector<PortSpec>& ports_of(const Checker::Use& use, End end) {
    return end == End::Output ? use.checked.ports.outputs : use.checked.ports.inputs;
}

std::string known_ports(const Checker::Use& use, End end) {
    std::vector<std::string> names;
    for (const PortSpec& port : ports_of(use, end)) names.push_back(port.id);
    return joined(names);
}

Remedy remove_wire(const Wire& wire) {
    const std::vector<Argument> arguments{{"from", to_string(wire.from)}, {"to", to_string(wire.to)}};
    return {{"remedy.remove-wire", arguments}, "remove-wire", arguments};
}

/// A wire that ends nowhere is shown at the end that exists, else at the document.
void report_nowhere(Checker& checker, const Wire& wire, End missing) {
    const PortRef& nowhere = missing == End::Output ? wire.from : wire.to;
    const PortRef& other = missing == End::Output ? wire.to : wire.from;
    const auto exists = [&](const PortRef& port) { return checker.model.main().blocks.contains(port.block); };
    const auto use = checker.uses.find(nowhere.block);
    std::vector<Argument> arguments{{"from", to_string(wire.from)}, {"to", to_string(wire.to)}};
    const PortRef& shown = exists(other) ? other : nowhere;
    const std::string block = exists(shown) ? shown.block : "";
    const std::string port = exists(shown) ? shown.port : "";
    arguments.push_back({"missing", use == checker.uses.end() ? nowhere.block : to_string(nowhere)});
    std::string id = "check.wire-to-nowhere";
    if (use != checker.uses.end()) {
        id = missing == End::Output ? "check.no-such-output" : "check.no-such-input";
        arguments.push_back({"known", known_ports(use->second, missing)});
    }
    checker.report(Severity::Error, id, block, port, std::move(arguments)).remedy = remove_wire(wire);
}

enum class Found { Yes, No, Uncertain };

/// Uncertain where the block's kind or parameters are wrong already: nothing can be said of its ports.
Found find_end(const Checker& checker, const PortRef& port, End end) {
    if (!checker.model.main().blocks.contains(port.block)) return Found::No;
    const auto use = checker.uses.find(port.block);
    if (use == checker.uses.end()) return Found::Uncertain;
    if (find_port(ports_of(use->second, end), port.port)) return Found::Yes;
    return use->second.certain_ports ? Found::No : Found::Uncertain;
}

void mark_wired(Checker& checker, const Wire& wire) {
    const auto use = checker.uses.find(wire.to.block);
    if (use != checker.uses.end()) use->second.wired.insert(wire.to.port);
}

/// A wire whose ends both exist; the second one into an input is refused.
void connect(Checker& checker, const Wire& wire) {
    CheckedBlock& target = checker.uses.at(wire.to.block).checked;
    auto& source = target.sources[port_number(target.ports.inputs, wire.to.port)];
    if (source) {
        Diagnostic& diagnostic =
            checker.report(Severity::Error, "check.input-taken-twice", wire.to.block, wire.to.port,
                           {{"first", to_string(*source)}, {"second", to_string(wire.from)}});
        diagnostic.remedy = remove_wire(wire);
        return;
    }
    source = wire.from;
    checker.wires.push_back(wire);
}

void find_missing_inputs(Checker& checker, Checker::Use& use) {
    for (std::size_t i = 0; i < use.checked.ports.inputs.size(); ++i) {
        const PortSpec& port = use.checked.ports.inputs[i];
        const bool needed = use.checked.muted ? i == 0 && !use.checked.ports.outputs.empty() : !port.optional;
        if (!needed || use.checked.sources[i]) continue;
        use.sound = false;
        if (!use.wired.contains(port.id))
            checker.report(Severity::Error, "check.missing-input", use.checked.id, port.id);
    }
}

} // namespace

void Checker::find_wires() {
    std::vector<Wire> sorted = model.main().wires;
    std::sort(sorted.begin(), sorted.end());
    for (const Wire& wire : sorted) {
        mark_wired(*this, wire);
        const Found from = find_end(*this, wire.from, End::Output);
        const Found to = find_end(*this, wire.to, End::Input);
        if (from == Found::No) report_nowhere(*this, wire, End::Output);
        if (to == Found::No) report_nowhere(*this, wire, End::Input);
        if (from == Found::Yes && to == Found::Yes) connect(*this, wire);
        // An optional input that waits for a block without type must not pass for an open one.
        if (from != Found::Yes && to == Found::Yes) uses.at(wire.to.block).sound = false;
    }
    for (auto& [id, use] : uses) find_missing_inputs(*this, use);
}

} // namespace glassbox
