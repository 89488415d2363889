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
    if (!has_batch(in)) return refuse(misfit("binarycrossentropy.needs-samples", "in", "N × F 1", in));
    if (!elements_per_sample(in).is_number())
        return refuse(misfit("binarycrossentropy.length-unknown", "in", "N × F", in));
    if (!are_paired(in, target))
        return refuse(misfit("binarycrossentropy.mismatch", "target", named_text(in), target));
    if (target.element == Element::Boolean || labels_exceed(target, 1))
        return refuse({"binarycrossentropy.two-classes",
                       "target",
                       "0..1",
                       "0.." + std::to_string(std::int64_t(target.range.maximum)),
                       {},
                       ""});
    return accept(loss_type());
}

/// log(1 + exp(z)) without overflow, and with sigmoid(z) as its derivative everywhere, at 0 too: each side of
/// 0 has its own smooth branch.
ValueId softplus(ProgramBuilder& build, ValueId z) {
    const ValueId zero = build.constant(0);
    const ValueId is_negative = build.map(ScalarFunction::LessEqual, {z, zero});
    const ValueId negative = build.map(ScalarFunction::Select, {is_negative, z, zero});
    const ValueId positive = build.map(ScalarFunction::Select, {is_negative, zero, z});
    const ValueId power = build.map(ScalarFunction::Exp, {build.subtract(negative, positive)});
    return build.add(positive, build.map(ScalarFunction::Log1p, {power}));
}

void lower(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const ValueId z = context.input("in");
    const ValueId target = paired_target(build, context.input("target"), z);
    const ValueId side = build.subtract(build.constant(1), build.scale(target, 2));
    context.attack_objective(mean_per_sample(build, build.multiply(side, z)));
    const ValueId loss = build.subtract(softplus(build, z), build.multiply(z, target));
    context.output("out", context.mean_over_samples(mean_per_sample(build, loss)));
}

} // namespace

BlockSpec binary_cross_entropy() {
    WireType numbers;
    numbers.dimensions = {{Axis::Batch, batch_extent}};
    BlockSpec spec;
    spec.id = "BinaryCrossEntropy";
    spec.category = Category::Loss;
    spec.synonyms = {"bce", "logistic loss", "yes or no", "two classes", "sigmoid loss"};
    spec.ports = fixed_ports({real_port("in"), {"target", PortKind::Any}}, {{"out", PortKind::Loss}});
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {row_type(1), within(row_type(1), 0, 1)}),
                    accepted({}, {row_type(1), label_type(2)}),
                    accepted({}, {row_type(5), within(row_type(5), 0, 1)}),
                    accepted({}, {numbers, within(numbers, 0, 1)}),
                    rejected("binarycrossentropy.needs-samples", {}, {unbatched_type({1}), row_type(1)}),
                    rejected("binarycrossentropy.length-unknown", {}, {sequence_type(2), sequence_type(2)}),
                    rejected("binarycrossentropy.mismatch", {}, {row_type(3), label_type(2)}),
                    rejected("binarycrossentropy.two-classes", {}, {row_type(1), label_type(10)})};
    return spec;
}

} // namespace glassbox::blocks
