// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/paired_loss.h"

namespace glassbox::blocks {

namespace {

TypeAnswer type(const TypeRequest& request) {
    const WireType& in = *request.inputs[0];
    const WireType& target = *request.inputs[1];
    if (!has_batch(in)) return refuse(misfit("meansquarederror.needs-samples", "in", "N × F", in));
    if (!elements_per_sample(in).is_number())
        return refuse(misfit("meansquarederror.length-unknown", "in", "N × F", in));
    if (!are_paired(in, target))
        return refuse(misfit("meansquarederror.mismatch", "target", named_text(in), target));
    return accept(loss_type());
}

void lower(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const ValueId in = context.input("in");
    const ValueId error = build.subtract(in, paired_target(build, context.input("target"), in));
    const ValueId loss = mean_per_sample(build, build.map(ScalarFunction::Square, {error}));
    context.attack_objective(loss);
    context.output("out", context.mean_over_samples(loss));
}

} // namespace

BlockSpec mean_squared_error() {
    WireType numbers;
    numbers.dimensions = {{Axis::Batch, batch_extent}};
    BlockSpec spec;
    spec.id = "MeanSquaredError";
    spec.category = Category::Loss;
    spec.synonyms = {"mse", "l2 loss", "regression", "least squares"};
    spec.ports = fixed_ports({real_port("in"), real_port("target")}, {{"out", PortKind::Loss}});
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {row_type(5), row_type(5)}),
                    accepted({}, {row_type(1), numbers}),
                    accepted({}, {numbers, row_type(1)}),
                    accepted({}, {picture_type(3, 2, 5), picture_type(3, 2, 5)}),
                    rejected("meansquarederror.needs-samples", {}, {unbatched_type({5}), row_type(5)}),
                    rejected("meansquarederror.length-unknown", {}, {sequence_type(2), sequence_type(2)}),
                    rejected("meansquarederror.mismatch", {}, {row_type(5), row_type(4)})};
    return spec;
}

} // namespace glassbox::blocks
