// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model.h"

#include <QSizeF>

#include <map>
#include <string>

namespace glassbox::editor {

/// A plain automatic layout: blocks in columns by their longest path from a source, the columns wrapped into
/// rows as text is, the longest chain on the first line of its row, so that its wires are straight.
/// Deterministic; positions are multiples of 8; no two blocks overlap.
std::map<std::string, Position> rowLayout(const Definition& definition,
                                          const std::map<std::string, QSizeF>& sizes);

/// Where every block stands: the document's own layout, and automatic places (below it) for blocks that have
/// none.
std::map<std::string, Position> completeLayout(const Definition& definition,
                                               const std::map<std::string, QSizeF>& sizes);

} // namespace glassbox::editor
