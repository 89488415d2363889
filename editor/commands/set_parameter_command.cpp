// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/commands/set_parameter_command.h"

namespace glassbox::editor {

SetParameterCommand::SetParameterCommand(Document& document, std::string block, std::string parameter,
                                         ParameterValue value)
    : document_(document), block_(std::move(block)), parameter_(std::move(parameter)),
      value_(std::move(value)) {
    const Parameters& given = document.definition().blocks.at(block_).parameters;
    if (const auto found = given.find(parameter_); found != given.end()) before_ = found->second;
    setText(
        qtTrId("ui.undo.set-parameter").arg(QString::fromStdString(parameter_), document.titleOf(block_)));
}

void SetParameterCommand::redo() {
    document_.applyParameter(block_, parameter_, value_);
}

void SetParameterCommand::undo() {
    document_.applyParameter(block_, parameter_, before_);
}

bool SetParameterCommand::mergeWith(const QUndoCommand* next) {
    const auto* other = static_cast<const SetParameterCommand*>(next);
    if (other->block_ != block_ || other->parameter_ != parameter_) return false;
    value_ = other->value_;
    return true;
}

} // namespace glassbox::editor
