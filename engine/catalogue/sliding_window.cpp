// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/sliding_window.h"

#include "engine/catalogue/spec_parts.h"

namespace glassbox {

namespace {

std::string size_text(std::int64_t height, std::int64_t width) {
    return "H " + std::to_string(height) + " × W " + std::to_string(width);
}

using List = std::vector<std::int64_t>;

} // namespace

std::int64_t SlidingWindow::span(int axis) const {
    const auto i = std::size_t(axis);
    return dilation[i] * (kernel[i] - 1) + 1;
}

std::int64_t SlidingWindow::output(int axis, std::int64_t input) const {
    const auto i = std::size_t(axis);
    const std::int64_t room = input + low[i] + high[i] - span(axis);
    return room < 0 ? 0 : room / stride[i] + 1;
}

SlidingWindow::Two picture_size(const WireType& type) {
    return {number(type.dimensions[2].extent), number(type.dimensions[3].extent)};
}

SlidingWindow::Two pair(const Parameters& parameters, const std::string& id) {
    const std::vector<std::int64_t>& values = list(parameters, id);
    return {values.at(0), values.at(1)};
}

SlidingWindow convolution_window(const Parameters& parameters) {
    SlidingWindow window{
        pair(parameters, "kernel"), pair(parameters, "stride"), pair(parameters, "dilation"), {}, {}};
    const std::string& padding = text(parameters, "padding");
    if (padding == "explicit") window.low = window.high = pair(parameters, "pad");
    if (padding == "same")
        for (std::size_t i = 0; i < 2; ++i) {
            const std::int64_t total = window.dilation[i] * (window.kernel[i] - 1);
            window.low[i] = total / 2;
            window.high[i] = total - total / 2;
        }
    return window;
}

SlidingWindow pool_window(const Parameters& parameters) {
    SlidingWindow window{pair(parameters, "window"), pair(parameters, "stride"), {1, 1}, {}, {}};
    for (std::size_t i = 0; i < 2; ++i)
        if (window.stride[i] == 0) window.stride[i] = window.kernel[i];
    window.low = window.high = pair(parameters, "pad");
    return window;
}

std::vector<ParameterSpec> pool_parameters() {
    return {on_block(in_unit(pair_parameter("window", {2, 2}, 1, 1024), "px")),
            in_unit(pair_parameter("stride", {0, 0}, 0, 1024), "px"),
            in_unit(pair_parameter("pad", {0, 0}, 0, 512), "px")};
}

TypeAnswer pool_type(const TypeRequest& request, const std::string& prefix) {
    const WireType& in = *request.inputs[0];
    if (!is_picture(in)) return refuse(misfit(prefix + ".needs-pictures", "in", "N × C × H × W", in));
    const SlidingWindow window = pool_window(request.parameters);
    const auto [height, width] = picture_size(in);
    if (window.low[0] * 2 > window.kernel[0] || window.low[1] * 2 > window.kernel[1])
        return refuse({prefix + ".pad-too-large",
                       "in",
                       "≤ " + size_text(window.kernel[0] / 2, window.kernel[1] / 2),
                       size_text(window.low[0], window.low[1]),
                       {},
                       ""});
    WireType out = in;
    out.dimensions[2].extent = window.output(0, height);
    out.dimensions[3].extent = window.output(1, width);
    if (window.output(0, height) < 1 || window.output(1, width) < 1)
        return refuse(misfit(
            prefix + ".window-too-large", "in",
            "≥ " + size_text(window.span(0) - 2 * window.low[0], window.span(1) - 2 * window.low[1]), in));
    return accept(out);
}

std::vector<Sample> pool_samples(const std::string& prefix) {
    std::vector<Sample> samples = {
        accepted({}, {picture_type(3, 4, 6)}),
        accepted({{"window", List{3, 2}}, {"stride", List{2, 1}}}, {picture_type(2, 7, 5)}),
        accepted({{"window", List{3, 3}}, {"stride", List{2, 2}}, {"pad", List{1, 1}}},
                 {picture_type(1, 6, 5)}),
        accepted({{"window", List{1, 1}}}, {picture_type(1, 1, 1)}),
        accepted({{"window", List{5, 3}}}, {picture_type(9, 5, 3)}),
        rejected(prefix + ".needs-pictures", {}, {row_type(8)}),
        rejected(prefix + ".window-too-large", {{"window", List{5, 5}}}, {picture_type(1, 4, 8)}),
        rejected(prefix + ".pad-too-large", {{"window", List{3, 3}}, {"pad", List{2, 0}}},
                 {picture_type(1, 8, 8)}),
    };
    for (Sample& sample : samples) sample.kinks_away = true;
    return samples;
}

} // namespace glassbox
