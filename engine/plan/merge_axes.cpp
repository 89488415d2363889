// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/kernel_builder.h"

namespace glassbox {

namespace {

/// The index space of a kernel while its axes are merged.
struct Space {
    std::vector<std::int64_t>& extents;
    std::vector<Operand*> operands;
    std::vector<std::uint8_t>* reduced;
    Expression& expression;
};

bool indexed(const Expression& expression, int axis) {
    for (const ExpressionNode& node : expression.nodes)
        if (node.kind == ExpressionNode::Kind::Index && node.index == axis) return true;
    return false;
}

void erase_axis(Space& space, int axis) {
    space.extents.erase(space.extents.begin() + axis);
    for (Operand* operand : space.operands) operand->strides.erase(operand->strides.begin() + axis);
    if (space.reduced) space.reduced->erase(space.reduced->begin() + axis);
    for (ExpressionNode& node : space.expression.nodes)
        if (node.kind == ExpressionNode::Kind::Index && node.index > axis) --node.index;
}

void drop_units(Space& space) {
    for (int axis = int(space.extents.size()) - 1; axis >= 0; --axis)
        if (space.extents[std::size_t(axis)] == 1 && space.extents.size() > 1 &&
            !indexed(space.expression, axis))
            erase_axis(space, axis);
}

bool mergeable(const Space& space, int axis) {
    const std::size_t outer = std::size_t(axis);
    if (indexed(space.expression, axis) || indexed(space.expression, axis + 1)) return false;
    if (space.reduced && (*space.reduced)[outer] != (*space.reduced)[outer + 1]) return false;
    for (const Operand* operand : space.operands)
        if (operand->strides[outer] != operand->strides[outer + 1] * space.extents[outer + 1]) return false;
    return true;
}

void merge(Space space) {
    drop_units(space);
    for (int axis = int(space.extents.size()) - 2; axis >= 0; --axis) {
        if (!mergeable(space, axis)) continue;
        const std::size_t outer = std::size_t(axis);
        space.extents[outer] *= space.extents[outer + 1];
        for (Operand* operand : space.operands) operand->strides[outer] = operand->strides[outer + 1];
        erase_axis(space, axis + 1);
    }
}

} // namespace

void merge_axes(MapKernel& kernel) {
    std::vector<Operand*> operands;
    for (Operand& operand : kernel.inputs) operands.push_back(&operand);
    for (Operand& operand : kernel.outputs) operands.push_back(&operand);
    merge({kernel.extents, operands, nullptr, kernel.expression});
}

void merge_axes(ReduceKernel& kernel) {
    std::vector<Operand*> operands;
    for (Operand& operand : kernel.inputs) operands.push_back(&operand);
    operands.push_back(&kernel.output);
    merge({kernel.extents, operands, &kernel.reduced, kernel.expression});
}

} // namespace glassbox
