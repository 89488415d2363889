// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"

#include <QUndoCommand>

namespace glassbox::editor {

/// Sets one parameter of one block. Undo also brings back that it stood at its default.
class SetParameterCommand : public QUndoCommand {
  public:
    SetParameterCommand(Document& document, std::string block, std::string parameter, ParameterValue value);
    void redo() override;
    void undo() override;
    int id() const override { return 1; }
    /// Several changes of the same parameter in a row are one step of undo.
    bool mergeWith(const QUndoCommand* next) override;

  private:
    Document& document_;
    std::string block_;
    std::string parameter_;
    ParameterValue value_;
    std::optional<ParameterValue> before_;
};

} // namespace glassbox::editor
