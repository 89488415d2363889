// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"

namespace glassbox::blocks {

namespace {

TypeAnswer type(const TypeRequest& request) {
    const WireType& in = *request.inputs[0];
    if (last_physical(in) < 0) return refuse(misfit("softmax.needs-classes", "in", "N × F", in));
    return accept(within(in, 0, 1));
}

void lower(LowerContext& context) {
    const ValueId scores = context.input("in");
    context.output("out", context.build.softmax(scores, context.build.shape(scores).rank() - 1));
}

} // namespace

BlockSpec softmax() {
    BlockSpec spec;
    spec.id = "Softmax";
    spec.category = Category::NonLinear;
    spec.synonyms = {"probabilities", "normalised exponential", "classes", "activation"};
    spec.ports = in_and_out();
    spec.type = type;
    spec.lower = lower;
    WireType numbers;
    numbers.dimensions = {{Axis::Batch, batch_extent}};
    spec.samples = {accepted({}, {row_type(10)}),
                    accepted({}, {row_type(1)}),
                    accepted({}, {picture_type(3, 2, 5)}),
                    accepted({}, {sequence_type(4)}),
                    accepted({}, {unbatched_type({3, 7})}),
                    accepted({}, {row_type(1000)}),
                    rejected("softmax.needs-classes", {}, {numbers}),
                    rejected("softmax.needs-classes", {}, {WireType()})};
    return spec;
}

} // namespace glassbox::blocks
