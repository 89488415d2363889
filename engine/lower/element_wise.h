// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lower/lower_context.h"

namespace glassbox {

/// A block that joins its inputs by one function of two numbers, from the first to the last.
struct ElementWise {
    std::string id;
    std::vector<std::string> synonyms;
    std::function<Ports(const Parameters&)> ports;
    ScalarFunction function = ScalarFunction::Add;
    Range (*range)(const Range&, const Range&) = nullptr;
    std::string problem; ///< Diagnostic where the shapes do not fit.
};

/// The block: shapes broadcast by name (see broadcast_types()).
BlockSpec element_wise_block(ElementWise block);

} // namespace glassbox
