// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check/check.h"

#include <string>
#include <vector>

namespace glassbox {

/// A stage on the way from document to device, as readable text.
struct DumpedStage {
    std::string name; ///< "1-types", "2-lowered", "3-differentiated", "4-plan": a file name without ending.
    std::string text;
};

/// The way of one training step of a checked document, for `check --dump` and for reading.
std::vector<DumpedStage> dump_stages(const CheckedGraph& graph);

} // namespace glassbox
