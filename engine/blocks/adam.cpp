// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/rate_schedule.h"

#include <cmath>

namespace glassbox::blocks {

namespace {

/// 1 - beta^(step + 1), exact for a beta near 1.
ValueId correction(ProgramBuilder& build, double beta) {
    if (beta == 0) return build.constant(1);
    const ValueId count = build.add(build.live("step", 0), build.constant(1));
    const ValueId power = build.map(ScalarFunction::Expm1, {build.scale(count, std::log(beta))});
    return build.map(ScalarFunction::Negate, {power});
}

/// As PyTorch's Adam: g += decay·w; m, v running means of g and g²; w -= rate/c1 · m / (√v / √c2 + epsilon)
/// with the corrections c = 1 - beta^(step + 1).
void lower(LowerContext& context) {
    if (!context.training()) return;
    ProgramBuilder& outer = context.build;
    const Parameters& parameters = context.parameters();
    const double beta1 = real(parameters, "beta1");
    const double beta2 = real(parameters, "beta2");
    const double epsilon = real(parameters, "epsilon");
    const double decay = real(parameters, "weight_decay");
    UpdateRule update;
    update.moments = {"first", "second"};
    update.scalars = {outer.divide(scheduled_rate(context), correction(outer, beta1)),
                      outer.map(ScalarFunction::Rsqrt, {correction(outer, beta2)})};
    update.rule = [=](ProgramBuilder& build, ValueId parameter, ValueId gradient,
                      const std::vector<ValueId>& moments,
                      const std::vector<ValueId>& scalars) -> std::vector<ValueId> {
        if (decay != 0) gradient = build.add(gradient, build.scale(parameter, decay));
        const ValueId square = build.map(ScalarFunction::Square, {gradient});
        const ValueId first = build.add(build.scale(moments[0], beta1), build.scale(gradient, 1 - beta1));
        const ValueId second = build.add(build.scale(moments[1], beta2), build.scale(square, 1 - beta2));
        const ValueId root = build.multiply(build.map(ScalarFunction::Sqrt, {second}), scalars[1]);
        const ValueId step = build.divide(first, build.add(root, build.constant(epsilon)));
        return {build.subtract(parameter, build.multiply(scalars[0], step)), first, second};
    };
    emit_update(context, context.input("loss"), update);
}

} // namespace

BlockSpec adam() {
    BlockSpec spec;
    spec.id = "Adam";
    spec.category = Category::Optimizer;
    spec.synonyms = {"adaptive moments", "optimizer", "optimiser"};
    spec.parameters = rate_parameters(0.001);
    spec.parameters.insert(spec.parameters.begin() + 1, {real_parameter("beta1", 0.9, 0, 0.999999),
                                                         real_parameter("beta2", 0.999, 0, 0.9999999),
                                                         real_parameter("epsilon", 1e-8, 1e-30, 1),
                                                         real_parameter("weight_decay", 0, 0, 1e30)});
    spec.ports = fixed_ports({{"loss", PortKind::Loss}}, {});
    spec.type = [](const TypeRequest&) { return TypeAnswer(); };
    spec.lower = lower;
    spec.samples = {accepted({}, {loss_type()}),
                    accepted({{"beta1", 0.0}, {"weight_decay", 0.1}}, {loss_type()}),
                    accepted({{"schedule", std::string("linear")},
                              {"schedule_length", std::int64_t(6)},
                              {"warmup", std::int64_t(2)},
                              {"final", 0.25}},
                             {loss_type()})};
    spec.is_optimizer = true;
    return spec;
}

} // namespace glassbox::blocks
