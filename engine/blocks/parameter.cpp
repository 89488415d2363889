// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"

namespace glassbox::blocks {

namespace {

using List = std::vector<std::int64_t>;

TypeAnswer type(const TypeRequest& request) {
    return accept(listed_type(request.parameters));
}

Initial initial_of(const Parameters& parameters) {
    const std::string& start = text(parameters, "start");
    const double scale = real(parameters, "scale");
    if (start == "zero") return {Initial::Kind::Zero, 0};
    if (start == "constant") return {Initial::Kind::Constant, scale};
    return {start == "uniform" ? Initial::Kind::Uniform : Initial::Kind::Normal, scale};
}

void lower(LowerContext& context) {
    const Shape shape = physical_shape(context.output_type("out"));
    context.output("out", context.parameter("value", shape, initial_of(context.parameters())));
}

} // namespace

BlockSpec parameter() {
    BlockSpec spec;
    spec.id = "Parameter";
    spec.category = Category::Data;
    spec.synonyms = {"variable", "weight", "trainable", "learned constant"};
    spec.parameters = {on_block(listed_shape_parameter()),
                       choice_parameter("start", {"normal", "uniform", "constant", "zero"}),
                       real_parameter("scale", 0.1, -1e30, 1e30)};
    spec.ports = fixed_ports({}, {real_port("out")});
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {}), accepted({{"shape", List{}}, {"start", std::string("constant")}}, {}),
                    accepted({{"shape", List{3, 2}}, {"start", std::string("uniform")}}, {}),
                    accepted({{"shape", List{2, 3, 5}}, {"start", std::string("zero")}}, {}),
                    rejected("wire.too-large", {{"shape", List{100000000, 100000000}}}, {})};
    return spec;
}

} // namespace glassbox::blocks
