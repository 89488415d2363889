// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/null/kernel_check.h"

#include <algorithm>

namespace glassbox::null {

namespace {

enum class Access : std::uint8_t { Read, Write };

/// One overload for each kind of work; `problem` keeps the first finding.
struct WorkCheck {
    const Kernel& kernel;
    const Plan& plan;
    std::string problem{};

    void fail(const std::string& text) {
        if (problem.empty()) problem = text;
    }
    static bool lists(const std::vector<int>& list, int number) {
        return std::find(list.begin(), list.end(), number) != list.end();
    }
    /// Elements [low, high) of a buffer are used.
    void range(int number, std::int64_t low, std::int64_t high, Access access) {
        if (number < 0 || std::size_t(number) >= plan.buffers.size())
            return fail("uses a buffer that does not exist");
        const std::string name = "buffer " + std::to_string(number);
        if (low < 0 || high > plan.buffers[std::size_t(number)].elements) fail("leaves " + name);
        // What a kernel makes itself (a product and its epilogue) it may read unlisted.
        const bool listed =
            lists(kernel.writes, number) || (access == Access::Read && lists(kernel.reads, number));
        if (!listed) fail("uses " + name + " without listing it");
    }
    void whole(int number, std::int64_t elements, Access access) { range(number, 0, elements, access); }
    void operand(const Operand& operand, const std::vector<std::int64_t>& extents, Access access) {
        if (operand.strides.size() != extents.size()) return fail("has an operand of another rank");
        std::int64_t low = operand.offset;
        std::int64_t high = operand.offset + 1;
        for (std::size_t i = 0; i < extents.size(); ++i) {
            const std::int64_t reach = (extents[i] - 1) * operand.strides[i];
            (reach < 0 ? low : high) += reach;
        }
        range(operand.buffer, low, high, access);
    }
    void expression(const Expression& expression, std::size_t inputs, std::size_t results, std::size_t axes) {
        for (std::size_t i = 0; i < expression.nodes.size(); ++i) {
            const ExpressionNode& node = expression.nodes[i];
            const auto index = std::size_t(node.index);
            switch (node.kind) {
            case ExpressionNode::Kind::Constant: break;
            case ExpressionNode::Kind::Load:
                if (index >= inputs) fail("loads an operand that it does not have");
                break;
            case ExpressionNode::Kind::Live:
                if (index >= plan.live.size()) fail("reads a live slot that does not exist");
                break;
            case ExpressionNode::Kind::Index:
                if (index >= axes) fail("asks for the place along an axis that it does not have");
                break;
            case ExpressionNode::Kind::Apply:
                for (int a = 0; a < arity(node.function); ++a)
                    if (std::size_t(node.arguments[std::size_t(a)]) >= i)
                        fail("applies a function to a later value");
                break;
            }
        }
        if (expression.results.size() != results) fail("has another number of results than outputs");
        for (const std::int32_t result : expression.results)
            if (std::size_t(result) >= expression.nodes.size()) fail("names a result that does not exist");
    }

