// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"

#include <algorithm>

namespace glassbox::blocks {

namespace {

/// The dimension that the blocks joins along: the one of the parameter's letter, or for `auto` that of
/// channels or features; -1 where there is none.
int joined_dimension(const Parameters& parameters, const WireType& type) {
    const std::string& letter = text(parameters, "axis");
    if (letter == "auto") return last_physical(type);
    for (int i = 0; i < int(type.dimensions.size()); ++i)
        if (to_string(type.dimensions[std::size_t(i)].axis) == letter) return i;
    return -1;
}

/// Equal in all dimensions but `joined`.
bool fits(const WireType& a, const WireType& b, int joined) {
    if (a.dimensions.size() != b.dimensions.size()) return false;
    for (std::size_t i = 0; i < a.dimensions.size(); ++i) {
        if (a.dimensions[i].axis != b.dimensions[i].axis) return false;
        if (int(i) != joined && a.dimensions[i].extent != b.dimensions[i].extent) return false;
    }
    return true;
}

bool is_countable(const WireType& type, int dimension) {
    return type.dimensions[std::size_t(dimension)].extent.is_number();
}

std::string port_of(std::size_t input) {
    return std::string("in").append(std::to_string(input + 1));
}

TypeAnswer type(const TypeRequest& request) {
    WireType out = *request.inputs[0];
    const int joined = joined_dimension(request.parameters, out);
    if (joined < 0) return refuse(misfit("concat.no-axis", "in1", text(request.parameters, "axis"), out));
    for (std::size_t i = 0; i < request.inputs.size(); ++i)
        if (int(request.inputs[i]->dimensions.size()) > joined && !is_countable(*request.inputs[i], joined))
            return refuse(misfit("concat.length-unknown", port_of(i), "N × F", *request.inputs[i]));
    for (std::size_t i = 1; i < request.inputs.size(); ++i) {
        const WireType& next = *request.inputs[i];
        if (!fits(out, next, joined))
            return refuse(misfit("concat.mismatch", port_of(i), named_text(out), next));
        out.dimensions[std::size_t(joined)].extent.factor +=
            next.dimensions[std::size_t(joined)].extent.factor;
        out.range = {std::min(out.range.minimum, next.range.minimum),
                     std::max(out.range.maximum, next.range.maximum)};
    }
    return accept(std::move(out));
}

void lower(LowerContext& context) {
    std::vector<ValueId> values;
    for (const PortSpec& port : context.block.ports.inputs) values.push_back(context.input(port.id));
    const WireType& out = context.output_type("out");
    const int axis = physical_axis(out, joined_dimension(context.parameters(), out));
    context.output("out", context.build.concat(values, axis));
}

std::vector<Sample> samples() {
    const Parameters height = {{"axis", std::string("H")}};
    return {
        accepted({}, {row_type(3), row_type(5)}),
        accepted({{"inputs", std::int64_t(3)}},
                 {picture_type(2, 3, 4), picture_type(1, 3, 4), picture_type(5, 3, 4)}),
        accepted(height, {picture_type(2, 1, 3), picture_type(2, 4, 3)}),
        accepted({}, {sequence_type(3), sequence_type(1)}),
        rejected("concat.length-unknown", {{"axis", std::string("T")}}, {sequence_type(3), sequence_type(3)}),
        rejected("concat.no-axis", height, {row_type(3), row_type(5)}),
        rejected("concat.mismatch", {}, {row_type(3), picture_type(1, 2, 3)}),
        rejected("concat.mismatch", {}, {picture_type(2, 3, 4), picture_type(2, 4, 4)})};
}

} // namespace

BlockSpec concat() {
    BlockSpec spec;
    spec.id = "Concat";
    spec.category = Category::Shape;
    spec.synonyms = {"concatenate", "join", "stack", "merge", "skip"};
    spec.parameters = {inputs_parameter(),
                       on_block(choice_parameter("axis", {"auto", "C", "F", "T", "H", "W"}))};
    spec.ports = numbered_inputs;
    spec.type = type;
    spec.lower = lower;
    spec.samples = samples();
    return spec;
}

} // namespace glassbox::blocks
