// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/scene/graph_scene.h"

namespace glassbox::editor {

/// Gives the words of a message in the interface's language.
using Words = std::function<QString(const Message&)>;

// Everything that the canvas shows of an item, in words: for hover and for screen readers.

/// "Dense", "Dense, collapsed"
QString blockName(const GraphScene& scene, int block);
/// "8×20×20, 80 weights, frozen, problem: …": all but the block's name, each a part of its own.
QStringList blockFacts(const GraphScene& scene, int block, const Words& words);
/// "in, wired from ReLU", "out, wired to Dense, Accuracy", "mask, not wired".
QString portText(const GraphScene& scene, const PortItem& port);
/// "Conv2D out to ReLU in"
QString wireName(const GraphScene& scene, const Wire& wire);
/// With named dimensions, and what runs through it while training.
QStringList wireFacts(const GraphScene& scene, int wire);

} // namespace glassbox::editor
