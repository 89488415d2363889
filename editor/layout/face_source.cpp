// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/face_source.h"

#include <algorithm>

namespace glassbox::editor {

FaceSources::FaceSources(const Document& document) : document_(document) {
    for (const Wire& wire : document.definition().wires) byTarget_.push_back(&wire);
    std::sort(byTarget_.begin(), byTarget_.end(), [](const Wire* a, const Wire* b) { return a->to < b->to; });
    for (const Diagnostic& diagnostic : document.checked().diagnostics) {
        if (diagnostic.severity == Severity::Hint) continue;
        const Diagnostic*& gravest = gravest_[diagnostic.block];
        if (!gravest || (diagnostic.severity == Severity::Error && gravest->severity != Severity::Error))
            gravest = &diagnostic;
    }
}

void FaceSources::addWires(FaceSource& source) const {
    const PortRef first{source.id, ""};
    for (auto wire = std::lower_bound(byTarget_.begin(), byTarget_.end(), first,
                                      [](const Wire*w, const PortRef&port) { return w->to < port; });
         wire != byTarget_.end() && (*wire)->to.block == source.id; ++wire) {
        const WireType* type = document_.checked().graph.type_of((*wire)->from);
        source.wiredInputs.emplace_back((*wire)->to.port, type ? std::optional(*type) : std::nullopt);
    }
    const std::vector<Wire>& wires = document_.definition().wires;
    for (auto wire = std::lower_bound(wires.begin(), wires.end(), Wire{first, {}});
         wire != wires.end() && wire->from.block == source.id; ++wire)
        if (source.wiredOutputs.empty() || source.wiredOutputs.back() != wire->from.port)
            source.wiredOutputs.push_back(wire->from.port);
}

void FaceSources::addFindings(FaceSource& source) const {
    const auto found = gravest_.find(source.id);
    if (found == gravest_.end()) return;
    source.severity = found->second->severity;
    source.finding = found->second->message;
    source.expected = found->second->expected;
    source.found = found->second->found;
}

FaceSource FaceSources::of(const std::string& id) const {
    FaceSource source;
    source.id = id;
    source.block = document_.definition().blocks.at(id);
    source.fold = fold_of(document_.definition(), {id});
    addWires(source);
    addFindings(source);
    const CheckedGraph& graph = document_.checked().graph;
    if (const CheckedBlock* checked = graph.find(id); checked && checked->typed)
        source.outputs = checked->output_types;
    source.weights = document_.weightsOf(id);
    const BlockSpec* spec = document_.specOf(id);
    if (spec && spec->is_optimizer) source.allWeights = document_.weights();
    if (const auto info = graph.data().find(id); info != graph.data().end()) {
        source.trainCount = info->second.train_count;
        source.testCount = info->second.test_count;
    }
    return source;
}

} // namespace glassbox::editor
