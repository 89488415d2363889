// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/document_loading.h"
#include "engine/analysis/analysis.h"

namespace glassbox::cli {

/// The document's model with the weights of a file, ready to be asked: what predict and attack stand on.
/// BadFile where a trainable parameter is missing in the file or has another shape.
Result<std::unique_ptr<AnalysisSession>> startAnalysis(const Loaded& loaded, const std::string& weights);

} // namespace glassbox::cli
