// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"

#include <QUndoCommand>

namespace glassbox::editor {

/// One step of undo: the difference that an edit made. Undo gives back an equal model, to the last byte of
/// its file.
class EditCommand : public QUndoCommand {
  public:
    /// The model is changed already; the first redo() only tells. Edits of equal keys in a row are one step.
    EditCommand(Document& document, EditName name, ModelPatch patch, QString key);
    /// Says its name in the language as it is now.
    void retranslate() { setText(name_.text()); }
    void redo() override;
    void undo() override;
    int id() const override { return key_.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* next) override;

  private:
    Document& document_;
    EditName name_;
    ModelPatch patch_;
    QString key_;
    bool applied_ = true;
};

} // namespace glassbox::editor
