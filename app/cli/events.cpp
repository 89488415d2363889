// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/events.h"

#include "app/cli/console.h"
#include "engine/catalogue/catalogue.h"

namespace glassbox::cli {
namespace {

using nlohmann::json;

/// An infinite end of a range is null.
json boundOf(double bound) {
    return std::abs(bound) >= 1e308 ? json(nullptr) : json(bound);
}

json rangeOf(double minimum, double maximum) {
    return json::array({boundOf(minimum), boundOf(maximum)});
}

json portsOf(const std::vector<PortSpec>& ports) {
    json list = json::array();
    for (const PortSpec& port : ports)
        list.push_back({{"id", port.id}, {"kind", nameOf(port.kind)}, {"optional", port.optional}});
    return list;
}

json parameterOf(const BlockSpec& spec, const ParameterSpec& parameter) {
    json object = {{"id", parameter.id},
                   {"kind", nameOf(parameter.kind)},
                   {"default", valueOf(parameter.initial)},
                   {"effect", nameOf(parameter.effect)},
                   {"help", words({"block." + spec.id + "." + parameter.id, {}})}};
    const bool numbers = parameter.kind == ParameterKind::Integer || parameter.kind == ParameterKind::Real ||
                         parameter.kind == ParameterKind::Pair || parameter.kind == ParameterKind::Shape;
    if (numbers) object["range"] = rangeOf(parameter.minimum, parameter.maximum);
    if (parameter.kind == ParameterKind::Choice) object["choices"] = parameter.choices;
    if (!parameter.unit.empty()) object["unit"] = parameter.unit;
    return object;
}

} // namespace

json valueOf(const ParameterValue& value) {
    return std::visit([](const auto& plain) { return json(plain); }, value);
}

json eventOf(const Diagnostic& diagnostic) {
    json remedy = nullptr;
    if (diagnostic.remedy) {
        json arguments = json::object();
        for (const Argument& argument : diagnostic.remedy->arguments)
            arguments[argument.name] = argument.value;
        remedy = {{"text", words(diagnostic.remedy->text)},
                  {"action", diagnostic.remedy->action},
                  {"arguments", arguments}};
    }
    return {{"event", "diagnostic"},
            {"severity", nameOf(diagnostic.severity)},
            {"id", diagnostic.message.id},
            {"block", diagnostic.block},
            {"port", diagnostic.port},
            {"message", words(diagnostic)},
            {"expected", diagnostic.expected},
            {"found", diagnostic.found},
            {"remedy", remedy}};
}

json wireEvent(const PortRef& from, const PortRef& to, const WireType& type) {
    json shape = json::array();
    json axes = json::array();
    for (const Dimension& dimension : type.dimensions) {
        const Extent& extent = dimension.extent;
        shape.push_back(extent.is_number() ? json(extent.factor) : json(to_string(extent)));
        axes.push_back(to_string(dimension.axis));
    }
    return {{"event", "wire"},          {"from", to_string(from)},
            {"to", to_string(to)},      {"element", nameOf(type.element)},
            {"shape", shape},           {"axes", axes},
            {"text", named_text(type)}, {"range", rangeOf(type.range.minimum, type.range.maximum)},
            {"loss", type.is_loss}};
}

json eventOf(const DeviceInfo& device) {
    return {{"event", "device"},
            {"device", device.id},
            {"name", device.name},
            {"threads", device.threads},
            {"memory", device.memory}};
}

json eventOf(const BlockSpec& spec) {
    const std::string base = "block." + spec.id;
    const Ports ports = spec.ports(complete_parameters(spec, {}));
    json parameters = json::array();
    for (const ParameterSpec& parameter : spec.parameters) parameters.push_back(parameterOf(spec, parameter));
    return {{"event", "block"},
            {"id", spec.id},
            {"version", spec.version},
            {"title", words({base + ".title", {}})},
            {"category", nameOf(spec.category)},
            {"help", words({base + ".help", {}})},
            {"formula", words({base + ".formula", {}})},
            {"source", words({base + ".source", {}})},
            {"synonyms", spec.synonyms},
            {"inputs", portsOf(ports.inputs)},
            {"outputs", portsOf(ports.outputs)},
            {"parameters", parameters}};
}

std::string nameOf(Category category) {
    switch (category) {
    case Category::Data: return "data";
    case Category::Linear: return "linear";
    case Category::NonLinear: return "non-linear";
    case Category::Shape: return "shape";
    case Category::Normalise: return "normalise";
    case Category::Sequence: return "sequence";
    case Category::Random: return "random";
    case Category::Loss: return "loss";
    case Category::Optimizer: return "optimizer";
    }
    return {};
}

std::string nameOf(ParameterKind kind) {
    switch (kind) {
    case ParameterKind::Integer: return "integer";
    case ParameterKind::Real: return "real";
    case ParameterKind::Boolean: return "boolean";
    case ParameterKind::Choice: return "choice";
    case ParameterKind::Text: return "text";
    case ParameterKind::Path: return "path";
    case ParameterKind::Pair: return "pair";
    case ParameterKind::Shape: return "shape";
    }
    return {};
}

std::string nameOf(Effect effect) {
    switch (effect) {
    case Effect::Live: return "live";
    case Effect::Rebind: return "rebind";
    case Effect::Recompile: return "recompile";
    }
    return {};
}

std::string nameOf(PortKind kind) {
    switch (kind) {
    case PortKind::Real: return "real";
    case PortKind::Integer: return "integer";
    case PortKind::Any: return "any";
    case PortKind::Loss: return "loss";
    }
    return {};
}

std::string nameOf(Element element) {
    switch (element) {
    case Element::Real: return "real";
    case Element::Integer: return "integer";
    case Element::Boolean: return "boolean";
    }
    return {};
}

std::string nameOf(Severity severity) {
    switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Hint: return "hint";
    }
    return {};
}

} // namespace glassbox::cli