    void operator()(const MapKernel& map) {
        if (map.extents.empty()) fail("has no axis");
        for (const Operand& input : map.inputs) operand(input, map.extents, Access::Read);
        for (const Operand& output : map.outputs) operand(output, map.extents, Access::Write);
        expression(map.expression, map.inputs.size(), map.outputs.size(), map.extents.size());
    }
    void operator()(const ReduceKernel& reduce) {
        if (reduce.reduced.size() != reduce.extents.size()) return fail("does not say which axes it reduces");
        for (const Operand& input : reduce.inputs) operand(input, reduce.extents, Access::Read);
        operand(reduce.output, reduce.extents, Access::Write);
        for (std::size_t i = 0; i < std::min(reduce.extents.size(), reduce.output.strides.size()); ++i)
            if (reduce.reduced[i] && reduce.output.strides[i]) fail("strides along a reduced axis");
        expression(reduce.expression, reduce.inputs.size(), 1, reduce.extents.size());
    }
    void epilogue(const std::optional<MapKernel>& map, int product, std::int64_t elements) {
        whole(product, elements, Access::Write);
        if (!map) return;
        (*this)(*map);
        std::int64_t count = 1;
        for (const std::int64_t extent : map->extents) count *= extent;
        if (count != elements) fail("has an epilogue of another size than its product");
    }
    void operator()(const ContractKernel& k) {
        const std::int64_t last = k.batch - 1;
        range(k.a, k.a_offset, k.a_offset + last * k.a_batch_stride + k.m * k.k, Access::Read);
        range(k.b, k.b_offset, k.b_offset + last * k.b_batch_stride + k.k * k.n, Access::Read);
        epilogue(k.epilogue, k.c, k.batch * k.m * k.n);
    }
    void operator()(const ConvolveKernel& k) {
        const ConvolveAttributes& a = k.attributes;
        const std::int64_t x = k.batch * a.input[0] * a.input[1] * k.channels;
        const std::int64_t y = k.batch * k.output[0] * k.output[1] * k.filters;
        const std::int64_t w =
            a.kernel[0] * a.kernel[1] * (k.channels / std::max<std::int64_t>(a.groups, 1)) * k.filters;
        const bool forward = a.kind == ConvolveKind::Forward;
        const bool weights = a.kind == ConvolveKind::WeightGradient;
        whole(k.first, forward || weights ? x : y, Access::Read);
        whole(k.second, weights ? y : w, Access::Read);
        epilogue(k.epilogue, k.result, forward ? y : (weights ? w : x));
    }
    void operator()(const WindowKernel& k) {
        const WindowAttributes& a = k.attributes;
        const std::int64_t x = k.batch * a.input[0] * a.input[1] * k.channels;
        const std::int64_t y = k.batch * k.output[0] * k.output[1] * k.channels;
        const bool two = a.kind == WindowKind::Route || a.kind == WindowKind::Pick;
        if (k.inputs.size() != (two ? 2u : 1u)) return fail("has a wrong number of inputs");
        whole(k.inputs[0], a.kind == WindowKind::Spread ? y : x, Access::Read);
        if (two) whole(k.inputs[1], a.kind == WindowKind::Route ? y : x, Access::Read);
        const bool to_x = a.kind == WindowKind::Spread || a.kind == WindowKind::Route;
        whole(k.result, to_x ? x : y, Access::Write);
    }
    void operator()(const GatherKernel& k) {
        whole(k.table, k.table_rows * k.row_elements, Access::Read);
        index(k.index, k.rows);
        whole(k.result, k.rows * k.row_elements, Access::Write);
    }
    void operator()(const ScatterAddKernel& k) {
        whole(k.values, k.rows * k.row_elements, Access::Read);
        index(k.index, k.rows);
        whole(k.result, k.table_rows * k.row_elements, Access::Write);
    }
    void index(int number, std::int64_t rows) {
        whole(number, rows, Access::Read);
        if (problem.empty() && plan.buffers[std::size_t(number)].storage != Storage::I32)
            fail("has an index that is not of integers");
    }
    void operator()(const RandomKernel& k) { whole(k.result, k.elements, Access::Write); }
    void operator()(const BatchIndexKernel& k) { whole(k.result, k.batch, Access::Write); }
    void operator()(const WarpKernel& k) {
        const std::int64_t elements = k.batch * k.height * k.width * k.channels;
        whole(k.pictures, elements, Access::Read);
        whole(k.map, k.batch * 6, Access::Read);
        whole(k.result, elements, Access::Write);
    }
    void operator()(const UpdateKernel& k) {
        std::size_t moments = k.segments.empty() ? 0 : k.segments[0].moments.size();
        for (const UpdateSegment& segment : k.segments) {
            whole(segment.parameter, segment.elements, Access::Write);
            whole(segment.gradient, segment.elements, Access::Read);
            for (const int slot : segment.moments) whole(slot, segment.elements, Access::Write);
            if (segment.moments.size() != moments) fail("has segments with different moments");
        }
        for (const int scalar : k.scalars) whole(scalar, 1, Access::Read);
        expression(k.expression, 2 + moments + k.scalars.size(), 1 + moments, 1);
    }
};

} // namespace

std::string check_work(const Kernel& kernel, const Plan& plan) {
    WorkCheck check{kernel, plan};
    std::visit(check, kernel.work);
    return check.problem;
}

} // namespace glassbox::null
