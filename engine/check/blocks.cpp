// SPDX-License-Identifier: GPL-3.0-or-later
// First stage: the kind of each block, and its parameters.
#include "engine/catalogue/catalogue.h"
#include "engine/check/checker.h"

#include <algorithm>

namespace glassbox {

namespace {

void report_unknown(Checker& checker, const std::string& id, const Block& block) {
    const BlockSpec* spec = find_block(block.kind);
    const std::vector<Argument> arguments{{"kind", block.kind},
                                          {"version", std::to_string(block.version)},
                                          {"known", spec ? std::to_string(spec->version) : ""}};
    checker.report(Severity::Error, spec ? "check.other-version" : "check.unknown-kind", id, "", arguments);
}

const ParameterSpec* find_parameter(const BlockSpec& spec, const std::string& id) {
    const auto place = std::find_if(spec.parameters.begin(), spec.parameters.end(),
                                    [&](const ParameterSpec& parameter) { return parameter.id == id; });
    return place == spec.parameters.end() ? nullptr : &*place;
}

void report_unknown_parameter(Checker& checker, const BlockSpec& spec, const std::string& id,
                              const std::string& name) {
    std::vector<std::string> known;
    for (const ParameterSpec& parameter : spec.parameters) known.push_back(parameter.id);
    checker.report(Severity::Error, "check.unknown-parameter", id, "",
                   {{"parameter", name}, {"kind", spec.id}, {"known", joined(known)}});
}

/// False where a parameter is unknown or refused.
bool parameters_are_right(Checker& checker, const BlockSpec& spec, const std::string& id,
                          const Parameters& given) {
    bool right = true;
    for (const auto& [name, value] : given) {
        const ParameterSpec* parameter = find_parameter(spec, name);
        if (!parameter) {
            report_unknown_parameter(checker, spec, id, name);
            right = false;
        } else if (const auto why = refused(*parameter, value)) {
            Diagnostic& diagnostic = checker.report(Severity::Error, why->id, id, "", why->arguments);
            diagnostic.remedy =
                Remedy{{"remedy.set-parameter",
                        {{"block", id}, {"parameter", name}, {"value", to_string(parameter->initial)}}},
                       "set-parameter",
                       {{"block", id}, {"parameter", name}, {"value", to_string(parameter->initial)}}};
            right = false;
        }
    }
    return right;
}

} // namespace

void Checker::find_blocks() {
    for (const auto& [id, block] : model.main().blocks) {
        const BlockSpec* spec = find_block(block.kind);
        if (!spec || spec->version != block.version) {
            report_unknown(*this, id, block);
            continue;
        }
        Use use;
        use.sound = use.certain_ports = parameters_are_right(*this, *spec, id, block.parameters);
        use.checked.id = id;
        use.checked.spec = spec;
        use.checked.muted = block.muted;
        use.checked.frozen = block.frozen;
        use.checked.parameters = complete_parameters(*spec, block.parameters);
        use.checked.ports = spec->ports(use.checked.parameters);
        use.certain_ports = use.certain_ports && use.checked.ports.certain;
        use.checked.sources.resize(use.checked.ports.inputs.size());
        use.checked.input_types.resize(use.checked.ports.inputs.size());
        uses.emplace(id, std::move(use));
    }
}

} // namespace glassbox
