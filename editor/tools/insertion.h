// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/paint/theme.h"
#include "editor/scene/graph_scene.h"

#include <QPainter>

namespace glassbox::editor {

/// Whether a block of these ports can stand in a wire: its first input takes what the wire carries.
bool fitsIntoWire(const Document& document, const Ports& ports, const Wire& wire);

/// The wire that the block lies on and can be put into; none where it is wired already.
std::optional<Wire> wireUnder(const Document& document, const GraphScene& scene, const std::string& block);
/// The same for a block of a kind that is not there yet, in the area that it would take.
std::optional<Wire> wireUnder(const Document& document, const GraphScene& scene, const BlockSpec& kind,
                              const QRectF& area);

/// The wire that a block would be dropped into.
void paintDropWire(QPainter& painter, const Theme& theme, const GraphScene& scene, const Wire& wire);

} // namespace glassbox::editor
