// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/rules/shape_rules.h"

namespace glassbox {

namespace {

struct Spatial {
    std::array<std::int64_t, 2> kernel, stride, dilation, low, high, input;
};

std::int64_t output_extent(const Spatial& s, std::size_t axis) {
    const std::int64_t span = s.dilation[axis] * (s.kernel[axis] - 1) + 1;
    const std::int64_t room = s.input[axis] + s.low[axis] + s.high[axis] - span;
    return room < 0 ? 0 : room / s.stride[axis] + 1;
}

std::string spatial_problem(const Spatial& s) {
    for (std::size_t axis = 0; axis < 2; ++axis) {
        if (s.kernel[axis] < 1 || s.stride[axis] < 1 || s.dilation[axis] < 1)
            return "kernel, stride and dilation must be at least 1";
        if (s.low[axis] < 0 || s.high[axis] < 0) return "padding must not be negative";
        if (s.input[axis] < 1) return "the picture's height and width are not stated";
        if (output_extent(s, axis) < 1)
            return "the kernel spans more than the padded picture of " + std::to_string(s.input[0]) + "×" +
                   std::to_string(s.input[1]);
    }
    return "";
}

std::string rank_problem(const ShapeQuestion& question) {
    for (int i = 0; i < question.count(); ++i)
        if (question.shape(i).rank() != 4)
            return "input " + std::to_string(i) + " must have rank 4, is " + to_string(question.shape(i));
    return needs_real(question);
}

/// Whether `shape` is [any, height, width, any] with the numbers given.
std::string extents_problem(const Shape& shape, std::array<std::int64_t, 2> extents, const char* what) {
    if (shape[1] == Extent(extents[0]) && shape[2] == Extent(extents[1])) return "";
    return std::string(what) + " " + to_string(shape) + " is not " + std::to_string(extents[0]) + "×" +
           std::to_string(extents[1]);
}

std::array<std::int64_t, 2> output_extents(const Spatial& spatial) {
    return {output_extent(spatial, 0), output_extent(spatial, 1)};
}

Spatial spatial(const ConvolveAttributes& a) {
    return {a.kernel, a.stride, a.dilation, a.low, a.high, a.input};
}

Spatial spatial(const WindowAttributes& a) {
    return {a.kernel, a.stride, {1, 1}, a.low, a.high, a.input};
}

std::string weight_problem(const Shape& weight, const ConvolveAttributes& attributes) {
    if (weight[0] != Extent(attributes.kernel[0]) || weight[1] != Extent(attributes.kernel[1]))
        return "weight " + to_string(weight) + " has not the kernel's size";
    if (!weight[2].is_number() || !weight[3].is_number() || weight[3].factor % attributes.groups != 0)
        return "weight " + to_string(weight) + " does not divide into " + std::to_string(attributes.groups) +
               " groups";
    return "";
}

Inferred convolve_forward(const Shape& x, const Shape& w, const ConvolveAttributes& attributes) {
    std::string problem = extents_problem(x, attributes.input, "x");
    if (problem.empty()) problem = weight_problem(w, attributes);
    if (problem.empty() && x[3] != w[2] * Extent(attributes.groups))
        problem = "x " + to_string(x) + " has not the channels of weight " + to_string(w) + " times " +
                  std::to_string(attributes.groups) + " groups";
    if (!problem.empty()) return misfit(problem);
    const auto [height, width] = output_extents(spatial(attributes));
    return {Shape{x[0], height, width, w[3]}, Element::Real, ""};
}

Inferred convolve_input_gradient(const Shape& y, const Shape& w, const ConvolveAttributes& attributes) {
    std::string problem = extents_problem(y, output_extents(spatial(attributes)), "y");
    if (problem.empty()) problem = weight_problem(w, attributes);
    if (problem.empty() && y[3] != w[3])
        problem = "y " + to_string(y) + " has not the filters of weight " + to_string(w);
    if (!problem.empty()) return misfit(problem);
    return {Shape{y[0], attributes.input[0], attributes.input[1], w[2] * Extent(attributes.groups)},
            Element::Real, ""};
}

Inferred convolve_weight_gradient(const Shape& x, const Shape& y, const ConvolveAttributes& attributes) {
    std::string problem = extents_problem(x, attributes.input, "x");
    if (problem.empty()) problem = extents_problem(y, output_extents(spatial(attributes)), "y");
    if (problem.empty() && x[0] != y[0])
        problem = "x " + to_string(x) + " and y " + to_string(y) + " differ in their number of pictures";
    const std::int64_t groups = attributes.groups;
    if (problem.empty() &&
        (!x[3].is_number() || !y[3].is_number() || x[3].factor % groups != 0 || y[3].factor % groups != 0))
        problem = "channels of x " + to_string(x) + " and y " + to_string(y) + " do not divide into " +
                  std::to_string(groups) + " groups";
    if (!problem.empty()) return misfit(problem);
    return {Shape{attributes.kernel[0], attributes.kernel[1], x[3].factor / groups, y[3]}, Element::Real, ""};
}

Inferred like(const Shape& shape, std::array<std::int64_t, 2> extents) {
    return {Shape{shape[0], extents[0], extents[1], shape[3]}, Element::Real, ""};
}

/// Pick takes two pictures of one shape; Route a picture and what its windows gave.
Inferred window_of_two(const ShapeQuestion& question, const WindowAttributes& attributes) {
    const Shape& x = question.shape(0);
    const Shape& other = question.shape(1);
    if (x[0] != other[0] || x[3] != other[3])
        return misfit(to_string(x) + " and " + to_string(other) + " differ in pictures or channels");
    const auto output = output_extents(spatial(attributes));
    std::string problem = extents_problem(x, attributes.input, "x");
    if (problem.empty())
        problem = attributes.kind == WindowKind::Route ? extents_problem(other, output, "y")
                                                       : extents_problem(other, attributes.input, "z");
    if (!problem.empty()) return misfit(problem);
    return like(x, attributes.kind == WindowKind::Route ? attributes.input : output);
}

} // namespace

Inferred infer_convolve(const ShapeQuestion& question) {
    const auto& attributes = question.attributes<ConvolveAttributes>();
    std::string problem = rank_problem(question);
    if (problem.empty()) problem = spatial_problem(spatial(attributes));
    if (problem.empty() && attributes.groups < 1) problem = "needs at least one group";
    if (!problem.empty()) return misfit(problem);
    switch (attributes.kind) {
    case ConvolveKind::Forward: return convolve_forward(question.shape(0), question.shape(1), attributes);
    case ConvolveKind::InputGradient:
        return convolve_input_gradient(question.shape(0), question.shape(1), attributes);
    case ConvolveKind::WeightGradient:
        return convolve_weight_gradient(question.shape(0), question.shape(1), attributes);
    }
    return misfit("unknown kind");
}

Inferred infer_window(const ShapeQuestion& question) {
    const auto& attributes = question.attributes<WindowAttributes>();
    std::string problem = rank_problem(question);
    if (problem.empty()) problem = spatial_problem(spatial(attributes));
    for (std::size_t axis = 0; axis < 2 && problem.empty(); ++axis)
        if (attributes.low[axis] >= attributes.kernel[axis] ||
            attributes.high[axis] >= attributes.kernel[axis])
            problem = "padding must be smaller than the window, so that no window is empty";
    const bool two = attributes.kind == WindowKind::Route || attributes.kind == WindowKind::Pick;
    if (problem.empty() && question.count() != (two ? 2 : 1))
        problem = "takes " + std::to_string(two ? 2 : 1) + " inputs, got " + std::to_string(question.count());
    if (!problem.empty()) return misfit(problem);
    if (two) return window_of_two(question, attributes);
    const auto output = output_extents(spatial(attributes));
    const bool spread = attributes.kind == WindowKind::Spread;
    problem = spread ? extents_problem(question.shape(0), output, "y")
                     : extents_problem(question.shape(0), attributes.input, "x");
    if (!problem.empty()) return misfit(problem);
    return like(question.shape(0), spread ? attributes.input : output);
}

Inferred infer_warp(const ShapeQuestion& question) {
    if (std::string problem = needs_real(question); !problem.empty()) return misfit(std::move(problem));
    const Shape& pictures = question.shape(0);
    const Shape& map = question.shape(1);
    if (pictures.rank() != 4 || map != Shape{pictures[0], 6})
        return misfit("wants pictures [N, H, W, C] and map [N, 6], got " + to_string(pictures) + " and " +
                      to_string(map));
    return {pictures, Element::Real, ""};
}

} // namespace glassbox
