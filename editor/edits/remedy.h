// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/diagnostic.h"
#include "engine/model/model.h"

namespace glassbox::editor {

/// Does to a graph what a diagnostic's remedy proposes (see Remedy for its actions). An inserted block stands
/// between the two that it joins, where nothing else does. Returns false, and changes nothing, where the
/// graph is no longer what the remedy was made for: a block or wire is gone, or a value is not allowed.
bool apply_remedy(Definition& graph, const Remedy& remedy);

} // namespace glassbox::editor
