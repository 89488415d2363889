// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/lower_context.h"

#include "engine/base/philox.h"

#include <algorithm>

namespace glassbox {

namespace {

std::size_t position(const std::vector<PortSpec>& ports, const std::string& id) {
    const auto found =
        std::find_if(ports.begin(), ports.end(), [&](const PortSpec& port) { return port.id == id; });
    GLASSBOX_ASSERT(found != ports.end(), id);
    return std::size_t(found - ports.begin());
}

} // namespace

std::uint64_t LowerContext::stream(const std::string& name) const {
    return hash_text(key(name));
}

const WireType& LowerContext::input_type(const std::string& port) const {
    const auto& type = block.input_types[position(block.ports.inputs, port)];
    GLASSBOX_ASSERT(type.has_value(), key(port));
    return *type;
}

const WireType& LowerContext::output_type(const std::string& port) const {
    return block.output_types[position(block.ports.outputs, port)];
}

ValueId LowerContext::parameter(const std::string& name, Shape shape, Initial initial) {
    return build.stored({key(name), Role::Parameter, Element::Real, std::move(shape), Storage::F32,
                         std::move(initial), block.id});
}

ValueId LowerContext::statistic(const std::string& name, Shape shape, double initial) {
    return build.stored({key(name),
                         Role::Statistic,
                         Element::Real,
                         std::move(shape),
                         Storage::F32,
                         {Initial::Kind::Constant, initial},
                         block.id});
}

void LowerContext::write_statistic(const std::string& name, ValueId value) {
    const bool written = !shared || shared->statistics == Statistics::Written;
    if (training() && written) build.write(key(name), value);
}

ValueId LowerContext::live(const std::string& id) {
    return build.live(key(id), real(block.parameters, id));
}

ValueId LowerContext::mean_over_samples(ValueId per_sample) {
    if (mode_ == Mode::Evaluate) {
        const bool masked = shared && shared->mask != no_value;
        const ValueId sum = build.sum_all(masked ? build.multiply(per_sample, shared->mask) : per_sample);
        build.output("sum:" + block.id, sum, Recorded::Yes);
        if (masked) return build.divide(sum, build.sum_all(shared->mask));
    }
    const ValueId total = build.sum_all(per_sample);
    return build.divide(total, build.size_of(build.shape(per_sample).count()));
}

void LowerContext::attack_objective(ValueId per_sample) {
    if (shared) shared->objectives.push_back(per_sample);
}

void LowerContext::raw_input(ValueId value) {
    if (shared) shared->raw[block.id] = value;
}

void LowerContext::sample_mask(ValueId mask) {
    if (!shared) return;
    shared->mask = shared->mask == no_value ? mask : build.multiply(shared->mask, mask);
}

void emit_update(LowerContext& context, ValueId loss, const UpdateRule& rule) {
    if (context.scope.empty()) return; // Everything upstream is frozen, or has no parameters.
    UpdateAttributes attributes;
    attributes.moments = rule.moments;
    attributes.scalars = int(rule.scalars.size());
    auto program = std::make_shared<Program>();
    ProgramBuilder inner(*program);
    const ValueId parameter = inner.input("parameter", {});
    const ValueId gradient = inner.input("gradient", {});
    std::vector<ValueId> moments;
    for (const std::string& slot : rule.moments) moments.push_back(inner.input(slot, {}));
    std::vector<ValueId> scalars;
    scalars.reserve(rule.scalars.size());
    for (int i = 0; i < attributes.scalars; ++i)
        scalars.push_back(inner.input("scalar" + std::to_string(i), {}));
    const std::vector<ValueId> results = rule.rule(inner, parameter, gradient, moments, scalars);
    GLASSBOX_ASSERT(results.size() == rule.moments.size() + 1, context.block.id);
    inner.output("parameter", results[0]);
    for (std::size_t i = 0; i < rule.moments.size(); ++i) inner.output(rule.moments[i], results[i + 1]);
    attributes.rule = std::move(program);

    std::vector<ValueId> inputs;
    for (const StoreEntry& entry : context.scope) {
        attributes.targets.push_back(entry.key);
        inputs.push_back(context.build.gradient(loss, context.build.stored(entry)));
        for (const std::string& slot : rule.moments) {
            StoreEntry moment = entry;
            moment.key = entry.key + "/" + slot;
            moment.role = Role::Moment;
            moment.initial = {};
            context.build.declare(moment);
        }
    }
    inputs.insert(inputs.end(), rule.scalars.begin(), rule.scalars.end());
    context.build.update(std::move(inputs), std::move(attributes));
}

} // namespace glassbox
