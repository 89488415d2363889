// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/named_order.h"

namespace glassbox::blocks {

namespace {

TypeAnswer type(const TypeRequest& request) {
    const WireType& in = *request.inputs[0];
    if (!has_batch(in)) return refuse(misfit("flatten.needs-samples", "in", "N × ...", in));
    const Extent features = elements_per_sample(in);
    if (!features.is_number()) return refuse(misfit("flatten.length-unknown", "in", "N × C × H × W", in));
    WireType out = row_type(features);
    out.range = in.range;
    return accept(std::move(out));
}

/// In the order C, H, W, as people and PyTorch expect.
void lower(LowerContext& context) {
    const ValueId named = to_named_order(context.build, context.input("in"), context.input_type("in"));
    context.output("out", context.build.reshape(named, physical_shape(context.output_type("out"))));
}

} // namespace

BlockSpec flatten() {
    BlockSpec spec;
    spec.id = "Flatten";
    spec.category = Category::Shape;
    spec.synonyms = {"vector", "features", "unroll", "ravel"};
    spec.ports = in_and_out();
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {picture_type(3, 2, 5)}),
                    accepted({}, {picture_type(1, 4, 3)}),
                    accepted({}, {picture_type(7, 1, 1)}),
                    accepted({}, {row_type(4)}),
                    rejected("flatten.needs-samples", {}, {unbatched_type({3, 4})}),
                    rejected("flatten.length-unknown", {}, {sequence_type(4)})};
    return spec;
}

} // namespace glassbox::blocks
