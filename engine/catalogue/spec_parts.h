// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/block_spec.h"

namespace glassbox {

// Parts that block files are put together from: parameters, ports.

/// A whole number from `minimum` to `maximum`.
ParameterSpec integer_parameter(std::string id, std::int64_t initial, double minimum, double maximum);
ParameterSpec real_parameter(std::string id, double initial, double minimum, double maximum);
ParameterSpec switch_parameter(std::string id, ParameterValue initial);
/// One of `choices`, at first the first.
ParameterSpec choice_parameter(std::string id, std::vector<std::string> choices);
ParameterSpec text_parameter(std::string id, std::string initial);
ParameterSpec path_parameter(std::string id, std::string initial);
/// Two whole numbers: height and width.
ParameterSpec pair_parameter(std::string id, std::vector<std::int64_t> initial, double minimum,
                             double maximum);
/// A list of extents, without the batch.
ParameterSpec shape_parameter(std::string id, std::vector<std::int64_t> initial, double minimum);

/// The same parameter: standing on the block, changed without a new program, with a unit.
ParameterSpec on_block(ParameterSpec parameter);
ParameterSpec live(ParameterSpec parameter);
ParameterSpec in_unit(ParameterSpec parameter, std::string unit);

PortSpec real_port(std::string id);
/// Ports of a block with one input `in` and one output `out`, both real.
std::function<Ports(const Parameters&)> in_and_out();
/// Ports `in1`, `in2`, ... as many as the parameter `inputs` says, and `out`, all real.
Ports numbered_inputs(const Parameters& parameters);
/// The parameter `inputs`, 2 to 8, of such a block.
ParameterSpec inputs_parameter();

/// A use that is accepted; a use that is refused with the diagnostic `id`; the former with inputs drawn away
/// from kinks.
Sample accepted(Parameters parameters, std::vector<WireType> inputs);
Sample rejected(std::string id, Parameters parameters, std::vector<WireType> inputs);
Sample away_from_kinks(Sample sample);

} // namespace glassbox
