// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/sliding_window.h"
#include "engine/catalogue/spec_parts.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/pooling.h"

namespace glassbox::blocks {

namespace {

TypeAnswer type(const TypeRequest& request) {
    return pool_type(request, "maxpool2d");
}

void lower(LowerContext& context) {
    context.output(
        "out", context.build.window({context.input("in")}, pool_attributes(context, WindowKind::Maximum)));
}

} // namespace

BlockSpec max_pool2d() {
    BlockSpec spec;
    spec.id = "MaxPool2D";
    spec.category = Category::Shape;
    spec.synonyms = {"maximum pooling", "downsample", "subsample", "pictures"};
    spec.parameters = pool_parameters();
    spec.ports = in_and_out();
    spec.type = type;
    spec.lower = lower;
    spec.samples = pool_samples("maxpool2d");
    spec.smooth = false;
    return spec;
}

} // namespace glassbox::blocks
