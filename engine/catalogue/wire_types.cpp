// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/wire_types.h"

#include "engine/base/result.h"
#include "engine/catalogue/spec_parts.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

constexpr double unknown = 1e308;
constexpr std::size_t most_dimensions = 6;
constexpr double largest_volume = 1099511627776.0; // 2^40

/// Dimensions in the order of memory.
std::vector<Dimension> physical_dimensions(const WireType& type) {
    std::vector<Dimension> dimensions(type.dimensions.size());
    for (int i = 0; i < int(type.dimensions.size()); ++i)
        dimensions[std::size_t(physical_axis(type, i))] = type.dimensions[std::size_t(i)];
    return dimensions;
}

double clamped(double bound) {
    return std::clamp(bound, -unknown, unknown);
}

/// The bound with infinity for an unknown one.
double open_ended(double bound) {
    return std::abs(bound) >= unknown ? std::copysign(HUGE_VAL, bound) : bound;
}

double product(double a, double b) {
    return a == 0 || b == 0 ? 0.0 : open_ended(a) * open_ended(b);
}

/// A dimension of the longer type with the one of the shorter that is aligned with it.
bool fit(Dimension& longer, const Dimension& shorter) {
    const bool names = longer.axis == shorter.axis || longer.axis == Axis::Other ||
                       shorter.axis == Axis::Other || shorter.extent == Extent(1);
    if (!names) return false;
    if (longer.axis == Axis::Other) longer.axis = shorter.axis;
    if (longer.extent == shorter.extent || shorter.extent == Extent(1)) return true;
    const bool repeats = longer.extent == Extent(1);
    if (repeats) longer.extent = shorter.extent;
    return repeats;
}

} // namespace

WireType row_type(Extent features) {
    WireType type;
    type.dimensions = {{Axis::Batch, batch_extent}, {Axis::Features, features}};
    return type;
}

WireType picture_type(Extent channels, Extent height, Extent width) {
    WireType type;
    type.dimensions = {{Axis::Batch, batch_extent},
                       {Axis::Channels, channels},
                       {Axis::Height, height},
                       {Axis::Width, width}};
    return type;
}

WireType sequence_type(Extent features) {
    WireType type;
    type.dimensions = {{Axis::Batch, batch_extent}, {Axis::Time, time_extent}, {Axis::Features, features}};
    return type;
}

WireType label_type(std::int64_t classes) {
    WireType type;
    type.element = Element::Integer;
    type.dimensions = {{Axis::Batch, batch_extent}};
    return within(type, 0, double(classes - 1));
}

WireType loss_type() {
    WireType type;
    type.is_loss = true;
    return type;
}

std::vector<Dimension> listed_dimensions(const std::vector<std::int64_t>& extents) {
    if (extents.size() == 3)
        return {{Axis::Channels, extents[0]}, {Axis::Height, extents[1]}, {Axis::Width, extents[2]}};
    std::vector<Dimension> dimensions;
    for (const std::int64_t extent : extents) dimensions.push_back({Axis::Other, extent});
    if (!dimensions.empty()) dimensions.back().axis = Axis::Features;
    return dimensions;
}

WireType unbatched_type(const std::vector<std::int64_t>& extents) {
    WireType type;
    type.dimensions = listed_dimensions(extents);
    return type;
}

ParameterSpec listed_shape_parameter() {
    return shape_parameter("shape", {1}, 1);
}

WireType listed_type(const Parameters& parameters) {
    return unbatched_type(list(parameters, "shape"));
}

WireType within(WireType type, double minimum, double maximum) {
    type.range = {clamped(minimum), clamped(maximum)};
    return type;
}

bool is_picture(const WireType& type) {
    const std::vector<Dimension>& d = type.dimensions;
    return d.size() == 4 && d[0].axis == Axis::Batch && d[1].axis == Axis::Channels &&
           d[2].axis == Axis::Height && d[3].axis == Axis::Width && d[1].extent.is_number() &&
           d[2].extent.is_number() && d[3].extent.is_number();
}

