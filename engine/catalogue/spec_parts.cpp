// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"

namespace glassbox {

namespace {

ParameterSpec plain(std::string id, ParameterKind kind, ParameterValue initial) {
    ParameterSpec parameter;
    parameter.id = std::move(id);
    parameter.kind = kind;
    parameter.initial = std::move(initial);
    return parameter;
}

ParameterSpec ranged(ParameterSpec parameter, double minimum, double maximum) {
    parameter.minimum = minimum;
    parameter.maximum = maximum;
    return parameter;
}

} // namespace

ParameterSpec integer_parameter(std::string id, std::int64_t initial, double minimum, double maximum) {
    return ranged(plain(std::move(id), ParameterKind::Integer, initial), minimum, maximum);
}

ParameterSpec real_parameter(std::string id, double initial, double minimum, double maximum) {
    return ranged(plain(std::move(id), ParameterKind::Real, initial), minimum, maximum);
}

ParameterSpec switch_parameter(std::string id, ParameterValue initial) {
    return plain(std::move(id), ParameterKind::Boolean, std::move(initial));
}

ParameterSpec choice_parameter(std::string id, std::vector<std::string> choices) {
    ParameterSpec parameter = plain(std::move(id), ParameterKind::Choice, choices.front());
    parameter.choices = std::move(choices);
    return parameter;
}

ParameterSpec text_parameter(std::string id, std::string initial) {
    return plain(std::move(id), ParameterKind::Text, std::move(initial));
}

ParameterSpec path_parameter(std::string id, std::string initial) {
    return plain(std::move(id), ParameterKind::Path, std::move(initial));
}

ParameterSpec pair_parameter(std::string id, std::vector<std::int64_t> initial, double minimum,
                             double maximum) {
    return ranged(plain(std::move(id), ParameterKind::Pair, std::move(initial)), minimum, maximum);
}

ParameterSpec shape_parameter(std::string id, std::vector<std::int64_t> initial, double minimum) {
    return ranged(plain(std::move(id), ParameterKind::Shape, std::move(initial)), minimum, 1e8);
}

ParameterSpec on_block(ParameterSpec parameter) {
    parameter.on_block = true;
    return parameter;
}

ParameterSpec live(ParameterSpec parameter) {
    parameter.effect = Effect::Live;
    return parameter;
}

ParameterSpec in_unit(ParameterSpec parameter, std::string unit) {
    parameter.unit = std::move(unit);
    return parameter;
}

PortSpec real_port(std::string id) {
    PortSpec port;
    port.id = std::move(id);
    return port;
}

std::function<Ports(const Parameters&)> in_and_out() {
    return fixed_ports({real_port("in")}, {real_port("out")});
}

Ports numbered_inputs(const Parameters& parameters) {
    Ports ports;
    for (std::int64_t i = 1; i <= integer(parameters, "inputs"); ++i)
        ports.inputs.push_back(real_port("in" + std::to_string(i)));
    ports.outputs.push_back(real_port("out"));
    return ports;
}

ParameterSpec inputs_parameter() {
    return integer_parameter("inputs", 2, 2, 8);
}

Sample accepted(Parameters parameters, std::vector<WireType> inputs) {
    Sample sample;
    sample.parameters = std::move(parameters);
    sample.inputs = std::move(inputs);
    return sample;
}

Sample rejected(std::string id, Parameters parameters, std::vector<WireType> inputs) {
    Sample sample = accepted(std::move(parameters), std::move(inputs));
    sample.rejected = std::move(id);
    return sample;
}

Sample away_from_kinks(Sample sample) {
    sample.kinks_away = true;
    return sample;
}

} // namespace glassbox
