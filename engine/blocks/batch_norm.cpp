// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"

namespace glassbox::blocks {

namespace {

TypeAnswer type(const TypeRequest& request) {
    const WireType& in = *request.inputs[0];
    const int last = last_physical(in);
    if (!has_batch(in) || last < 0 || !in.dimensions[std::size_t(last)].extent.is_number())
        return refuse(misfit("batchnorm.needs-features", "in", "N × F, N × C × H × W", in));
    WireType out = in;
    out.range = WireType().range;
    return accept(std::move(out));
}

std::vector<int> all_axes_but_last(int rank) {
    std::vector<int> axes;
    for (int axis = 0; axis + 1 < rank; ++axis) axes.push_back(axis);
    return axes;
}

/// running = momentum·running + (1 - momentum)·new; the variance without bias, as PyTorch keeps it.
void keep_statistics(LowerContext& context, ValueId running_mean, ValueId running_variance, ValueId mean,
                     ValueId variance, Extent samples) {
    ProgramBuilder& build = context.build;
    const ValueId momentum = context.live("momentum");
    const ValueId rest = build.subtract(build.constant(1), momentum);
    const ValueId count = build.size_of(samples);
    const ValueId one_less =
        build.map(ScalarFunction::Maximum, {build.subtract(count, build.constant(1)), build.constant(1)});
    const ValueId unbiased = build.multiply(variance, build.divide(count, one_less));
    const Shape flat = build.shape(running_mean);
    const auto blend = [&](ValueId old, ValueId now) {
        return build.add(build.multiply(old, momentum), build.multiply(build.reshape(now, flat), rest));
    };
    context.write_statistic("mean", blend(running_mean, mean));
    context.write_statistic("variance", blend(running_variance, unbiased));
}

void lower(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const ValueId in = context.input("in");
    const Shape shape = build.shape(in);
    const Shape channels = {shape[shape.rank() - 1]};
    const ValueId gamma = context.parameter("gamma", channels, {Initial::Kind::Constant, 1});
    const ValueId beta = context.parameter("beta", channels, {Initial::Kind::Zero, 0});
    ValueId mean = context.statistic("mean", channels, 0);
    ValueId variance = context.statistic("variance", channels, 1);
    ValueId centred = no_value;
    // Frozen, it is the fixed scale and shift that its statistics say, as in evaluation: statistics of the
    // batch would make it another function than the one that is kept.
    if (context.training() && !context.block.frozen) {
        const std::vector<int> axes = all_axes_but_last(shape.rank());
        const ValueId batch_mean = build.mean(in, axes);
        centred = build.subtract(in, batch_mean);
        const ValueId batch_variance = build.mean(build.map(ScalarFunction::Square, {centred}), axes);
        keep_statistics(context, mean, variance, batch_mean, batch_variance, shape.count() / channels[0]);
        variance = batch_variance;
    } else {
        centred = build.subtract(in, mean);
    }
    const ValueId epsilon = build.constant(real(context.parameters(), "epsilon"));
    const ValueId scale = build.map(ScalarFunction::Rsqrt, {build.add(variance, epsilon)});
    context.output("out", build.add(build.multiply(centred, build.multiply(scale, gamma)), beta));
}

} // namespace

BlockSpec batch_norm() {
    BlockSpec spec;
    spec.id = "BatchNorm";
    spec.category = Category::Normalise;
    spec.synonyms = {"batch normalisation", "batch normalization", "standardise", "whiten"};
    spec.parameters = {live(real_parameter("momentum", 0.9, 0, 1)),
                       real_parameter("epsilon", 1e-5, 1e-12, 1)};
    spec.ports = in_and_out();
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {row_type(5)}),
                    accepted({{"momentum", 0.5}}, {picture_type(3, 4, 5)}),
                    accepted({{"epsilon", 0.1}}, {picture_type(1, 1, 3)}),
                    accepted({}, {sequence_type(2)}),
                    rejected("batchnorm.needs-features", {}, {unbatched_type({4})}),
                    rejected("batchnorm.needs-features", {}, {WireType()})};
    return spec;
}

} // namespace glassbox::blocks
