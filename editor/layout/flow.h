// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model.h"

#include <map>

namespace glassbox::editor {

/// What runs through the wires of one output while training, as root mean squares over one batch.
struct Flow {
    double signal = -1;   ///< Forwards; negative: not known.
    double gradient = -1; ///< Backwards, of the loss by this value; 0 or negative: none arrives.
    bool operator==(const Flow&) const = default;
};
using Flows = std::map<PortRef, Flow>; ///< By output; one that is not in it is not known.

/// Part of the logarithmic scale from 1e-6 (0) to 1 (1) at which a gradient's RMS stands: the length of a
/// block's meter, and the width of a wire's strand. Smaller ones are 0, larger ones 1.
double gradientPart(double rms);

/// Width of a gradient's strand at 100 %: 0.6 to 3.4 px on the same scale.
double gradientWidth(double rms);

} // namespace glassbox::editor
