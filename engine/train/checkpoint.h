// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"

#include <filesystem>
#include <map>

namespace glassbox {

/// One change of a live parameter since the start, before step `step`.
struct LoggedCommand {
    std::uint64_t step = 0;
    std::string slot;
    double value = 0;
    bool operator==(const LoggedCommand&) const = default;
};

/// The whole state of a run as a value (design §6): weights, moments, statistics, position, log. Equal states
/// are equal files.
struct Checkpoint {
    std::map<std::string, Tensor> tensors; ///< By store key.
    bool has_state = false;                ///< False: weights only (a file from elsewhere).
    RunState state;
    std::map<std::string, double> live; ///< Live parameters in force.
    std::vector<LoggedCommand> log;
    bool operator==(const Checkpoint&) const = default;
};

/// Writes safetensors: 8-byte little-endian header length, JSON header (sorted, padded with spaces to 8
/// bytes), data; `__metadata__` holds format, state, live, log as strings, no times or paths. Atomic. Error
/// Unwritable.
Result<void> save_checkpoint(const Checkpoint& checkpoint, const std::filesystem::path& file);

/// Reads safetensors (F32, F64, I32, U8) with every rule of the format enforced: header at most 100 MB,
/// sorted out offsets without holes or overlap, sizes that match shapes, no duplicate keys. BadFile names
/// file, place, what was expected and the remedy.
Result<Checkpoint> load_checkpoint(const std::filesystem::path& file);

} // namespace glassbox
