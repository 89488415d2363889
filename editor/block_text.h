// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/block_spec.h"

#include <QString>

#include <string>

namespace glassbox::editor {

/// A text of a kind of block in the interface's language: `part` is "title", "help", "formula", "source" or
/// the id of a parameter. "" where there is none, or only a dash.
QString blockText(const std::string& kind, const std::string& part);

/// The kind's title, or its id where it has none.
QString kindTitle(const std::string& kind);

/// A word for a parameter's id: from the texts ("parameter.filters"), or the id itself made readable.
QString parameterLabel(const std::string& id);

/// The text of a category's heading.
QString categoryText(Category category);

} // namespace glassbox::editor
