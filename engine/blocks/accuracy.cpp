// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/paired_loss.h"

#include <algorithm>

namespace glassbox::blocks {

namespace {

/// Scores a sample, 1 where the answer is one number whose sign decides; 0 where it is neither.
std::int64_t scores_of(const WireType& in) {
    if (!has_batch(in)) return 0;
    if (elements_per_sample(in) == Extent(1)) return 1;
    const bool rows = in.dimensions.size() == 2 && in.dimensions[1].extent.is_number();
    return rows ? number(in.dimensions[1].extent) : 0;
}

TypeAnswer type(const TypeRequest& request) {
    const WireType& in = *request.inputs[0];
    const WireType& labels = *request.inputs[1];
    const std::int64_t scores = scores_of(in);
    if (scores == 0)
        return refuse(misfit("accuracy.needs-scores", "in", "N × F", in, is_picture(in) ? "Flatten" : ""));
    const bool one_each = has_batch(labels) && elements_per_sample(labels) == Extent(1);
    if (!one_each || (scores > 1 && labels.element != Element::Integer))
        return refuse(misfit("accuracy.needs-labels", "labels", "N", labels));
    if (labels.element == Element::Integer &&
        labels_exceed(labels, double(std::max<std::int64_t>(scores, 2) - 1)))
        return refuse(misfit("accuracy.classes", "in",
                             "N × F " + std::to_string(std::int64_t(labels.range.maximum) + 1), in));
    return accept(within(WireType(), 0, 1));
}

/// The number of the first of the largest scores, [N], Real.
ValueId first_largest(ProgramBuilder& build, ValueId scores) {
    const Shape shape = build.shape(scores);
    const ValueId largest =
        build.map(ScalarFunction::Equal, {scores, build.reduce(Reduction::Maximum, scores, {1})});
    const ValueId position = build.map(ScalarFunction::ToReal, {build.iota(shape, 1)});
    const ValueId none = build.constant(-double(shape[1].factor));
    const ValueId reversed =
        build.map(ScalarFunction::Select, {largest, build.map(ScalarFunction::Negate, {position}), none});
    return build.map(ScalarFunction::Negate,
                     {build.squeeze(build.reduce(Reduction::Maximum, reversed, {1}), {1})});
}

void lower(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const ValueId scores = context.input("in");
    const Shape samples = {build.shape(scores)[0]};
    ValueId labels = build.reshape(context.input("labels"), samples);
    if (build.element(labels) == Element::Integer) labels = build.map(ScalarFunction::ToReal, {labels});
    ValueId right = no_value;
    if (scores_of(context.input_type("in")) > 1) {
        right = build.map(ScalarFunction::Equal, {first_largest(build, scores), labels});
    } else {
        const ValueId answer =
            build.map(ScalarFunction::Less, {build.constant(0), build.reshape(scores, samples)});
        const ValueId truth = build.map(ScalarFunction::Less, {build.constant(0.5), labels});
        right = build.map(ScalarFunction::Equal, {build.map(ScalarFunction::ToReal, {answer}),
                                                  build.map(ScalarFunction::ToReal, {truth})});
    }
    context.output("out", context.mean_over_samples(build.map(ScalarFunction::ToReal, {right})));
}

} // namespace

BlockSpec accuracy() {
    BlockSpec spec;
    spec.id = "Accuracy";
    spec.category = Category::Loss;
    spec.synonyms = {"metric", "error rate", "correct", "classification"};
    spec.ports = fixed_ports({real_port("in"), {"labels", PortKind::Any}}, {real_port("out")});
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {row_type(10), label_type(10)}),
                    accepted({}, {row_type(3), label_type(2)}),
                    accepted({}, {row_type(1), label_type(2)}),
                    accepted({}, {row_type(1), within(row_type(1), 0, 1)}),
                    rejected("accuracy.needs-scores", {}, {picture_type(10, 2, 2), label_type(10)}),
                    rejected("accuracy.needs-labels", {}, {row_type(10), row_type(10)}),
                    rejected("accuracy.needs-labels", {}, {row_type(10), row_type(1)}),
                    rejected("accuracy.classes", {}, {row_type(1), label_type(3)}),
                    rejected("accuracy.classes", {}, {row_type(9), label_type(10)})};
    for (Sample& sample : spec.samples) sample.kinks_away = true;
    spec.smooth = false;
    spec.is_metric = true;
    return spec;
}

} // namespace glassbox::blocks
