// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/dump.h"

#include "engine/lower/lower.h"
#include "engine/plan/plan.h"

namespace glassbox {

namespace {

std::string print_types(const CheckedGraph& graph) {
    std::string text;
    for (const CheckedBlock& block : graph.blocks())
        for (std::size_t i = 0; i < block.output_types.size(); ++i)
            text += to_string(PortRef{block.id, block.ports.outputs[i].id}) + " : " +
                    named_text(block.output_types[i]) + "   ; " + block.spec->id + "\n";
    return text;
}

} // namespace

std::vector<DumpedStage> dump_stages(const CheckedGraph& graph) {
    const EntryRequest step{EntryRequest::Kind::Phase, Part::Train, {}};
    const Program program = lower(graph, step);
    return {{"1-types", print_types(graph)},
            {"2-lowered", print(lower_without_gradients(graph, step))},
            {"3-differentiated", print(program)},
            {"4-plan", print(make_plan(program, {{graph.run().batch, 1}}))}};
}

} // namespace glassbox
