// SPDX-License-Identifier: GPL-3.0-or-later
// After the types: for an input without a wire, the one output that is plainly meant for it.
#include "engine/check/checker.h"

namespace glassbox {

namespace {

/// Whether `block` depends on `other`, or is it.
bool depends_on(const Checker& checker, const std::string& block, const std::string& other) {
    std::vector<std::string> pending{block};
    std::set<std::string> seen;
    while (!pending.empty()) {
        const std::string id = pending.back();
        pending.pop_back();
        if (id == other) return true;
        if (!seen.insert(id).second) continue;
        for (const auto& source : checker.uses.at(id).checked.sources)
            if (source) pending.push_back(source->block);
    }
    return false;
}

/// A loss for a port that takes one; else an output of the port's own name ("labels" for "labels").
bool is_meant_for(const PortSpec& input, const PortSpec& output, const WireType& type) {
    if (input.kind == PortKind::Loss) return type.is_loss && type.dimensions.empty();
    if (input.kind == PortKind::Integer && type.element != Element::Integer) return false;
    if (input.kind == PortKind::Real && type.element != Element::Real) return false;
    return input.id != "in" && input.id == output.id;
}

std::vector<PortRef> meant_for(const Checker& checker, const std::string& block, const PortSpec& input) {
    std::vector<PortRef> found;
    for (const auto& [id, use] : checker.uses)
        for (std::size_t i = 0; i < use.checked.output_types.size(); ++i) {
            const PortSpec& output = use.checked.ports.outputs[i];
            if (is_meant_for(input, output, use.checked.output_types[i]) && !depends_on(checker, id, block))
                found.push_back({id, output.id});
        }
    return found;
}

} // namespace

void Checker::propose_wires() {
    for (Diagnostic& diagnostic : result.diagnostics) {
        if (diagnostic.message.id != "check.missing-input") continue;
        const CheckedBlock& block = uses.at(diagnostic.block).checked;
        const PortSpec* input = find_port(block.ports.inputs, diagnostic.port);
        const std::vector<PortRef> outputs = meant_for(*this, block.id, *input);
        if (outputs.size() != 1) continue;
        const std::vector<Argument> arguments{{"from", to_string(outputs.front())},
                                              {"to", to_string(PortRef{block.id, input->id})}};
        diagnostic.remedy = Remedy{{"remedy.add-wire", arguments}, "add-wire", arguments};
    }
}

} // namespace glassbox
