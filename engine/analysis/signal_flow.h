// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/analysis.h"

namespace glassbox {

/// How strong the numbers on the wires of one output are, as root mean squares over a batch.
struct WireFlow {
    double signal = 0;              ///< Of the value.
    std::optional<double> gradient; ///< Of the loss by the value; none without an optimizer.
    bool operator==(const WireFlow&) const = default;
};

/// What runs through a model forwards and backwards.
struct SignalFlow {
    std::map<PortRef, WireFlow> wires;    ///< By Real output that a wire leaves.
    std::map<std::string, double> blocks; ///< RMS of the gradient of a block's trained numbers, by block.
    std::int64_t samples = 0;
};

/// Measures signal and gradient on training samples, as many as the largest power of two up to `samples` (at
/// most 128), from row `begin` on (around the end of the part). In evaluation mode: dropout off, running
/// statistics. WrongModel where a data block has no source.
Result<SignalFlow> signal_flow(AnalysisSession& session, std::int64_t begin, std::int64_t samples);

} // namespace glassbox
