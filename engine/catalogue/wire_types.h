// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/block_spec.h"

namespace glassbox {

// Wire types that type rules and samples are written with, and the answers of type rules.

/// N × F features.
WireType row_type(Extent features);
/// N × C × H × W.
WireType picture_type(Extent channels, Extent height, Extent width);
/// N × T × F with the symbolic T.
WireType sequence_type(Extent features);
/// Integer N, from 0 to classes - 1.
WireType label_type(std::int64_t classes);
/// The scalar that an optimizer takes.
WireType loss_type();
/// The dimensions that a person's list of numbers names: 1 number F, 3 numbers C, H, W, others unnamed with
/// F last.
std::vector<Dimension> listed_dimensions(const std::vector<std::int64_t>& extents);
/// A type without batch of listed_dimensions().
WireType unbatched_type(const std::vector<std::int64_t>& extents);
/// The parameter `shape` of a block without inputs (at first 1; no number means a scalar), and its type.
ParameterSpec listed_shape_parameter();
WireType listed_type(const Parameters& parameters);

/// The type with another range.
WireType within(WireType type, double minimum, double maximum);

/// True for N × C × H × W with numbers for C, H and W.
bool is_picture(const WireType& type);
/// True where the first dimension is the batch.
bool has_batch(const WireType& type);
/// Number of the dimension with this axis, or -1.
int dimension_of(const WireType& type, Axis axis);
/// The dimension that lies last in memory (features, or channels of a picture), or -1 of a scalar or of a
/// mere batch.
int last_physical(const WireType& type);
/// The factor of an extent that must be a number (asserted).
std::int64_t number(const Extent& extent);
/// Product of the extents, as a double so that it cannot overflow; symbols count as 1.
double volume(const WireType& type);

/// One output of this type, or the problem "wire.too-large" where a sample has more than 2^40 numbers,
/// "wire.too-many-dimensions" where there are more than six.
TypeAnswer accept(WireType type);
TypeAnswer refuse(TypeProblem problem);
/// A problem of an input: its id, what was expected, and the type that was found.
TypeProblem misfit(std::string id, std::string port, std::string expected, const WireType& found,
                   std::string adapter = "");

/// The type of an element-wise result. Dimensions are aligned in memory from the last, as the program does;
/// aligned ones need the same name (or none) and equal extents, or extent 1 on one side. False where they do
/// not fit.
bool broadcast_types(const WireType& a, const WireType& b, WireType& result);
/// The common type of all inputs of a block by broadcast_types(), or a problem `id` at the first port that
/// does not fit those before it. The range is left unknown.
TypeAnswer broadcast_inputs(const TypeRequest& request, const Ports& ports, const std::string& id);

/// Interval arithmetic; an unknown side stays unknown.
Range sum_of(const Range& a, const Range& b);
Range difference_of(const Range& a, const Range& b);
Range product_of(const Range& a, const Range& b);

} // namespace glassbox
