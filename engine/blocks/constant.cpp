// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"
#include "engine/lower/named_order.h"

namespace glassbox::blocks {

namespace {

using List = std::vector<std::int64_t>;

TypeAnswer type(const TypeRequest& request) {
    const double value = real(request.parameters, "value");
    return accept(within(listed_type(request.parameters), value, value));
}

void lower(LowerContext& context) {
    const ValueId value = context.build.constant(real(context.parameters(), "value"));
    context.output("out", filled(context.build, value, physical_shape(context.output_type("out"))));
}

} // namespace

BlockSpec constant() {
    BlockSpec spec;
    spec.id = "Constant";
    spec.category = Category::Data;
    spec.synonyms = {"number", "value", "fixed", "bias"};
    spec.parameters = {on_block(real_parameter("value", 1, -1e30, 1e30)), listed_shape_parameter()};
    spec.ports = fixed_ports({}, {real_port("out")});
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {}),
                    accepted({{"value", -2.5}, {"shape", List{}}}, {}),
                    accepted({{"shape", List{3, 2}}}, {}),
                    accepted({{"shape", List{2, 3, 5}}}, {}),
                    rejected("wire.too-many-dimensions", {{"shape", List(7, 1)}}, {}),
                    rejected("wire.too-large", {{"shape", List{100000000, 100000000}}}, {})};
    return spec;
}

} // namespace glassbox::blocks
