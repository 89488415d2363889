// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/wire_types.h"

#include <array>

namespace glassbox {

/// How a window (a convolution's kernel or a pool) slides over a picture; {height, width} each.
struct SlidingWindow {
    using Two = std::array<std::int64_t, 2>;
    Two kernel{1, 1};
    Two stride{1, 1};
    Two dilation{1, 1};
    Two low{0, 0};  ///< Zeros before.
    Two high{0, 0}; ///< Zeros after.

    /// Pixels that the dilated kernel spans.
    std::int64_t span(int axis) const;
    /// (input + low + high - span) / stride + 1; 0 where the window does not fit.
    std::int64_t output(int axis, std::int64_t input) const;
};

/// Height and width of a picture type.
SlidingWindow::Two picture_size(const WireType& type);
/// A pair parameter.
SlidingWindow::Two pair(const Parameters& parameters, const std::string& id);

/// Conv2D's: padding `same` pads dilation·(kernel - 1) in all, the smaller half first; `valid` none;
/// `explicit` `pad` on each side.
SlidingWindow convolution_window(const Parameters& parameters);
/// A pool's: stride 0 means the window.
SlidingWindow pool_window(const Parameters& parameters);

/// The parameters window, stride and pad of a pool, and its type: the picture with its new size, or a problem
/// `PREFIX.needs-pictures`, `PREFIX.window-too-large`, `PREFIX.pad-too-large` (more than half of the window).
std::vector<ParameterSpec> pool_parameters();
TypeAnswer pool_type(const TypeRequest& request, const std::string& prefix);
/// Accepted and refused uses of a pool with this prefix.
std::vector<Sample> pool_samples(const std::string& prefix);

} // namespace glassbox
