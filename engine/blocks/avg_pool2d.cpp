// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/sliding_window.h"
#include "engine/catalogue/spec_parts.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/pooling.h"

#include <algorithm>

namespace glassbox::blocks {

namespace {

TypeAnswer type(const TypeRequest& request) {
    TypeAnswer answer = pool_type(request, "avgpool2d");
    for (WireType& out : answer.outputs) // Padding's zeros are averaged too.
        out.range = {std::min(out.range.minimum, 0.0), std::max(out.range.maximum, 0.0)};
    return answer;
}

/// Padding counts: every window is divided by its full size.
void lower(LowerContext& context) {
    const WindowAttributes attributes = pool_attributes(context, WindowKind::Sum);
    const ValueId sum = context.build.window({context.input("in")}, attributes);
    context.output("out",
                   context.build.scale(sum, 1.0 / double(attributes.kernel[0] * attributes.kernel[1])));
}

} // namespace

BlockSpec avg_pool2d() {
    BlockSpec spec;
    spec.id = "AvgPool2D";
    spec.category = Category::Shape;
    spec.synonyms = {"average pooling", "mean pooling", "global average", "downsample", "pictures"};
    spec.parameters = pool_parameters();
    spec.ports = in_and_out();
    spec.type = type;
    spec.lower = lower;
    spec.samples = pool_samples("avgpool2d");
    return spec;
}

} // namespace glassbox::blocks