bool has_batch(const WireType& type) {
    return !type.dimensions.empty() && type.dimensions.front().axis == Axis::Batch;
}

int dimension_of(const WireType& type, Axis axis) {
    for (int i = 0; i < int(type.dimensions.size()); ++i)
        if (type.dimensions[std::size_t(i)].axis == axis) return i;
    return -1;
}

int last_physical(const WireType& type) {
    const int rank = int(type.dimensions.size());
    for (int i = 0; i < rank; ++i)
        if (physical_axis(type, i) == rank - 1)
            return type.dimensions[std::size_t(i)].axis == Axis::Batch ? -1 : i;
    return -1;
}

std::int64_t number(const Extent& extent) {
    GLASSBOX_ASSERT(extent.is_number(), to_string(extent));
    return extent.factor;
}

double volume(const WireType& type) {
    double product = 1;
    for (const Dimension& dimension : type.dimensions) product *= double(dimension.extent.factor);
    return product;
}

TypeAnswer accept(WireType type) {
    if (type.dimensions.size() > most_dimensions)
        return refuse({"wire.too-many-dimensions",
                       "",
                       "≤ " + std::to_string(most_dimensions),
                       std::to_string(type.dimensions.size()),
                       {},
                       ""});
    if (volume(type) > largest_volume)
        return refuse({"wire.too-large", "", "≤ 2^40", named_text(type), {}, ""});
    return {{std::move(type)}, {}};
}

TypeAnswer refuse(TypeProblem problem) {
    return {{}, {std::move(problem)}};
}

TypeProblem misfit(std::string id, std::string port, std::string expected, const WireType& found,
                   std::string adapter) {
    return {std::move(id), std::move(port), std::move(expected), named_text(found), {}, std::move(adapter)};
}

bool broadcast_types(const WireType& a, const WireType& b, WireType& result) {
    const WireType& longer = a.dimensions.size() >= b.dimensions.size() ? a : b;
    const std::vector<Dimension> shorter = physical_dimensions(&longer == &a ? b : a);
    const int rank = int(longer.dimensions.size());
    const int missing = rank - int(shorter.size());
    WireType common;
    common.dimensions = longer.dimensions;
    for (int i = 0; i < rank; ++i) {
        const int place = physical_axis(longer, i) - missing;
        if (place >= 0 && !fit(common.dimensions[std::size_t(i)], shorter[std::size_t(place)])) return false;
    }
    for (int i = 0; i < rank; ++i) // Names taken over must not change the order in memory.
        if (physical_axis(common, i) != physical_axis(longer, i)) return false;
    result = std::move(common);
    return true;
}

TypeAnswer broadcast_inputs(const TypeRequest& request, const Ports& ports, const std::string& id) {
    WireType common;
    for (std::size_t i = 0; i < request.inputs.size(); ++i) {
        WireType next = *request.inputs[i];
        next.range = WireType().range;
        if (i > 0 && !broadcast_types(common, *request.inputs[i], next))
            return refuse(misfit(id, ports.inputs[i].id, named_text(common), *request.inputs[i]));
        common = std::move(next);
    }
    // What is made of losses alone or with numbers is a loss, too: weighted sums, penalties.
    common.is_loss =
        common.dimensions.empty() && std::any_of(request.inputs.begin(), request.inputs.end(),
                                                 [](const auto& input) { return input->is_loss; });
    return accept(std::move(common));
}

Range sum_of(const Range& a, const Range& b) {
    return {clamped(open_ended(a.minimum) + open_ended(b.minimum)),
            clamped(open_ended(a.maximum) + open_ended(b.maximum))};
}

Range difference_of(const Range& a, const Range& b) {
    return {clamped(open_ended(a.minimum) - open_ended(b.maximum)),
            clamped(open_ended(a.maximum) - open_ended(b.minimum))};
}

Range product_of(const Range& a, const Range& b) {
    const auto corners = {product(a.minimum, b.minimum), product(a.minimum, b.maximum),
                          product(a.maximum, b.minimum), product(a.maximum, b.maximum)};
    return {clamped(std::min(corners)), clamped(std::max(corners))};
}

} // namespace glassbox
