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

template <class Item>
std::set<Item> without(const std::set<Item>& items, const std::set<Item>& others) {
    std::set<Item> rest;
    std::set_difference(items.begin(), items.end(), others.begin(), others.end(),
                        std::inserter(rest, rest.end()));
    return rest;
}

/// What came and went by a first change and then by a second.
template <class Item>
void joinSets(std::set<Item>& added, std::set<Item>& removed, const std::set<Item>& thenAdded,
              const std::set<Item>& thenRemoved) {
    std::set<Item> come = without(added, thenRemoved), gone = without(removed, thenAdded);
    for (const Item& item : thenAdded)
        if (!removed.contains(item)) come.insert(item);
    for (const Item& item : thenRemoved)
        if (!added.contains(item)) gone.insert(item);
    added = std::move(come);
    removed = std::move(gone);
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
           removed.empty() && collapsed.empty() && expanded.empty();
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
    patch.main.collapsed = without(b.collapsed, a.collapsed);
    patch.main.expanded = without(a.collapsed, b.collapsed);
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
    for (const std::string& id : forward ? patch.main.expanded : patch.main.collapsed)
        main.collapsed.erase(id);
    for (const std::string& id : forward ? patch.main.collapsed : patch.main.expanded)
        main.collapsed.insert(id);
    const auto& run = forward ? patch.run_after : patch.run_before;
    if (run) model.run = *run;
}

ModelPatch joined(const ModelPatch& first, const ModelPatch& second) {
    ModelPatch both = first;
    join(both.main.blocks, second.main.blocks);
    join(both.main.layout, second.main.layout);
    join(both.main.frames, second.main.frames);
    join(both.main.bends, second.main.bends);
    joinSets(both.main.added, both.main.removed, second.main.added, second.main.removed);
    joinSets(both.main.collapsed, both.main.expanded, second.main.collapsed, second.main.expanded);
    if (!both.run_before) both.run_before = second.run_before;
    if (second.run_after) both.run_after = second.run_after;
    if (both.run_before == both.run_after) both.run_before = both.run_after = std::nullopt;
    return both;
}

} // namespace glassbox::editor
