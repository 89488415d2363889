// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model.h"

namespace glassbox::app {

/// Whether a run of one model may go on as a run of the other: they differ at most in live numbers, names,
/// places on the canvas, and how long the run is to be.
bool trainAlike(const Model& one, const Model& other);

/// Every live number of a model, as "BLOCK.PARAM"; those that are not allowed are left out.
std::map<std::string, double> liveNumbers(const Model& model);

} // namespace glassbox::app
