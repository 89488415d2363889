// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"

namespace glassbox::reference {

/// A tensor of doubles, dense row-major.
struct Array {
    std::vector<std::int64_t> shape;
    std::vector<double> values;

    explicit Array(std::vector<std::int64_t> extents = {});
    explicit Array(const Tensor& tensor);
    std::int64_t extent(int axis) const { return shape[std::size_t(axis)]; }
    int rank() const { return int(shape.size()); }
    std::int64_t size() const { return std::int64_t(values.size()); }
    double& operator[](std::int64_t i) { return values[std::size_t(i)]; }
    double operator[](std::int64_t i) const { return values[std::size_t(i)]; }
    /// Row-major position of an index.
    std::int64_t at(const std::vector<std::int64_t>& index) const;
    /// Index of a row-major position.
    std::vector<std::int64_t> index(std::int64_t position) const;
    /// The element for an index of a tensor that this one is broadcast to.
    double repeated(const std::vector<std::int64_t>& index) const;
};

using Arrays = std::vector<const Array*>;

// Pictures, in reference_pictures.cpp.
Array convolve(const Op& op, const Arrays& inputs);
Array window(const Op& op, const Arrays& inputs);
Array warp(const Array& pictures, const Array& map);

// Numbers of the step, in reference_sources.cpp.
Array random(const Op& op, const RunState& state);
Array batch_index(const Op& op, const RunState& state);
Array batch_mask(const Op& op, const RunState& state);

/// The extents of a bound shape.
std::vector<std::int64_t> numbers(const Shape& shape);

} // namespace glassbox::reference
