// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/catalogue.h"
#include "engine/lower/lower_context.h"

namespace glassbox::reference {

/// What a block answers to a sample: its parameters completed, the inputs as given.
TypeAnswer type_of(const BlockSpec& spec, const Sample& sample, const DataInfo* data = nullptr);

/// An accepted use of a block under the id "b", lowered alone: inputs "in:PORT" of the sample's types.
struct LoweredBlock {
    CheckedBlock block;
    Program program;
    std::map<std::string, ValueId> inputs; ///< By port.
    std::map<std::string, ValueId> outputs;
    LowerContext::Shared shared; ///< Mask, objectives, raw inputs.
};

struct LowerOptions {
    Mode mode = Mode::Feed;
    const DataInfo* data = nullptr;
    Part part = Part::Test;
};

/// Asserts that the sample is accepted and that every output has the shape and element of its type.
LoweredBlock lower_alone(const BlockSpec& spec, const Sample& sample, const LowerOptions& options);

} // namespace glassbox::reference
