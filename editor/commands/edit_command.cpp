// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/commands/edit_command.h"

namespace glassbox::editor {

EditCommand::EditCommand(Document& document, EditName name, ModelPatch patch, QString key)
    : document_(document), name_(std::move(name)), patch_(std::move(patch)), key_(std::move(key)) {
    retranslate();
}

void EditCommand::redo() {
    if (!applied_) document_.apply(patch_, Direction::Forward, text());
    applied_ = true;
}

void EditCommand::undo() {
    document_.apply(patch_, Direction::Backward, qtTrId("ui.undo.undone").arg(text()));
    applied_ = false;
}

bool EditCommand::mergeWith(const QUndoCommand* next) {
    const auto* other = static_cast<const EditCommand*>(next);
    if (other->key_ != key_) return false;
    patch_ = joined(patch_, other->patch_);
    setObsolete(patch_.empty());
    return true;
}

} // namespace glassbox::editor
