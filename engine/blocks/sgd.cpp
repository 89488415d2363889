// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/rate_schedule.h"

namespace glassbox::blocks {

namespace {

/// As PyTorch's SGD: g += decay·w; v = momentum·v + g; w -= rate·v, or with Nesterov rate·(g + momentum·v).
void lower(LowerContext& context) {
    if (!context.training()) return;
    const Parameters& parameters = context.parameters();
    const double momentum = real(parameters, "momentum");
    const double decay = real(parameters, "weight_decay");
    const bool ahead = boolean(parameters, "nesterov");
    UpdateRule update;
    update.scalars = {scheduled_rate(context)};
    if (momentum != 0) update.moments = {"velocity"};
    update.rule = [=](ProgramBuilder& build, ValueId parameter, ValueId gradient,
                      const std::vector<ValueId>& moments,
                      const std::vector<ValueId>& scalars) -> std::vector<ValueId> {
        if (decay != 0) gradient = build.add(gradient, build.scale(parameter, decay));
        const auto moved = [&](ValueId by) {
            return build.subtract(parameter, build.multiply(scalars[0], by));
        };
        if (moments.empty()) return {moved(gradient)};
        const ValueId velocity = build.add(build.scale(moments[0], momentum), gradient);
        return {moved(ahead ? build.add(gradient, build.scale(velocity, momentum)) : velocity), velocity};
    };
    emit_update(context, context.input("loss"), update);
}

} // namespace

BlockSpec sgd() {
    BlockSpec spec;
    spec.id = "SGD";
    spec.category = Category::Optimizer;
    spec.synonyms = {"gradient descent", "momentum", "nesterov", "optimizer", "optimiser"};
    spec.parameters = rate_parameters(0.01);
    spec.parameters.insert(spec.parameters.begin() + 1,
                           {on_block(real_parameter("momentum", 0, 0, 1)),
                            switch_parameter("nesterov", false), real_parameter("weight_decay", 0, 0, 1e30)});
    spec.ports = fixed_ports({{"loss", PortKind::Loss}}, {});
    spec.type = [](const TypeRequest&) { return TypeAnswer(); };
    spec.lower = lower;
    spec.samples = {accepted({}, {loss_type()}),
                    accepted({{"momentum", 0.9}, {"weight_decay", 0.01}}, {loss_type()}),
                    accepted({{"momentum", 0.5},
                              {"nesterov", true},
                              {"schedule", std::string("cosine")},
                              {"schedule_length", std::int64_t(7)},
                              {"final", 0.1}},
                             {loss_type()}),
                    accepted({{"schedule", std::string("step")},
                              {"every", std::int64_t(2)},
                              {"decay", 0.5},
                              {"warmup", std::int64_t(3)},
                              {"schedule_length", std::int64_t(9)}},
                             {loss_type()})};
    spec.is_optimizer = true;
    return spec;
}

} // namespace glassbox::blocks
