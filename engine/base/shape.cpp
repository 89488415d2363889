// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/shape.h"

#include "engine/base/result.h"

#include <algorithm>

namespace glassbox {

namespace {

std::int64_t power(std::int64_t base, int exponent) {
    std::int64_t result = 1;
    for (int i = 0; i < exponent; ++i) result *= base;
    return result;
}

bool is_picture(const WireType& type) {
    bool channels = false;
    bool height = false;
    for (const Dimension& dimension : type.dimensions) {
        channels |= dimension.axis == Axis::Channels;
        height |= dimension.axis == Axis::Height;
    }
    return channels && height;
}

std::string symbol(const std::string& letter, int exponent) {
    if (exponent == 0) return "";
    return exponent == 1 ? letter : letter + "^" + std::to_string(exponent);
}

} // namespace

std::int64_t Extent::bind(const Bindings& bindings) const {
    return factor * power(bindings.batch, batch) * power(bindings.time, time);
}

Extent operator/(const Extent& a, const Extent& b) {
    GLASSBOX_ASSERT(b.factor != 0 && a.factor % b.factor == 0 && a.batch >= b.batch && a.time >= b.time,
                    to_string(a) + " / " + to_string(b));
    return {a.factor / b.factor, a.batch - b.batch, a.time - b.time};
}

std::string to_string(const Extent& extent) {
    if (extent.is_number()) return std::to_string(extent.factor);
    std::string text = extent.factor == 1 ? "" : std::to_string(extent.factor);
    for (const std::string& part : {symbol("N", extent.batch), symbol("T", extent.time)})
        if (!part.empty()) text += (text.empty() ? "" : "·") + part;
    return text;
}

Extent Shape::count() const {
    Extent product = 1;
    for (const Extent& extent : extents_) product = product * extent;
    return product;
}

Shape Shape::bind(const Bindings& bindings) const {
    Shape bound;
    for (const Extent& extent : extents_) bound.append(extent.bind(bindings));
    return bound;
}

std::int64_t Shape::size() const {
    const Extent product = count();
    GLASSBOX_ASSERT(product.is_number(), to_string(*this));
    return product.factor;
}

std::string to_string(const Shape& shape) {
    std::string text = "[";
    for (int axis = 0; axis < shape.rank(); ++axis) text += (axis ? ", " : "") + to_string(shape[axis]);
    return text + "]";
}

bool broadcast(const Shape& a, const Shape& b, Shape& result) {
    const int rank = std::max(a.rank(), b.rank());
    std::vector<Extent> extents(std::size_t(rank), Extent(1));
    for (int i = 1; i <= rank; ++i) {
        const Extent x = i <= a.rank() ? a[a.rank() - i] : Extent(1);
        const Extent y = i <= b.rank() ? b[b.rank() - i] : Extent(1);
        if (x != y && x != Extent(1) && y != Extent(1)) return false;
        extents[std::size_t(rank - i)] = x == Extent(1) ? y : x;
    }
    result = Shape(std::move(extents));
    return true;
}

std::string to_string(Axis axis) {
    switch (axis) {
    case Axis::Batch: return "N";
    case Axis::Time: return "T";
    case Axis::Channels: return "C";
    case Axis::Height: return "H";
    case Axis::Width: return "W";
    case Axis::Features: return "F";
    case Axis::Other: return "";
    }
    return "";
}

std::string named_text(const WireType& type) {
    if (type.dimensions.empty()) return "scalar";
    std::string text;
    for (const Dimension& dimension : type.dimensions) {
        const std::string name = to_string(dimension.axis);
        const std::string extent = to_string(dimension.extent);
        if (!text.empty()) text += " × ";
        if (name != extent && !name.empty()) text.append(name).append(" ");
        text += extent;
    }
    return text;
}

std::string short_text(const WireType& type) {
    if (type.dimensions.empty()) return "scalar";
    std::string text;
    for (const Dimension& dimension : type.dimensions) {
        if (dimension.axis == Axis::Batch) continue;
        text += (text.empty() ? "" : "×") + to_string(dimension.extent);
    }
    return text.empty() ? "1" : text;
}

Extent elements_per_sample(const WireType& type) {
    Extent product = 1;
    for (const Dimension& dimension : type.dimensions)
        if (dimension.axis != Axis::Batch) product = product * dimension.extent;
    return product;
}

int physical_axis(const WireType& type, int dimension) {
    if (!is_picture(type)) return dimension;
    const auto channels = std::find_if(type.dimensions.begin(), type.dimensions.end(),
                                       [](const Dimension& d) { return d.axis == Axis::Channels; });
    const int position = int(channels - type.dimensions.begin());
    if (dimension == position) return int(type.dimensions.size()) - 1;
    return dimension > position ? dimension - 1 : dimension;
}

Shape physical_shape(const WireType& type) {
    std::vector<Extent> extents(type.dimensions.size());
    for (int i = 0; i < int(type.dimensions.size()); ++i)
        extents[std::size_t(physical_axis(type, i))] = type.dimensions[std::size_t(i)].extent;
    return Shape(std::move(extents));
}

} // namespace glassbox
