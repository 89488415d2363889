// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/plan.h"

#include <map>

namespace glassbox {

/// How an axis of a value is reached from a kernel: position = index of kernel axis `axis` + offset, or just
/// the offset where axis is -1.
struct AxisWalk {
    int axis = -1;
    std::int64_t offset = 0;
    auto operator<=>(const AxisWalk&) const = default; // NOLINT(modernize-use-nullptr)
};
using Walk = std::vector<AxisWalk>;

/// Where every value of the program lies: buffer number by value, -1 where it has none of its own.
struct ValueBuffers {
    std::vector<int> buffer;
    const std::vector<std::uint8_t>* own = nullptr;
};

/// Turns a fluid value and everything fluid above it into one expression over a kernel's index space.
class ExpressionBuilder {
  public:
    /// `live` are the plan's live slots, by which Live nodes are numbered.
    ExpressionBuilder(const Program& program, const ValueBuffers& values, const std::vector<LiveSlot>& live)
        : program_(program), values_(values), slots_(live) {}

    /// Adds the value as a result. At the root a value with a buffer of its own is computed, not loaded, if
    /// `root` says so.
    enum class Root : std::uint8_t { Load, Compute };
    void add_result(ValueId value, const Walk& walk, Root root, int rank);

    const std::vector<Operand>& inputs() const { return inputs_; }
    const Expression& expression() const { return expression_; }

  private:
    int node(ValueId value, const Walk& walk);
    int computed(ValueId value, const Walk& walk);
    int load(int buffer, const Shape& shape, const Walk& walk);
    int append(ExpressionNode node);
    int index_node(const AxisWalk& walk);
    int map_node(const Op& op, const Walk& walk);
    int reshaped(const Op& op, const Walk& walk);

    const Program& program_;
    const ValueBuffers& values_;
    const std::vector<LiveSlot>& slots_;
    int rank_ = 1;
    std::vector<Operand> inputs_;
    Expression expression_;
    std::map<std::pair<ValueId, Walk>, int> known_;
};

/// The walk of a value of this shape by its own axes (rank at least 1 for the kernel: a scalar has none).
Walk identity_walk(const Shape& shape);

/// Row-major strides of a dense tensor.
std::vector<std::int64_t> dense_strides(const Shape& shape);

/// The extents of a shape as numbers, at least one.
std::vector<std::int64_t> kernel_extents(const Shape& shape);

/// Merges neighbouring axes wherever all operands walk them as one and no Index node needs them; drops
/// extents of 1.
void merge_axes(MapKernel& kernel);
void merge_axes(ReduceKernel& kernel);

} // namespace glassbox
