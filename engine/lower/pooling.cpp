// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/pooling.h"

#include "engine/catalogue/sliding_window.h"

namespace glassbox {

WindowAttributes pool_attributes(const LowerContext& context, WindowKind kind) {
    const SlidingWindow window = pool_window(context.parameters());
    return {kind,       window.kernel, window.stride,
            window.low, window.high,   picture_size(context.input_type("in"))};
}

} // namespace glassbox
