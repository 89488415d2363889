// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"

namespace glassbox::blocks {

namespace {

TypeAnswer type(const TypeRequest& request) {
    WireType out = *request.inputs[0];
    out.range = WireType().range;
    return accept(std::move(out));
}

/// x + scale·ξ with ξ standard normal, or uniform in -1..1.
void lower(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const ValueId in = context.input("in");
    if (!context.training() && text(context.parameters(), "when") == "training")
        return context.output("out", in);
    const bool gaussian = text(context.parameters(), "distribution") == "gaussian";
    ValueId noise = build.random(gaussian ? Distribution::Normal : Distribution::Uniform,
                                 context.stream("noise"), build.shape(in));
    if (!gaussian) noise = build.subtract(build.scale(noise, 2), build.constant(1));
    context.output("out", build.add(in, build.multiply(noise, context.live("scale"))));
}

} // namespace

BlockSpec noise() {
    BlockSpec spec;
    spec.id = "Noise";
    spec.category = Category::Random;
    spec.synonyms = {"gaussian", "jitter", "random", "regularisation", "regularization"};
    spec.parameters = {choice_parameter("distribution", {"gaussian", "uniform"}),
                       on_block(live(real_parameter("scale", 0.1, 0, 1e30))),
                       choice_parameter("when", {"training", "always"})};
    spec.ports = in_and_out();
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {row_type(5)}),
                    accepted({{"distribution", std::string("uniform")}, {"when", std::string("always")}},
                             {picture_type(3, 3, 5)}),
                    accepted({{"scale", 0.0}, {"when", std::string("always")}}, {row_type(1)})};
    spec.random = true;
    return spec;
}

} // namespace glassbox::blocks
