// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/sliding_window.h"
#include "engine/catalogue/spec_parts.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/start_values.h"

namespace glassbox::blocks {

namespace {

using List = std::vector<std::int64_t>;

TypeAnswer groups_misfit(std::int64_t channels, std::int64_t filters, std::int64_t groups) {
    return refuse({"conv2d.groups",
                   "in",
                   "C, filters = k·" + std::to_string(groups),
                   "C " + std::to_string(channels) + ", filters " + std::to_string(filters),
                   {{"groups", std::to_string(groups)}},
                   ""});
}

TypeAnswer type(const TypeRequest& request) {
    const WireType& in = *request.inputs[0];
    if (!is_picture(in)) return refuse(misfit("conv2d.needs-pictures", "in", "N × C × H × W", in));
    const std::int64_t channels = number(in.dimensions[1].extent);
    const std::int64_t filters = integer(request.parameters, "filters");
    const std::int64_t groups = integer(request.parameters, "groups");
    if (channels % groups != 0 || filters % groups != 0) return groups_misfit(channels, filters, groups);
    const SlidingWindow window = convolution_window(request.parameters);
    const auto [height, width] = picture_size(in);
    const std::int64_t out_height = window.output(0, height);
    const std::int64_t out_width = window.output(1, width);
    if (out_height < 1 || out_width < 1)
        return refuse(misfit("conv2d.kernel-too-large", "in",
                             "H + pad ≥ " + std::to_string(window.span(0)) + ", W + pad ≥ " +
                                 std::to_string(window.span(1)),
                             in));
    return accept(picture_type(filters, out_height, out_width));
}

ConvolveAttributes attributes_of(LowerContext& context) {
    const SlidingWindow window = convolution_window(context.parameters());
    ConvolveAttributes attributes;
    attributes.kernel = window.kernel;
    attributes.stride = window.stride;
    attributes.dilation = window.dilation;
    attributes.low = window.low;
    attributes.high = window.high;
    attributes.groups = integer(context.parameters(), "groups");
    attributes.input = picture_size(context.input_type("in"));
    return attributes;
}

void lower(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const ConvolveAttributes attributes = attributes_of(context);
    const std::int64_t filters = integer(context.parameters(), "filters");
    const std::int64_t channels = number(context.input_type("in").dimensions[1].extent) / attributes.groups;
    const auto [height, width] = attributes.kernel;
    const Initial initial = start_values(context.parameters(), height * width * channels,
                                         height * width * filters / attributes.groups);
    const ValueId weight = context.parameter("weight", {height, width, channels, filters}, initial);
    ValueId out = build.convolve(context.input("in"), weight, attributes);
    if (boolean(context.parameters(), "bias"))
        out = build.add(out, context.parameter("bias", {filters}, {Initial::Kind::Zero, 0}));
    context.output("out", out);
}

std::vector<Sample> samples() {
    const Parameters odd = {{"filters", std::int64_t(3)}, {"kernel", List{2, 3}}, {"stride", List{2, 1}}};
    const Parameters dilated = {{"filters", std::int64_t(4)},
                                {"kernel", List{3, 2}},
                                {"dilation", List{2, 3}},
                                {"padding", std::string("valid")},
                                {"bias", false}};
    const Parameters grouped = {{"filters", std::int64_t(6)},
                                {"groups", std::int64_t(2)},
                                {"padding", std::string("explicit")},
                                {"pad", List{2, 1}}};
    const Parameters depthwise = {
        {"filters", std::int64_t(3)}, {"groups", std::int64_t(3)}, {"stride", List{2, 2}}};
    const Parameters pointwise = {{"filters", std::int64_t(2)}, {"kernel", List{1, 1}}};
    return {accepted({{"filters", std::int64_t(4)}}, {picture_type(2, 6, 5)}),
            accepted(odd, {picture_type(1, 5, 7)}),
            accepted(dilated, {picture_type(3, 7, 6)}),
            accepted(grouped, {picture_type(4, 3, 4)}),
            accepted(depthwise, {picture_type(3, 5, 4)}),
            accepted(pointwise, {picture_type(9, 1, 1)}),
            accepted(pointwise, {picture_type(1024, 1, 2)}),
            rejected("conv2d.needs-pictures", {}, {row_type(64)}),
            rejected("conv2d.groups", grouped, {picture_type(3, 8, 8)}),
            rejected("conv2d.kernel-too-large", dilated, {picture_type(1, 4, 8)})};
}

} // namespace

BlockSpec conv2d() {
    BlockSpec spec;
    spec.id = "Conv2D";
    spec.category = Category::Linear;
    spec.synonyms = {"convolution", "conv", "filter", "kernel", "pictures"};
    spec.parameters = {on_block(integer_parameter("filters", 16, 1, 65536)),
                       in_unit(pair_parameter("kernel", {3, 3}, 1, 1024), "px"),
                       in_unit(pair_parameter("stride", {1, 1}, 1, 1024), "px"),
                       choice_parameter("padding", {"same", "valid", "explicit"}),
                       in_unit(pair_parameter("pad", {0, 0}, 0, 1024), "px"),
                       in_unit(pair_parameter("dilation", {1, 1}, 1, 1024), "px"),
                       integer_parameter("groups", 1, 1, 65536),
                       switch_parameter("bias", true),
                       start_parameter()};
    spec.ports = in_and_out();
    spec.type = type;
    spec.lower = lower;
    spec.samples = samples();
    return spec;
}

} // namespace glassbox::blocks
