// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reference_array.h"

#include <cmath>

namespace glassbox::reference {

namespace {

bool inside(std::int64_t place, std::int64_t extent) {
    return place >= 0 && place < extent;
}

struct Extents {
    std::int64_t pictures, height, width, rows, columns, channels, filters;
};

/// Calls f(position in x, position in w, position in y) for every term of the trilinear form.
template <class F>
void for_each_term(const ConvolveAttributes& a, const Extents& e, const F& f) {
    const std::int64_t group_channels = e.channels / a.groups;
    const std::int64_t group_filters = e.filters / a.groups;
    for (std::int64_t n = 0; n < e.pictures; ++n)
        for (std::int64_t row = 0; row < e.rows; ++row)
            for (std::int64_t column = 0; column < e.columns; ++column)
                for (std::int64_t ky = 0; ky < a.kernel[0]; ++ky)
                    for (std::int64_t kx = 0; kx < a.kernel[1]; ++kx) {
                        const std::int64_t y = row * a.stride[0] + ky * a.dilation[0] - a.low[0];
                        const std::int64_t x = column * a.stride[1] + kx * a.dilation[1] - a.low[1];
                        if (!inside(y, e.height) || !inside(x, e.width)) continue;
                        for (std::int64_t o = 0; o < e.filters; ++o)
                            for (std::int64_t c = 0; c < group_channels; ++c)
                                f(((n * e.height + y) * e.width + x) * e.channels +
                                      o / group_filters * group_channels + c,
                                  ((ky * a.kernel[1] + kx) * group_channels + c) * e.filters + o,
                                  ((n * e.rows + row) * e.columns + column) * e.filters + o);
                    }
}

std::int64_t output_extent(std::int64_t input, std::int64_t low, std::int64_t high, std::int64_t span,
                           std::int64_t stride) {
    return (input + low + high - span) / stride + 1;
}

/// Positions in x of the window of y's element, row-major.
std::vector<std::int64_t> places(const WindowAttributes& a, const std::vector<std::int64_t>& x_shape,
                                 const std::vector<std::int64_t>& y_index) {
    std::vector<std::int64_t> result;
    for (std::int64_t ky = 0; ky < a.kernel[0]; ++ky)
        for (std::int64_t kx = 0; kx < a.kernel[1]; ++kx) {
            const std::int64_t y = y_index[1] * a.stride[0] + ky - a.low[0];
            const std::int64_t x = y_index[2] * a.stride[1] + kx - a.low[1];
            if (inside(y, x_shape[1]) && inside(x, x_shape[2]))
                result.push_back(((y_index[0] * x_shape[1] + y) * x_shape[2] + x) * x_shape[3] + y_index[3]);
        }
    return result;
}

std::int64_t place_of_maximum(const Array& x, const std::vector<std::int64_t>& window) {
    std::int64_t best = window.front();
    for (const std::int64_t place : window)
        if (!std::isnan(x[best]) && (std::isnan(x[place]) || x[place] > x[best])) best = place;
    return best;
}

double sample(const Array& pictures, std::int64_t n, double y, double x, std::int64_t c) {
    double sum = 0;
    for (int dy = 0; dy < 2; ++dy)
        for (int dx = 0; dx < 2; ++dx) {
            const std::int64_t row = std::int64_t(std::floor(y)) + dy;
            const std::int64_t column = std::int64_t(std::floor(x)) + dx;
            const double weight = (1 - std::abs(y - double(row))) * (1 - std::abs(x - double(column)));
            if (inside(row, pictures.extent(1)) && inside(column, pictures.extent(2)))
                sum += weight * pictures[pictures.at({n, row, column, c})];
        }
    return sum;
}

} // namespace

Array convolve(const Op& op, const Arrays& inputs) {
    const auto& a = std::get<ConvolveAttributes>(op.attributes);
    Array result(numbers(op.shape));
    const Array& first = *inputs[0];
    const Array& second = *inputs[1];
    const Array& x = a.kind == ConvolveKind::InputGradient ? result : first;
    const Array& y = a.kind == ConvolveKind::Forward         ? result
                     : a.kind == ConvolveKind::InputGradient ? first
                                                             : second;
    const Extents extents{x.extent(0), x.extent(1), x.extent(2), y.extent(1),
                          y.extent(2), x.extent(3), y.extent(3)};
    for_each_term(a, extents, [&](std::int64_t in_x, std::int64_t in_w, std::int64_t in_y) {
        switch (a.kind) {
        case ConvolveKind::Forward: result[in_y] += first[in_x] * second[in_w]; break;
        case ConvolveKind::InputGradient: result[in_x] += first[in_y] * second[in_w]; break;
        case ConvolveKind::WeightGradient: result[in_w] += first[in_x] * second[in_y]; break;
        }
    });
    return result;
}

Array window(const Op& op, const Arrays& inputs) {
    const auto& a = std::get<WindowAttributes>(op.attributes);
    Array result(numbers(op.shape));
    const Array& first = *inputs[0];
    const bool to_x = a.kind == WindowKind::Spread || a.kind == WindowKind::Route;
    const std::vector<std::int64_t>& x_shape = to_x ? result.shape : first.shape;
    Array y({x_shape[0], output_extent(a.input[0], a.low[0], a.high[0], a.kernel[0], a.stride[0]),
             output_extent(a.input[1], a.low[1], a.high[1], a.kernel[1], a.stride[1]), x_shape[3]});
    for (std::int64_t i = 0; i < y.size(); ++i) {
        const std::vector<std::int64_t> window = places(a, x_shape, y.index(i));
        switch (a.kind) {
        case WindowKind::Sum:
            for (const std::int64_t place : window) result[i] += first[place];
            break;
        case WindowKind::Spread:
            for (const std::int64_t place : window) result[place] += first[i];
            break;
        case WindowKind::Maximum: result[i] = first[place_of_maximum(first, window)]; break;
        case WindowKind::Route: result[place_of_maximum(first, window)] += (*inputs[1])[i]; break;
        case WindowKind::Pick: result[i] = (*inputs[1])[place_of_maximum(first, window)]; break;
        }
    }
    return result;
}

Array warp(const Array& pictures, const Array& map) {
    Array result(pictures.shape);
    const double cy = double(pictures.extent(1) - 1) / 2;
    const double cx = double(pictures.extent(2) - 1) / 2;
    for (std::int64_t i = 0; i < result.size(); ++i) {
        const std::vector<std::int64_t> index = result.index(i);
        const double dy = double(index[1]) - cy;
        const double dx = double(index[2]) - cx;
        const auto m = [&](std::int64_t k) { return map[index[0] * 6 + k]; };
        result[i] = sample(pictures, index[0], m(3) * dx + m(4) * dy + m(5) + cy,
                           m(0) * dx + m(1) * dy + m(2) + cx, index[3]);
    }
    return result;
}

} // namespace glassbox::reference
