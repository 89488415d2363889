// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document.h"

#include "editor/block_text.h"
#include "editor/commands/set_parameter_command.h"
#include "engine/catalogue/catalogue.h"
#include "engine/lower/lower.h"

namespace glassbox::editor {

Document::Document(QObject* parent) : QObject(parent) {
    model_.main();
}

void Document::open(Model model, DataInfos data, const QString& name) {
    undoStack_.clear();
    name_ = name;
    model_ = std::move(model);
    model_.main();
    data_ = std::move(data);
    checkAgain();
    Q_EMIT opened();
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
    const auto found = definition().blocks.find(block);
    if (found == definition().blocks.end()) return {};
    if (!found->second.name.empty()) return QString::fromStdString(found->second.name);
    if (!specOf(block)) return QString::fromStdString(found->second.kind);
    return kindTitle(found->second.kind);
}

std::optional<Message> Document::setParameter(const std::string& block, const std::string& parameter,
                                              const ParameterValue& value) {
    const BlockSpec* spec = specOf(block);
    GLASSBOX_ASSERT(spec, block);
    for (const ParameterSpec& known : spec->parameters) {
        if (known.id != parameter) continue;
        if (std::optional<Message> reason = refused(known, value)) return reason;
        const ParameterValue wanted = normalised(known, value);
        if (wanted != parametersOf(block).at(parameter))
            undoStack_.push(new SetParameterCommand(*this, block, parameter, wanted));
        return {};
    }
    GLASSBOX_ASSERT(false, parameter);
    return {};
}

void Document::applyParameter(const std::string& block, const std::string& parameter,
                              const std::optional<ParameterValue>& value) {
    Parameters& parameters = model_.main().blocks.at(block).parameters;
    if (value)
        parameters[parameter] = *value;
    else
        parameters.erase(parameter);
    checkAgain();
    QStringList ids;
    for (const auto& [id, known] : definition().blocks) ids << QString::fromStdString(id);
    Q_EMIT changed(ids);
    Q_EMIT parameterChanged(QString::fromStdString(block), QString::fromStdString(parameter));
}

void Document::checkAgain() {
    checked_ = check(model_, data_);
    weights_ = parameter_counts(checked_.graph);
}

} // namespace glassbox::editor
