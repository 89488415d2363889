// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check/check.h"
#include "engine/ir/program.h"

namespace glassbox {

/// What one block costs for one sample, forwards, in evaluation.
struct BlockCost {
    std::int64_t multiply_adds = 0; ///< Of products and convolutions: weights × the places they act on.
    std::int64_t operations = 0;    ///< Floating-point operations: two a multiply-add, and those of the rest.
    std::int64_t output_bytes = 0;  ///< Of the block's outputs, four a number.
    std::int64_t weight_bytes = 0;  ///< Of its trainable parameters, likewise; not a sample's affair.
    bool operator==(const BlockCost&) const = default;
};

/// Multiply-adds of an op: for a product [.., m, k]·[.., k, n] m·k·n (times the leading batch); for a
/// convolution one for each number of its result (of its input, for the adjoint to it) and each weight of one
/// filter, kh·kw·C/groups. 0 for all other ops. Shapes must be bound.
std::int64_t multiply_adds(const Program& program, const Op& op);

/// Floating-point operations of an op: two a multiply-add; one a number of an element-wise function's result;
/// for a reduction one a number that goes in, less one a result; one a place of the window for each result of
/// a pooling; none for what only moves numbers. Shapes must be bound.
std::int64_t operations(const Program& program, const Op& op);

/// The cost of a block of the graph, from its ops in the lowered program with a batch of 1; zeros where the
/// block has no type or is an optimizer, which works once a step and not once a sample.
BlockCost block_cost(const CheckedGraph& graph, const std::string& block);

} // namespace glassbox
