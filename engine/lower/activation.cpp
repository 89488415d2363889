// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/activation.h"

#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"

namespace glassbox {

BlockSpec activation_block(Activation activation) {
    BlockSpec spec;
    spec.id = std::move(activation.id);
    spec.category = Category::NonLinear;
    spec.synonyms = std::move(activation.synonyms);
    spec.ports = in_and_out();
    spec.type = [range = std::move(activation.range)](const TypeRequest& request) {
        WireType out = *request.inputs[0];
        out.range = range(out.range);
        return accept(std::move(out));
    };
    spec.lower = [function = std::move(activation.function)](LowerContext& context) {
        context.output("out", function(context.build, context.input("in")));
    };
    spec.samples = {accepted({}, {row_type(5)}), accepted({}, {picture_type(3, 5, 2)}),
                    accepted({}, {row_type(1)}), accepted({}, {unbatched_type({7})}),
                    accepted({}, {sequence_type(3)})};
    return spec;
}

BlockSpec activation_with_kink(Activation activation) {
    BlockSpec spec = activation_block(std::move(activation));
    spec.smooth = false;
    for (Sample& sample : spec.samples) sample.kinks_away = true;
    return spec;
}

} // namespace glassbox
