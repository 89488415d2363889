// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/data_lowering.h"

#include <limits>

namespace glassbox::blocks {

namespace {

TypeAnswer type(const TypeRequest& request) {
    if (request.data == nullptr) return refuse({"dataset.not-open", "", "", "", {}, ""});
    WireType out;
    out.dimensions = {{Axis::Batch, batch_extent}};
    out.dimensions.insert(out.dimensions.end(), request.data->sample.begin(), request.data->sample.end());
    if (request.data->pictures && text(request.parameters, "normalise") == "none") out = within(out, 0, 1);
    TypeAnswer answer = accept(std::move(out));
    const bool classes = request.data->classes > 0;
    if (answer.problems.empty())
        answer.outputs.push_back(classes ? label_type(request.data->classes)
                                         : row_type(request.data->targets));
    return answer;
}

void lower(LowerContext& context) {
    DataValues values = data_values(context);
    if (context.training()) values.inputs = augmented(context, values.inputs);
    context.raw_input(values.inputs);
    if (text(context.parameters(), "normalise") == "standard")
        values.inputs = standardised(context, values.inputs);
    context.output("out", values.inputs);
    context.output("labels", values.targets);
}

std::vector<ParameterSpec> parameters() {
    return {on_block(path_parameter("path", "builtin:digits")),
            path_parameter("labels", ""),
            text_parameter("target", ""),
            real_parameter("test", 0.2, 0, 1e12),
            in_unit(pair_parameter("size", {0, 0}, 0, 8000), "px"),
            choice_parameter("normalise", {"none", "standard"}),
            switch_parameter("shuffle", true),
            in_unit(real_parameter("shift", 0, 0, 1000), "px"),
            in_unit(real_parameter("rotation", 0, 0, 180), "°"),
            real_parameter("scale", 0, 0, 0.9),
            integer_parameter("count", 1000, 4, 10'000'000),
            real_parameter("noise", 0.1, 0, 1e6),
            integer_parameter("classes", 2, 2, 100),
            integer_parameter("data_seed", 1, 0, double(std::numeric_limits<std::int64_t>::max())),
            in_unit(integer_parameter("memory", 1024, 0, double(std::int64_t(1) << 40)), "MiB")};
}

} // namespace

BlockSpec dataset() {
    BlockSpec spec;
    spec.id = "Dataset";
    spec.category = Category::Data;
    spec.synonyms = {"data",   "input", "pictures",  "table",   "csv",
                     "digits", "mnist", "two moons", "spirals", "xor"};
    spec.parameters = parameters();
    spec.ports = fixed_ports({}, {real_port("out"), {"labels", PortKind::Any}});
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {}),
                    accepted({{"normalise", std::string("standard")}, {"shuffle", false}}, {}),
                    accepted({{"shift", 1.5}, {"rotation", 10.0}, {"scale", 0.1}}, {})};
    spec.random = true;
    spec.is_data = true;
    return spec;
}

} // namespace glassbox::blocks
