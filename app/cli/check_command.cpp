// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/document_loading.h"
#include "app/cli/events.h"
#include "engine/lower/lower.h"
#include "engine/plan/plan.h"

#include <algorithm>

namespace glassbox::cli {
namespace {

/// Calls use(from, to, type) for every wire that has a type, in the order of the blocks.
template <class F>
void forWires(const CheckedGraph& graph, F use) {
    for (const CheckedBlock& block : graph.blocks()) {
        for (std::size_t i = 0; i < block.sources.size(); ++i) {
            if (!block.sources[i] || !block.input_types[i]) continue;
            use(*block.sources[i], PortRef{block.id, block.ports.inputs[i].id}, *block.input_types[i]);
        }
    }
}

void printWires(const CheckedGraph& graph) {
    std::size_t widest = 0;
    forWires(graph, [&widest](const PortRef& from, const PortRef& to, const WireType&) {
        widest = std::max(widest, to_string(from).size() + to_string(to).size() + 4);
    });
    forWires(graph, [widest](const PortRef& from, const PortRef& to, const WireType& type) {
        std::string ends = to_string(from) + " -> " + to_string(to);
        ends.resize(std::max(widest, ends.size()), ' ');
        print(ends + "  " + (type.dimensions.empty() ? short_text(type) : named_text(type)));
    });
}

std::int64_t parametersOf(const CheckedGraph& graph) {
    std::int64_t sum = 0;
    for (const auto& [block, count] : parameter_counts(graph)) sum += count;
    return sum;
}

void printSummary(const Document& document, Format format) {
    const auto& found = document.checked.diagnostics;
    const auto count = [&found](Severity severity) {
        return std::count_if(found.begin(), found.end(),
                             [=](const Diagnostic& d) { return d.severity == severity; });
    };
    const bool complete = document.checked.ok() && document.sourceErrors.empty();
    const std::int64_t parameters = complete ? parametersOf(document.checked.graph) : 0;
    if (format == Format::People) {
        if (complete) print(words({"cli.checked", {{"parameters", std::to_string(parameters)}}}));
        return;
    }
    nlohmann::json event = {{"event", "done"},
                            {"errors", count(Severity::Error)},
                            {"warnings", count(Severity::Warning)},
                            {"hints", count(Severity::Hint)}};
    if (complete) event["parameters"] = parameters;
    printEvent(event);
}

/// A stage on the way to the device, as text.
std::string dumped(const std::string& stage, const CheckedGraph& graph) {
    const EntryRequest training = schedule_of(graph).phases.front().entry;
    if (stage == "program") return print(lower_without_gradients(graph, training));
    const Program program = lower(graph, training);
    if (stage == "gradients") return print(program);
    PlanOptions options;
    options.bindings.batch = graph.run().batch;
    return print(make_plan(program, options));
}

} // namespace

int check(const CommandLine& call) {
    const auto document = loadDocument(call);
    if (!document) return say(document.error());
    const CheckedGraph& graph = document->checked.graph;
    const int status = reportFindings(*document, call.format);
    if (!call.dump.empty()) {
        if (status == 0) print(dumped(call.dump, graph));
        return status;
    }
    if (call.format == Format::People) {
        printWires(graph);
    } else {
        forWires(graph, [](const PortRef& from, const PortRef& to, const WireType& type) {
            printEvent(wireEvent(from, to, type));
        });
    }
    printSummary(*document, call.format);
    return status;
}

} // namespace glassbox::cli
