// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/named_order.h"

#include <algorithm>

namespace glassbox::blocks {

namespace {

using List = std::vector<std::int64_t>;

constexpr std::size_t most_numbers = 5;

std::string list_text(const List& extents) {
    std::string text;
    for (const std::int64_t extent : extents) text += (text.empty() ? "" : "×") + std::to_string(extent);
    return text;
}

/// Puts the number that is left in the place of -1; empty where `count` elements do not fit.
List resolved(List extents, std::int64_t count) {
    double product = 1;
    for (const std::int64_t extent : extents) product *= extent == -1 ? 1 : double(extent);
    if (product < 1 || product > double(count)) return {};
    const auto unknown = std::find(extents.begin(), extents.end(), -1);
    if (unknown == extents.end()) return product == double(count) ? extents : List{};
    if (count % std::int64_t(product) != 0) return {};
    *unknown = count / std::int64_t(product);
    return extents;
}

TypeAnswer type(const TypeRequest& request) {
    const WireType& in = *request.inputs[0];
    const List& shape = list(request.parameters, "shape");
    const auto refused = [&](const char* id) {
        return refuse({id, "in", list_text(shape), named_text(in), {{"shape", list_text(shape)}}, ""});
    };
    if (!has_batch(in)) return refused("reshape.needs-samples");
    if (shape.empty() || shape.size() > most_numbers) return refused("reshape.numbers");
    if (std::count(shape.begin(), shape.end(), -1) > 1) return refused("reshape.two-unknown");
    const Extent count = elements_per_sample(in);
    if (!count.is_number()) return refused("reshape.length-unknown");
    const List extents = resolved(shape, count.factor);
    if (extents.empty()) return refused("reshape.count");
    WireType out = unbatched_type(extents);
    out.dimensions.insert(out.dimensions.begin(), {Axis::Batch, batch_extent});
    out.range = in.range;
    return accept(std::move(out));
}

/// The elements in the order that people name the axes: C, H, W.
void lower(LowerContext& context) {
    const WireType& to = context.output_type("out");
    Shape named;
    for (const Dimension& dimension : to.dimensions) named.append(dimension.extent);
    const ValueId in = to_named_order(context.build, context.input("in"), context.input_type("in"));
    context.output("out", to_physical_order(context.build, context.build.reshape(in, named), to));
}

std::vector<Sample> samples() {
    return {accepted({{"shape", List{3, 4, 2}}}, {row_type(24)}),
            accepted({{"shape", List{2, -1}}}, {picture_type(3, 2, 5)}),
            accepted({{"shape", List{-1, 3, 2}}}, {picture_type(2, 9, 1)}),
            accepted({{"shape", List{1}}}, {row_type(1)}),
            accepted({{"shape", List{-1}}}, {picture_type(2, 3, 5)}),
            rejected("reshape.needs-samples", {}, {unbatched_type({3, 4})}),
            rejected("reshape.numbers", {{"shape", List{1, 1, 1, 1, 1, 4}}}, {row_type(4)}),
            rejected("reshape.two-unknown", {{"shape", List{-1, -1}}}, {row_type(4)}),
            rejected("reshape.length-unknown", {}, {sequence_type(4)}),
            rejected("reshape.count", {{"shape", List{3, 4}}}, {row_type(13)}),
            rejected("reshape.count", {{"shape", List{5, -1}}}, {row_type(13)}),
            rejected("reshape.count", {{"shape", List{0, -1}}}, {row_type(13)})};
}

} // namespace

BlockSpec reshape() {
    BlockSpec spec;
    spec.id = "Reshape";
    spec.category = Category::Shape;
    spec.synonyms = {"view", "unflatten", "dimensions"};
    spec.parameters = {on_block(shape_parameter("shape", {-1}, -1))};
    spec.ports = in_and_out();
    spec.type = type;
    spec.lower = lower;
    spec.samples = samples();
    return spec;
}

} // namespace glassbox::blocks
