// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/paired_loss.h"

namespace glassbox::blocks {

namespace {

constexpr double hidden_score =
    1e30; ///< Taken off the label's score to leave it out of a sum of exponentials.

TypeAnswer type(const TypeRequest& request) {
    const WireType& in = *request.inputs[0];
    const WireType& labels = *request.inputs[1];
    const bool rows = in.dimensions.size() == 2 && has_batch(in) && in.dimensions[1].extent.is_number();
    if (!rows)
        return refuse(
            misfit("crossentropy.needs-scores", "in", "N × F", in, is_picture(in) ? "Flatten" : ""));
    const std::int64_t scores = number(in.dimensions[1].extent);
    if (labels.dimensions.size() != 1 || !has_batch(labels))
        return refuse(misfit("crossentropy.needs-labels", "labels", "N", labels));
    if (scores < 2) return refuse(misfit("crossentropy.one-score", "in", "N × F ≥ 2", in));
    if (labels_exceed(labels, double(scores - 1)))
        return refuse(misfit("crossentropy.classes", "in",
                             "N × F " + std::to_string(std::int64_t(labels.range.maximum) + 1), in));
    return accept(loss_type());
}

/// log Σ exp(scores) - score of the label; for attacks the same without the label in the sum, whose gradient
/// does not vanish where the label's score is far above the others.
void lower(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const ValueId scores = context.input("in");
    const ValueId label =
        build.one_hot(context.input("labels"), number(context.input_type("in").dimensions[1].extent));
    const ValueId right = build.sum(build.multiply(label, scores), {1});
    const ValueId loss = build.subtract(build.log_sum_exp(scores, 1), right);
    const ValueId others = build.subtract(scores, build.scale(label, hidden_score));
    context.attack_objective(build.squeeze(build.subtract(build.log_sum_exp(others, 1), right), {1}));
    context.output("out", context.mean_over_samples(build.squeeze(loss, {1})));
}

} // namespace

BlockSpec cross_entropy() {
    BlockSpec spec;
    spec.id = "CrossEntropy";
    spec.category = Category::Loss;
    spec.synonyms = {"softmax loss", "negative log likelihood", "classification", "log loss"};
    spec.ports = fixed_ports({real_port("in"), {"labels", PortKind::Integer}}, {{"out", PortKind::Loss}});
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {row_type(10), label_type(10)}),
                    accepted({}, {row_type(2), label_type(2)}),
                    accepted({}, {row_type(7), label_type(3)}),
                    rejected("crossentropy.needs-scores", {}, {picture_type(10, 2, 2), label_type(10)}),
                    rejected("crossentropy.needs-scores", {}, {unbatched_type({10}), label_type(10)}),
                    rejected("crossentropy.one-score", {}, {row_type(1), label_type(1)}),
                    rejected("crossentropy.classes", {}, {row_type(9), label_type(10)})};
    WireType pairs = label_type(10);
    pairs.dimensions.push_back({Axis::Features, 2});
    spec.samples.push_back(rejected("crossentropy.needs-labels", {}, {row_type(10), pairs}));
    return spec;
}

} // namespace glassbox::blocks
