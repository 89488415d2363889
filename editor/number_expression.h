// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/catalogue/block_spec.h"

namespace glassbox::editor {

/// What a person typed into a field, or a message of the family "field." that says what is wrong with it.
template <class Value>
using Typed = tl::expected<Value, Message>;

/// The number that an arithmetic expression without names is worth: "2*64", "1e-3/2", "sqrt(2)"; a comma is
/// taken for a decimal point where it can be nothing else. Refused where it does not parse, has names, or is
/// worth no finite number.
Typed<double> evaluated(const std::string& expression);

/// A parameter's value from text. Numbers, and the entries of pairs and shapes ("3x3", "2*2 × 3"), may be
/// expressions; texts, choices and paths are taken as they are. Refused with the range, the choices or the
/// kind that was expected.
Typed<ParameterValue> typed_value(const ParameterSpec& parameter, const std::string& text);

/// Why a value is not allowed, in words for its field; empty where it is (see refused()).
std::optional<Message> refusal_at_field(const ParameterSpec& parameter, const ParameterValue& value);

} // namespace glassbox::editor
