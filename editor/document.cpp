// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document.h"

#include "editor/block_text.h"
#include "editor/commands/edit_command.h"
#include "engine/catalogue/catalogue.h"
#include "engine/lower/lower.h"

#include <algorithm>
#include <utility>

namespace glassbox::editor {

Document::Document(QObject* parent) : QObject(parent) {
    model_.main();
}

void Document::open(Model model, DataInfos data, const QString& name) {
    undoStack_.clear();
    name_ = name;
    model_ = std::move(model);
    std::sort(model_.main().wires.begin(), model_.main().wires.end());
    data_ = std::move(data);
    checkAgain();
    Q_EMIT opened();
}

void Document::setName(const QString& name) {
    name_ = name;
    Q_EMIT renamed();
}

void Document::setData(DataInfos data) {
    data_ = std::move(data);
    checkAgain();
    QStringList ids;
    for (const auto& [id, block] : definition().blocks) ids << QString::fromStdString(id);
    Q_EMIT changed(ids);
}

const BlockSpec* Document::specOf(const std::string& block) const {
    const auto found = definition().blocks.find(block);
    if (found == definition().blocks.end() || !found->second.original_text.empty()) return nullptr;
    return find_block(found->second.kind);
}

std::int64_t Document::weightsOf(const std::string& block) const {
    const auto found = weights_.find(block);
    return found == weights_.end() ? 0 : found->second;
}

std::int64_t Document::weights() const {
    std::int64_t sum = 0;
    for (const auto& [id, count] : weights_) sum += count;
    return sum;
}

Parameters Document::parametersOf(const std::string& block) const {
    const BlockSpec* spec = specOf(block);
    return spec ? complete_parameters(*spec, definition().blocks.at(block).parameters) : Parameters{};
}

QString Document::titleOf(const std::string& block) const {
    return nameOf(block).text();
}

EditName Document::nameOf(const std::string& block) const {
    const auto found = definition().blocks.find(block);
    if (found == definition().blocks.end()) return EditName::words({});
    if (!found->second.name.empty()) return EditName::words(QString::fromStdString(found->second.name));
    if (!specOf(block)) return EditName::words(QString::fromStdString(found->second.kind));
    return EditName::kind(found->second.kind);
}

void Document::retranslate() {
    // The stack gives its commands out as constants; all of them are edits that were pushed here.
    for (int i = 0; i < undoStack_.count(); ++i)
        const_cast<EditCommand*>(static_cast<const EditCommand*>(undoStack_.command(i)))->retranslate();
}

void Document::edit(const EditName& name, const std::function<void(Model&)>& change, const QString& key) {
    Model changed = model_;
    change(changed);
    ModelPatch patch = difference(model_, changed);
    if (patch.empty()) return;
    model_ = std::move(changed);
    // Told before the command is pushed: whoever listens to the stack finds everything up to date.
    tell(patch, name.text());
    undoStack_.push(new EditCommand(*this, name, std::move(patch), key));
}

void Document::editGraph(const EditName& name, const std::function<void(Definition&)>& change,
                         const QString& key) {
    edit(
        name, [&](Model& model) { change(model.main()); }, key);
}

std::optional<Message> Document::setParameter(const std::string& block, const std::string& parameter,
                                              const ParameterValue& value) {
    const BlockSpec* spec = specOf(block);
    GLASSBOX_ASSERT(spec, block);
    const auto known = std::find_if(spec->parameters.begin(), spec->parameters.end(),
                                    [&](const ParameterSpec& each) { return each.id == parameter; });
    GLASSBOX_ASSERT(known != spec->parameters.end(), parameter);
    if (std::optional<Message> reason = refused(*known, value)) return reason;
    const ParameterValue wanted = normalised(*known, value);
    if (wanted == parametersOf(block).at(parameter)) return {};
    editGraph(
        EditName("ui.undo.set-parameter", {EditName::parameter(parameter), nameOf(block)}),
        [&](Definition& graph) {
            Parameters& given = graph.blocks.at(block).parameters;
            if (wanted == normalised(*known, known->initial))
                given.erase(parameter);
            else
                given[parameter] = wanted;
        },
        QString::fromStdString("parameter " + block + "." + parameter));
    return {};
}

CheckResult Document::tried(const std::function<void(Definition&)>& change) const {
    Model changed = model_;
    change(changed.main());
    return check(changed, data_);
}

void Document::apply(const ModelPatch& patch, Direction direction, const QString& name) {
    glassbox::editor::apply(patch, direction, model_);
    tell(patch, name);
}

void Document::tell(const ModelPatch& patch, const QString& name) {
    if (patch.has_meaning()) {
        checkAgain();
        QStringList ids;
        for (const std::string& id : patch.touched_blocks()) ids << QString::fromStdString(id);
        Q_EMIT changed(ids);
        tellParameters(patch);
    } else {
        Q_EMIT arranged();
    }
    Q_EMIT edited(name);
}

void Document::tellParameters(const ModelPatch& patch) {
    for (const auto& [id, change] : patch.main.blocks) {
        if (!change.before || !change.after) continue;
        std::set<std::string> parameters;
        for (const Parameters* given : {&change.before->parameters, &change.after->parameters})
            for (const auto& [parameter, value] : *given) parameters.insert(parameter);
        for (const std::string& parameter : parameters) {
            const auto before = change.before->parameters.find(parameter);
            const auto after = change.after->parameters.find(parameter);
            const bool had = before != change.before->parameters.end();
            const bool has = after != change.after->parameters.end();
            if (had == has && (!has || before->second == after->second)) continue;
            Q_EMIT parameterChanged(QString::fromStdString(id), QString::fromStdString(parameter));
        }
    }
}

void Document::checkAgain() {
    const CheckResult before = std::exchange(checked_, check(model_, data_));
    weights_ = parameter_counts(checked_.graph, before.graph, weights_);
}

} // namespace glassbox::editor
