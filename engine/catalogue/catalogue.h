// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/block_spec.h"

#include <span>

namespace glassbox {

/// All blocks, in the order of their ids; made once from the generated list of the files in engine/blocks.
std::span<const BlockSpec> catalogue();

/// The kind with this id, or nullptr.
const BlockSpec* find_block(std::string_view id);

/// The block's parameters with the defaults of its kind filled in, each normalised; unknown ones are left
/// out, and the default stands for a value that is refused, so that the typed readers always work.
Parameters complete_parameters(const BlockSpec& spec, const Parameters& given);

/// Why `value` is not allowed for the parameter, as diagnostic id and arguments; empty where it is.
/// Integers are accepted where a real is asked; a single integer where a pair is asked means both, where a
/// shape is asked one dimension. Arguments: `parameter`, `found`, `range` ("1 … 64"), `choices`.
std::optional<Message> refused(const ParameterSpec& parameter, const ParameterValue& value);

/// The value as the parameter's own kind (integer to real, integer to pair); asserts !refused().
ParameterValue normalised(const ParameterSpec& parameter, const ParameterValue& value);

/// A value from text as the command line and the inspector take it ("3x3", "0.1", "true", "same").
Result<ParameterValue> parse_parameter(const ParameterSpec& parameter, std::string_view text);

} // namespace glassbox
