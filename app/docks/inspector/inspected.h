// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/value_editors.h"
#include "editor/document.h"
#include "editor/edits/edits.h"

namespace glassbox::app {

/// The blocks that the inspector shows, as questions to the document. Holds ids only.
class Inspected {
  public:
    Inspected(const editor::Document& document, editor::BlockIds ids);
    const editor::BlockIds& ids() const { return ids_; }
    bool isEmpty() const { return ids_.empty(); }
    /// The only block; "" for none or several.
    std::string single() const { return ids_.size() == 1 ? *ids_.begin() : std::string(); }
    /// Parameters that all of them have with the same kind, range and choices, in the order of the first.
    std::vector<ParameterSpec> parameters() const;
    SharedValue valueOf(const std::string& parameter) const;
    /// Trainable numbers of all.
    std::int64_t weights() const;
    /// The kinds of all, without repetitions.
    std::set<std::string> kinds() const;
    bool areFrozen() const;
    bool areMuted() const;

  private:
    const editor::Document& document_;
    editor::BlockIds ids_;
};

/// Sets a parameter of several blocks as one step of undo.
void setParameter(editor::Document& document, const editor::BlockIds& ids, const ParameterSpec& parameter,
                  const ParameterValue& value);

} // namespace glassbox::app
