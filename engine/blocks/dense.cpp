// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/start_values.h"

namespace glassbox::blocks {

namespace {

/// The parameter, or for 0 what the data ask for: a score a class, or the numbers of a target.
std::int64_t units_of(const TypeRequest& request) {
    const std::int64_t units = integer(request.parameters, "units");
    if (units > 0 || request.data == nullptr) return units;
    return request.data->classes > 0 ? request.data->classes : request.data->targets;
}

TypeAnswer type(const TypeRequest& request) {
    const WireType& in = *request.inputs[0];
    if (dimension_of(in, Axis::Height) >= 0)
        return refuse(misfit("dense.needs-features", "in", "N × F", in, "Flatten"));
    const Dimension last = in.dimensions.empty() ? Dimension{} : in.dimensions.back();
    const bool features = last.axis == Axis::Features || last.axis == Axis::Other;
    if (!has_batch(in) || !features || !last.extent.is_number())
        return refuse(misfit("dense.needs-features", "in", "N × F", in));
    const std::int64_t units = units_of(request);
    if (units < 1) return refuse({"dense.units-unknown", "", "", "", {}, ""});
    WireType out = in;
    out.range = WireType().range;
    out.dimensions.back() = {Axis::Features, units};
    return accept(std::move(out));
}

/// x·W + b along the last axis.
void lower(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const ValueId in = context.input("in");
    const std::int64_t features = number(context.input_type("in").dimensions.back().extent);
    const std::int64_t units = number(context.output_type("out").dimensions.back().extent);
    const ValueId weight =
        context.parameter("weight", {features, units}, start_values(context.parameters(), features, units));
    const Extent rows = build.shape(in).count() / Extent(features);
    const bool is_matrix = build.shape(in).rank() == 2;
    ValueId out = build.contract(is_matrix ? in : build.reshape(in, {rows, features}), weight);
    if (boolean(context.parameters(), "bias"))
        out = build.add(out, context.parameter("bias", {units}, {Initial::Kind::Zero, 0}));
    const Shape shape = physical_shape(context.output_type("out"));
    context.output("out", is_matrix ? out : build.reshape(out, shape));
}

} // namespace

BlockSpec dense() {
    BlockSpec spec;
    spec.id = "Dense";
    spec.category = Category::Linear;
    spec.synonyms = {"linear", "fully connected", "affine", "perceptron", "layer"};
    spec.parameters = {on_block(integer_parameter("units", 64, 0, 65536)), switch_parameter("bias", true),
                       start_parameter()};
    spec.ports = in_and_out();
    spec.type = type;
    spec.lower = lower;
    spec.samples = {
        accepted({{"units", std::int64_t(4)}}, {row_type(6)}),
        accepted({{"units", std::int64_t(7)}, {"bias", false}, {"start", std::string("glorot")}},
                 {row_type(13)}),
        accepted({{"units", std::int64_t(1)}, {"start", std::string("zero")}}, {row_type(1)}),
        accepted({{"units", std::int64_t(3)}}, {sequence_type(5)}),
        accepted({{"units", std::int64_t(5)}}, {row_type(1024)}),
        rejected("dense.needs-features", {}, {picture_type(3, 8, 8)}),
        rejected("dense.needs-features", {}, {unbatched_type({4, 5})}),
        rejected("dense.needs-features", {}, {WireType()}),
        rejected("dense.units-unknown", {{"units", std::int64_t(0)}}, {row_type(4)}),
    };
    return spec;
}

} // namespace glassbox::blocks
