// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/section.h"
#include "editor/document.h"

namespace glassbox::app {

class ParameterField;

/// The document's own run: steps, batch, seed; each is changed by an edit that can be undone.
class RunSection : public Section {
    Q_OBJECT
  public:
    RunSection(editor::Document& document, const editor::Theme& theme, QWidget* parent = nullptr);
    void refresh();

  private:
    editor::Document& document_;
    std::vector<ParameterField*> fields_;
};

} // namespace glassbox::app
