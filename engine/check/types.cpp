// SPDX-License-Identifier: GPL-3.0-or-later
// Fourth stage: the type of every output, in the order of the blocks.
#include "engine/base/result.h"
#include "engine/check/checker.h"

namespace glassbox {

namespace {

/// Why a wire of this type may not end at the port, as a message id; "" where it may.
std::string refusal(PortKind kind, const WireType& type) {
    switch (kind) {
    case PortKind::Real: return type.element == Element::Real ? "" : "check.wrong-element";
    case PortKind::Integer: return type.element == Element::Integer ? "" : "check.wrong-element-integer";
    case PortKind::Loss: return type.is_loss && type.dimensions.empty() ? "" : "check.needs-loss";
    case PortKind::Any: return "";
    }
    GLASSBOX_ASSERT(false, "port kind");
}

const char* element_name(Element element) {
    switch (element) {
    case Element::Real: return "real";
    case Element::Integer: return "integer";
    case Element::Boolean: return "boolean";
    }
    GLASSBOX_ASSERT(false, "element");
}

std::string described(const WireType& type) {
    const std::string shape = named_text(type);
    return std::string(element_name(type.element)).append(shape.empty() ? "" : " ").append(shape);
}

std::string expectation(PortKind kind) {
    switch (kind) {
    case PortKind::Real: return "real";
    case PortKind::Integer: return "integer";
    case PortKind::Loss: return "loss";
    case PortKind::Any: return "";
    }
    GLASSBOX_ASSERT(false, "port kind");
}

/// The type at an input; empty where the block upstream has none.
const WireType* type_at(const Checker& checker, const PortRef& source) {
    const CheckedBlock& block = checker.uses.at(source.block).checked;
    return block.typed ? &block.output_types[port_number(block.ports.outputs, source.port)] : nullptr;
}

/// Fetches the types of the inputs; false where one has none or does not belong there.
bool take_inputs(Checker& checker, CheckedBlock& block) {
    bool complete = true;
    for (std::size_t i = 0; i < block.sources.size(); ++i) {
        if (!block.sources[i]) continue;
        const WireType* type = type_at(checker, *block.sources[i]);
        if (!type) {
            complete = false;
            continue;
        }
        block.input_types[i] = *type;
        const PortSpec& port = block.ports.inputs[i];
        const std::string id = refusal(port.kind, *type);
        if (id.empty()) continue;
        complete = false;
        const std::string expected = expectation(port.kind);
        Diagnostic& diagnostic = checker.report(
            Severity::Error, id, block.id, port.id,
            {{"from", to_string(*block.sources[i])}, {"expected", expected}, {"found", described(*type)}});
        diagnostic.expected = expected;
        diagnostic.found = described(*type);
    }
    return complete;
}

/// Where an adapter would stand: between the port and what feeds it.
std::optional<Remedy> insertion(const CheckedBlock& block, const TypeProblem& problem) {
    if (problem.adapter.empty() || !find_port(block.ports.inputs, problem.port)) return {};
    const auto& source = block.sources[port_number(block.ports.inputs, problem.port)];
    if (!source) return {};
    const std::vector<Argument> arguments{{"kind", problem.adapter},
                                          {"from", to_string(*source)},
                                          {"to", to_string(PortRef{block.id, problem.port})}};
    return Remedy{{"remedy.insert-block", arguments}, "insert-block", arguments};
}

void report_problem(Checker& checker, const CheckedBlock& block, const TypeProblem& problem) {
    std::vector<Argument> arguments{{"expected", problem.expected}, {"found", problem.found}};
    arguments.insert(arguments.end(), problem.arguments.begin(), problem.arguments.end());
    Diagnostic& diagnostic =
        checker.report(Severity::Error, problem.id, block.id, problem.port, std::move(arguments));
    diagnostic.expected = problem.expected;
    diagnostic.found = problem.found;
    diagnostic.remedy = insertion(block, problem);
}

void find_data(Checker& checker, Checker::Use& use) {
    if (use.checked.spec->is_data) use.data.insert(use.checked.id);
    for (const auto& source : use.checked.sources)
        if (source) use.data.merge(std::set(checker.uses.at(source->block).data));
}

/// What is known of the only data block that feeds this use; nullptr where there are several, or none.
const DataInfo* data_of(const Checker& checker, const Checker::Use& use) {
    const auto info = use.data.size() == 1 ? checker.data.find(*use.data.begin()) : checker.data.end();
    return info == checker.data.end() ? nullptr : &info->second;
}

/// A muted block passes its first input on; one without outputs is as good as not there.
void type_muted(Checker& checker, CheckedBlock& block) {
    const std::size_t outputs = block.ports.outputs.size();
    const bool passes = !block.input_types.empty() && block.input_types.front();
    if (outputs > 1 || (outputs == 1 && !passes)) {
        checker.report(Severity::Error, "check.cannot-mute", block.id, "");
        return;
    }
    if (outputs == 1) block.output_types = {*block.input_types.front()};
    block.typed = true;
}

void type_block(Checker& checker, Checker::Use& use) {
    CheckedBlock& block = use.checked;
    find_data(checker, use);
    if (!take_inputs(checker, block) || !use.sound) return;
    if (block.muted) return type_muted(checker, block);
    const DataInfo* info = data_of(checker, use);
    if (block.spec->is_data && !info) {
        checker.report(Severity::Error, "check.no-data", block.id, "");
        return;
    }
    TypeAnswer answer = block.spec->type({block.parameters, block.input_types, info});
    for (const TypeProblem& problem : answer.problems) report_problem(checker, block, problem);
    if (!answer.problems.empty()) return;
    GLASSBOX_ASSERT(answer.outputs.size() == block.ports.outputs.size(), block.spec->id);
    block.output_types = std::move(answer.outputs);
    block.typed = true;
}

} // namespace

void Checker::find_types() {
    for (const std::string& id : order) type_block(*this, uses.at(id));
}

} // namespace glassbox
