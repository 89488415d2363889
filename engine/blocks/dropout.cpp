// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"

namespace glassbox::blocks {

namespace {

TypeAnswer type(const TypeRequest& request) {
    WireType out = *request.inputs[0];
    // Zeros appear, and what stays is scaled up by a rate that may change at any step.
    out.range = {out.range.minimum >= 0 ? 0 : WireType().range.minimum,
                 out.range.maximum <= 0 ? 0 : WireType().range.maximum};
    return accept(std::move(out));
}

/// Inverted scaling: what stays is divided by the chance of staying, so that evaluation is the identity.
void lower(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const ValueId in = context.input("in");
    if (!context.training()) return context.output("out", in);
    const ValueId rate = context.live("rate");
    const ValueId uniform = build.random(Distribution::Uniform, context.stream("mask"), build.shape(in));
    const ValueId stays =
        build.map(ScalarFunction::ToReal, {build.map(ScalarFunction::LessEqual, {rate, uniform})});
    const ValueId scale = build.map(ScalarFunction::Reciprocal, {build.subtract(build.constant(1), rate)});
    context.output("out", build.multiply(in, build.multiply(stays, scale)));
}

} // namespace

BlockSpec dropout() {
    BlockSpec spec;
    spec.id = "Dropout";
    spec.category = Category::Random;
    spec.synonyms = {"regularisation", "regularization", "drop", "mask"};
    spec.parameters = {on_block(live(real_parameter("rate", 0.5, 0, 0.999)))};
    spec.ports = in_and_out();
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {row_type(9)}), accepted({{"rate", 0.2}}, {picture_type(3, 5, 4)}),
                    accepted({{"rate", 0.0}}, {row_type(1)}), accepted({{"rate", 0.9}}, {sequence_type(3)})};
    spec.random = true;
    return spec;
}

} // namespace glassbox::blocks
