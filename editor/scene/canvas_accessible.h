// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace glassbox::editor {

class GraphView;

/// Makes every canvas tell screen readers its blocks with their ports, its wires and its frames, each with
/// name, role and state; they can be selected, wired and asked for their menus there.
void installCanvasAccessibility();

/// Tells screen readers that another block is selected.
void tellSelection(GraphView& view);

} // namespace glassbox::editor
