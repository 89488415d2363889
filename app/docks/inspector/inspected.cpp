// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/inspected.h"

#include "editor/block_text.h"
#include "engine/catalogue/catalogue.h"

#include <algorithm>

namespace glassbox::app {

using editor::EditName;

namespace {

bool isSame(const ParameterSpec& a, const ParameterSpec& b) {
    return a.id == b.id && a.kind == b.kind && a.minimum == b.minimum && a.maximum == b.maximum &&
           a.choices == b.choices;
}

bool has(const BlockSpec* spec, const ParameterSpec& parameter) {
    return spec && std::any_of(spec->parameters.begin(), spec->parameters.end(),
                               [&](const ParameterSpec& each) { return isSame(each, parameter); });
}

} // namespace

Inspected::Inspected(const editor::Document& document, editor::BlockIds ids)
    : document_(document), ids_(std::move(ids)) {
    std::erase_if(ids_, [&](const std::string& id) { return !document.definition().blocks.contains(id); });
}

std::vector<ParameterSpec> Inspected::parameters() const {
    std::vector<ParameterSpec> shared;
    const BlockSpec* first = ids_.empty() ? nullptr : document_.specOf(*ids_.begin());
    if (!first) return shared;
    for (const ParameterSpec& parameter : first->parameters)
        if (std::all_of(ids_.begin(), ids_.end(),
                        [&](const std::string& id) { return has(document_.specOf(id), parameter); }))
            shared.push_back(parameter);
    return shared;
}

SharedValue Inspected::valueOf(const std::string& parameter) const {
    SharedValue value;
    for (const std::string& id : ids_) {
        const ParameterValue own = document_.parametersOf(id).at(parameter);
        if (value && *value != own) return {};
        value = own;
    }
    return value;
}

std::int64_t Inspected::weights() const {
    std::int64_t sum = 0;
    for (const std::string& id : ids_) sum += document_.weightsOf(id);
    return sum;
}

std::set<std::string> Inspected::kinds() const {
    std::set<std::string> kinds;
    for (const std::string& id : ids_) kinds.insert(document_.definition().blocks.at(id).kind);
    return kinds;
}

bool Inspected::areFrozen() const {
    return std::all_of(ids_.begin(), ids_.end(),
                       [&](const std::string& id) { return document_.definition().blocks.at(id).frozen; });
}

bool Inspected::areMuted() const {
    return std::all_of(ids_.begin(), ids_.end(),
                       [&](const std::string& id) { return document_.definition().blocks.at(id).muted; });
}

void setParameter(editor::Document& document, const editor::BlockIds& ids, const ParameterSpec& parameter,
                  const ParameterValue& value) {
    if (ids.size() == 1) {
        document.setParameter(*ids.begin(), parameter.id, value);
        return;
    }
    QString key = "parameter " + QString::fromStdString(parameter.id);
    for (const std::string& id : ids) key += " " + QString::fromStdString(id);
    const ParameterValue wanted = normalised(parameter, value);
    document.editGraph(
        EditName("ui.inspector.undo.several",
                 {EditName::parameter(parameter.id), EditName::words(QString::number(ids.size()))}),
        [&](Definition& graph) {
            for (const std::string& id : ids) {
                Block& block = graph.blocks.at(id);
                const BlockSpec* spec = find_block(block.kind);
                // Kinds may differ in their defaults; a value that is the default is not kept.
                const Parameters defaults = spec ? complete_parameters(*spec, {}) : Parameters{};
                const auto initial = defaults.find(parameter.id);
                if (initial != defaults.end() && initial->second == wanted)
                    block.parameters.erase(parameter.id);
                else
                    block.parameters[parameter.id] = wanted;
            }
        },
        key);
}

} // namespace glassbox::app
