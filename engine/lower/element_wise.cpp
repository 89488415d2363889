// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/element_wise.h"

#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"

namespace glassbox {

namespace {

std::vector<Sample> samples(const std::string& problem) {
    return {accepted({}, {row_type(5), row_type(5)}),
            accepted({}, {picture_type(3, 2, 4), picture_type(3, 1, 1)}),
            accepted({}, {unbatched_type({3, 1, 5}), picture_type(3, 4, 1)}),
            accepted({}, {row_type(1), row_type(7)}),
            accepted({}, {row_type(3), WireType()}),
            accepted({}, {sequence_type(3), unbatched_type({3})}),
            rejected(problem, {}, {row_type(5), row_type(6)}),
            rejected(problem, {}, {picture_type(3, 4, 4), row_type(3)}),
            rejected(problem, {}, {picture_type(3, 4, 4), picture_type(4, 4, 3)})};
}

} // namespace

BlockSpec element_wise_block(ElementWise block) {
    BlockSpec spec;
    spec.id = block.id;
    spec.category = Category::Linear;
    spec.synonyms = block.synonyms;
    spec.ports = block.ports;
    spec.type = [block](const TypeRequest& request) {
        TypeAnswer answer = broadcast_inputs(request, block.ports(request.parameters), block.problem);
        if (answer.outputs.empty()) return answer;
        Range range = request.inputs[0]->range;
        for (std::size_t i = 1; i < request.inputs.size(); ++i)
            range = block.range(range, request.inputs[i]->range);
        answer.outputs[0].range = range;
        return answer;
    };
    spec.lower = [function = block.function](LowerContext& context) {
        ValueId value = no_value;
        for (const PortSpec& port : context.block.ports.inputs) {
            const ValueId next = context.input(port.id);
            value = value == no_value ? next : context.build.map(function, {value, next});
        }
        context.output("out", value);
    };
    spec.samples = samples(block.problem);
    return spec;
}

} // namespace glassbox
