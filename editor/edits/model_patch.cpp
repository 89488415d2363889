// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/edits/model_patch.h"

#include <algorithm>
#include <iterator>

namespace glassbox::editor {

namespace {

template <class Key, class Value>
Replacements<Key, Value> differenceOf(const std::map<Key, Value>& before, const std::map<Key, Value>& after) {
    Replacements<Key, Value> changes;
    for (const auto& [key, value] : before) {
        const auto found = after.find(key);
        if (found == after.end())
            changes[key] = {value, std::nullopt};
        else if (!(found->second == value))
            changes[key] = {value, found->second};
    }
    for (const auto& [key, value] : after)
        if (!before.contains(key)) changes[key] = {std::nullopt, value};
    return changes;
}

template <class Key, class Value>
void applyTo(std::map<Key, Value>& values, const Replacements<Key, Value>& changes, Direction direction) {
    for (const auto& [key, change] : changes) {
        const std::optional<Value>& value = direction == Direction::Forward ? change.after : change.before;
        if (value)
            values[key] = *value;
        else
            values.erase(key);
    }
}

template <class Key, class Value>
void join(Replacements<Key, Value>& first, const Replacements<Key, Value>& second) {
    for (const auto& [key, change] : second) {
        const auto [place, isNew] = first.try_emplace(key, change);
        if (!isNew) place->second.after = change.after;
        if (place->second.before == place->second.after) first.erase(place);
    }
}

std::set<Wire> without(const std::set<Wire>& wires, const std::set<Wire>& others) {
    std::set<Wire> rest;
    std::set_difference(wires.begin(), wires.end(), others.begin(), others.end(),
                        std::inserter(rest, rest.end()));
    return rest;
}

void joinWires(DefinitionPatch& first, const DefinitionPatch& second) {
    std::set<Wire> added = without(first.added, second.removed),
                   removed = without(first.removed, second.added);
    for (const Wire& wire : second.added)
        if (!first.removed.contains(wire)) added.insert(wire);
    for (const Wire& wire : second.removed)
        if (!first.added.contains(wire)) removed.insert(wire);
    first.added = std::move(added);
    first.removed = std::move(removed);
}

/// Whether two states of a block mean the same to the checker.
bool meanTheSame(const Replaced<Block>& change) {
    if (!change.before || !change.after) return false;
    Block renamed = *change.before;
    renamed.name = change.after->name;
    return renamed == *change.after;
}

} // namespace

bool DefinitionPatch::empty() const {
    return blocks.empty() && layout.empty() && frames.empty() && bends.empty() && added.empty() &&
           removed.empty();
}

bool ModelPatch::has_meaning() const {
    return run_after || !main.added.empty() || !main.removed.empty() ||
           std::any_of(main.blocks.begin(), main.blocks.end(),
                       [](const auto& change) { return !meanTheSame(change.second); });
}

std::set<std::string> ModelPatch::touched_blocks() const {
    std::set<std::string> ids;
    for (const auto& [id, change] : main.blocks) ids.insert(id);
    for (const auto* wires : {&main.added, &main.removed})
        for (const Wire& wire : *wires) ids.insert({wire.from.block, wire.to.block});
    return ids;
}

ModelPatch difference(const Model& before, const Model& after) {
    ModelPatch patch;
    const Definition &a = before.main(), &b = after.main();
    patch.main.blocks = differenceOf(a.blocks, b.blocks);
    patch.main.layout = differenceOf(a.layout, b.layout);
    patch.main.frames = differenceOf(a.frames, b.frames);
    patch.main.bends = differenceOf(a.bends, b.bends);
    const std::set<Wire> old(a.wires.begin(), a.wires.end()), now(b.wires.begin(), b.wires.end());
    patch.main.added = without(now, old);
    patch.main.removed = without(old, now);
    if (before.run == after.run) return patch;
    patch.run_before = before.run;
    patch.run_after = after.run;
    return patch;
}

void apply(const ModelPatch& patch, Direction direction, Model& model) {
    Definition& main = model.main();
    applyTo(main.blocks, patch.main.blocks, direction);
    applyTo(main.layout, patch.main.layout, direction);
    applyTo(main.frames, patch.main.frames, direction);
    applyTo(main.bends, patch.main.bends, direction);
    const bool forward = direction == Direction::Forward;
    const std::set<Wire>& gone = forward ? patch.main.removed : patch.main.added;
    const std::set<Wire>& come = forward ? patch.main.added : patch.main.removed;
    std::erase_if(main.wires, [&](const Wire& wire) { return gone.contains(wire); });
    main.wires.insert(main.wires.end(), come.begin(), come.end());
    std::sort(main.wires.begin(), main.wires.end());
    const auto& run = forward ? patch.run_after : patch.run_before;
    if (run) model.run = *run;
}

ModelPatch joined(const ModelPatch& first, const ModelPatch& second) {
    ModelPatch both = first;
    join(both.main.blocks, second.main.blocks);
    join(both.main.layout, second.main.layout);
    join(both.main.frames, second.main.frames);
    join(both.main.bends, second.main.bends);
    joinWires(both.main, second.main);
    if (!both.run_before) both.run_before = second.run_before;
    if (second.run_after) both.run_after = second.run_after;
    if (both.run_before == both.run_after) both.run_before = both.run_after = std::nullopt;
    return both;
}

} // namespace glassbox::editor
