// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reference_array.h"

namespace glassbox::reference {

Array::Array(std::vector<std::int64_t> extents) : shape(std::move(extents)) {
    std::size_t count = 1;
    for (const std::int64_t extent : shape) count *= std::size_t(extent);
    values.assign(count, 0.0);
}

Array::Array(const Tensor& tensor) : shape(tensor.shape), values(tensor.as_double()) {}

std::int64_t Array::at(const std::vector<std::int64_t>& index) const {
    std::int64_t position = 0;
    for (std::size_t axis = 0; axis < shape.size(); ++axis) position = position * shape[axis] + index[axis];
    return position;
}

std::vector<std::int64_t> Array::index(std::int64_t position) const {
    std::vector<std::int64_t> index(shape.size());
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        index[axis] = position % shape[axis];
        position /= shape[axis];
    }
    return index;
}

double Array::repeated(const std::vector<std::int64_t>& index) const {
    const std::size_t leading = index.size() - shape.size();
    std::vector<std::int64_t> own(shape.size());
    for (std::size_t axis = 0; axis < shape.size(); ++axis)
        own[axis] = shape[axis] == 1 ? 0 : index[axis + leading];
    return values[std::size_t(at(own))];
}

std::vector<std::int64_t> numbers(const Shape& shape) {
    std::vector<std::int64_t> extents;
    for (const Extent& extent : shape) {
        GLASSBOX_ASSERT(extent.is_number(), to_string(shape));
        extents.push_back(extent.factor);
    }
    return extents;
}

} // namespace glassbox::reference
