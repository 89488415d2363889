// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model.h"

#include <optional>
#include <set>

namespace glassbox::editor {

/// What stood under a key before a change and what stands there after it; nothing where there was or is none.
template <class Value>
struct Replaced {
    std::optional<Value> before;
    std::optional<Value> after;
};
template <class Key, class Value>
using Replacements = std::map<Key, Replaced<Value>>;

/// The difference between two definitions: what an edit changed, and nothing else.
struct DefinitionPatch {
    Replacements<std::string, Block> blocks;
    Replacements<std::string, Position> layout;
    Replacements<std::string, Frame> frames;
    Replacements<Wire, std::vector<Position>> bends;
    std::set<Wire> added;
    std::set<Wire> removed;
    std::set<std::string> collapsed;
    std::set<std::string> expanded;
    bool empty() const;
};

enum class Direction : std::uint8_t { Forward, Backward };

/// The difference between two models (their main graphs and run settings), as a value that can be applied and
/// taken back. Taking back what was applied gives an equal model.
struct ModelPatch {
    DefinitionPatch main;
    std::optional<RunSettings> run_before;
    std::optional<RunSettings> run_after;

    bool empty() const { return main.empty() && !run_after; }
    /// Whether anything but places on the canvas and names changes: what must be checked again.
    bool has_meaning() const;
    /// Blocks that are added, removed, changed, or at an end of a changed wire.
    std::set<std::string> touched_blocks() const;
};

ModelPatch difference(const Model& before, const Model& after);
void apply(const ModelPatch& patch, Direction direction, Model& model);
/// One patch that does what `first` and then `second` do.
ModelPatch joined(const ModelPatch& first, const ModelPatch& second);

} // namespace glassbox::editor
