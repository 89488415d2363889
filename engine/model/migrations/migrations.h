// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <span>

namespace glassbox {

/// The format that this program writes.
inline constexpr int current_format = 1;

/// One step from format `from` to the next. Works on the JSON alone, so that it stays right whatever becomes
/// of Model. Each stands in a file of its own in this folder: from_1.cpp leads from format 1 to format 2.
struct Migration {
    int from = 0;
    void (*apply)(nlohmann::json& document) = nullptr;
};

/// One for each format before current_format.
std::span<const Migration> all_migrations();

enum class Migrated { Done, NoSuchFormat };

/// Applies the steps from `from` up to `to` in order and sets the field `format`. NoSuchFormat where a step
/// is missing: no program ever wrote such a file.
Migrated migrate(nlohmann::json& document, int from, int to, std::span<const Migration> steps);

} // namespace glassbox
