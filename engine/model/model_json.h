// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/model.h"

#include <filesystem>

namespace glassbox {

/// Reads a document. `file` only names it in messages. Errors (BadFile) name the file, the place as a JSON
/// pointer
/// ("/definitions/main/blocks/conv1/parameters/filters"), what was expected and the remedy. Older formats are
/// migrated; a newer one is refused with its number. Unknown block kinds are kept as inert text.
/// Shape of the file (keys sorted, two spaces of indentation, a newline at the end):
///   {"format": 1, "run": {"batch": 64, "seed": 1, "steps": 2000}, "claims": [...],
///    "definitions": {"main": {
///       "blocks": {"conv1": {"kind": "Conv2D@1", "name": "Edges", "parameters": {"filters": 8}}, ...},
///       "wires":  [{"from": "data.out", "to": "conv1.in"}, ...],
///       "layout": {"conv1": [240, 24], ...}}}}
Result<Model> model_from_json(std::string_view text, const std::string& file);

/// The document as text; equal models give equal text, whatever their history.
std::string model_to_json(const Model& model);

/// Reads and parses a file (BadFile where it cannot be read or is larger than 64 MiB).
Result<Model> load_model(const std::filesystem::path& file);

/// Writes atomically (temporary file in the same folder, flushed, renamed): whatever happens, the old or the
/// new file is there whole. Error Unwritable.
Result<void> save_model(const Model& model, const std::filesystem::path& file);

/// `BLOCK.PARAM=VALUE` of the command line: sets a parameter by text, typed by the catalogue.
/// Errors (WrongCall) name the block, the parameter, what exists, the range.
Result<void> set_parameter(Model& model, std::string_view assignment);

} // namespace glassbox
