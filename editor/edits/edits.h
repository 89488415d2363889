// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model.h"

#include <QPointF>

#include <set>

namespace glassbox::editor {

// What can be done to a graph, as functions of plain data: the document turns each call into a step of undo
// (Document::edit). None of them checks types; check() tells afterwards what does not fit.

using BlockIds = std::set<std::string>;

/// An id that no block, frame or data entry has: the kind in small letters, numbered where needed ("conv2d",
/// "conv2d-2").
std::string fresh_id(const Definition& graph, const std::string& kind);

/// A new block of a kind with its defaults; returns its id.
std::string add_block(Definition& graph, const std::string& kind, QPointF place,
                      const Parameters& parameters = {});

/// Takes blocks away with their wires, bends and places.
void remove_blocks(Definition& graph, const BlockIds& ids);

/// The same, and what fed the first input of each removed block feeds what its first output fed.
void remove_and_reconnect(Definition& graph, const BlockIds& ids);

/// A wire; one that ended at the same input goes.
void connect(Definition& graph, const Wire& wire);
void disconnect(Definition& graph, const Wire& wire);

/// Puts a block that has an input and an output into a wire, by its first ports.
void insert_into_wire(Definition& graph, const std::string& block, const Wire& wire);

/// Moves blocks and frames by so much.
void move_by(Definition& graph, const BlockIds& ids, QPointF way);

/// Another kind for a block: parameters of equal names and wires at equal ports stay, else the first free
/// port of the same side takes them; what finds no place goes.
void swap_kind(Definition& graph, const std::string& block, const std::string& kind);

void rename(Definition& graph, const std::string& block, const std::string& name);
void set_muted(Definition& graph, const BlockIds& ids, bool muted);
void set_frozen(Definition& graph, const BlockIds& ids, bool frozen);

/// How much of a block is shown: all of it, or its header.
enum class Fold : std::uint8_t { Open, Collapsed };
void set_fold(Definition& graph, const BlockIds& ids, Fold fold);
/// Collapsed where all of them are.
Fold fold_of(const Definition& graph, const BlockIds& ids);

/// Blocks (and frames) with the wires between them as text for the clipboard: a document of its own.
std::string copied(const Definition& graph, const BlockIds& ids);

/// Adds what copied() made, moved by `way`, under fresh ids; wires from outside into pasted blocks are not
/// kept. Returns the new ids; empty where the text is something else.
BlockIds paste(Definition& graph, const std::string& text, QPointF way);

/// A frame around an area; returns its id.
std::string add_frame(Definition& graph, const std::string& title, QPointF place, double width,
                      double height);

} // namespace glassbox::editor
