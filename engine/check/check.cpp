// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/check/check.h"

#include "engine/base/result.h"
#include "engine/check/checker.h"

#include <algorithm>

namespace glassbox {

const CheckedBlock* CheckedGraph::find(const std::string& id) const {
    const auto place = index_.find(id);
    return place == index_.end() ? nullptr : &blocks_[place->second];
}

const WireType* CheckedGraph::type_of(const PortRef& output) const {
    const CheckedBlock* block = find(output.block);
    if (!block || !block->typed || !find_port(block->ports.outputs, output.port)) return nullptr;
    return &block->output_types[port_number(block->ports.outputs, output.port)];
}

std::set<std::string> goal_blocks(const CheckedGraph& graph) {
    std::set<std::string> needed;
    for (auto block = graph.blocks().rbegin(); block != graph.blocks().rend(); ++block) {
        const bool goal = block->trains() || (block->spec->category == Category::Loss && !block->muted);
        if (!goal && !needed.contains(block->id)) continue;
        needed.insert(block->id);
        for (const auto& source : block->sources)
            if (source) needed.insert(source->block);
    }
    return needed;
}

std::int64_t sample_count(const CheckedGraph& graph, Part part) {
    const std::set<std::string> needed = goal_blocks(graph);
    std::optional<std::int64_t> least;
    for (const auto& [id, info] : graph.data()) {
        if (!needed.contains(id)) continue;
        const std::int64_t count = part == Part::Train ? info.train_count : info.test_count;
        least = std::min(least.value_or(count), count);
    }
    return least.value_or(0);
}

Diagnostic& Checker::report(Severity severity, std::string id, const std::string& block,
                            const std::string& port, std::vector<Argument> arguments) {
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.block = block;
    diagnostic.port = port;
    diagnostic.message.id = std::move(id);
    if (!block.empty()) diagnostic.message.arguments.push_back({"block", block});
    if (!port.empty()) diagnostic.message.arguments.push_back({"port", port});
    for (Argument& argument : arguments) diagnostic.message.arguments.push_back(std::move(argument));
    return result.diagnostics.emplace_back(std::move(diagnostic));
}

void Checker::finish() {
    CheckedGraph& graph = result.graph;
    for (const std::string& id : order) {
        graph.index_[id] = graph.blocks_.size();
        graph.blocks_.push_back(std::move(uses.at(id).checked));
    }
    graph.run_ = model.run;
    graph.data_ = data;
}

CheckResult check(const Model& model, const DataInfos& data) {
    GLASSBOX_ASSERT(model.definitions.contains("main"), "a document without main");
    Checker checker{model, data, {}, {}, {}, {}};
    checker.find_blocks();
    checker.find_wires();
    checker.find_order();
    checker.find_types();
    checker.find_goals();
    checker.propose_wires();
    checker.finish();
    return std::move(checker.result);
}

const PortSpec* find_port(const std::vector<PortSpec>& ports, const std::string& id) {
    const auto place =
        std::find_if(ports.begin(), ports.end(), [&](const PortSpec& p) { return p.id == id; });
    return place == ports.end() ? nullptr : &*place;
}

std::size_t port_number(const std::vector<PortSpec>& ports, const std::string& id) {
    const PortSpec* port = find_port(ports, id);
    GLASSBOX_ASSERT(port != nullptr, id);
    return std::size_t(port - ports.data());
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

} // namespace glassbox
