// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/named_order.h"

namespace glassbox {

namespace {

/// Transposes; where only axes of extent 1 move, the elements stay in order and a reshape will do.
ValueId permuted_axes(ProgramBuilder& build, ValueId value, const std::vector<int>& order) {
    const Shape from = build.shape(value);
    Shape to;
    int last = -1;
    bool in_order = true;
    for (const int axis : order) {
        to.append(from[axis]);
        if (from[axis] == Extent(1)) continue;
        in_order &= axis > last;
        last = axis;
    }
    if (to == from && in_order) return value;
    return in_order ? build.reshape(value, to) : build.transpose(value, order);
}

} // namespace

ValueId to_named_order(ProgramBuilder& build, ValueId value, const WireType& type) {
    std::vector<int> order;
    for (int i = 0; i < int(type.dimensions.size()); ++i) order.push_back(physical_axis(type, i));
    return permuted_axes(build, value, order);
}

ValueId to_physical_order(ProgramBuilder& build, ValueId value, const WireType& type) {
    std::vector<int> order(type.dimensions.size());
    for (int i = 0; i < int(order.size()); ++i) order[std::size_t(physical_axis(type, i))] = i;
    return permuted_axes(build, value, order);
}

ValueId filled(ProgramBuilder& build, ValueId scalar, const Shape& shape) {
    if (shape.rank() == 0) return scalar;
    const Shape ones(std::vector<Extent>(std::size_t(shape.rank()), Extent(1)));
    return build.broadcast(build.reshape(scalar, ones), shape);
}

} // namespace glassbox
