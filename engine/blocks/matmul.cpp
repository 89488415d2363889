// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/lower_context.h"

namespace glassbox::blocks {

namespace {

int rank(const WireType& type) {
    return int(type.dimensions.size());
}

/// A matrix a sample, N × a × b.
bool is_batched_matrix(const WireType& type) {
    return rank(type) == 3 && has_batch(type);
}

/// One matrix for all samples, a × b.
bool is_matrix(const WireType& type) {
    return rank(type) == 2 && !has_batch(type);
}

TypeAnswer type(const TypeRequest& request) {
    const WireType& a = *request.inputs[0];
    const WireType& b = *request.inputs[1];
    if (!is_batched_matrix(a) && rank(a) != 2)
        return refuse(misfit("matmul.needs-matrices", "a", "N × a × b", a));
    const bool fits = is_matrix(b) || (is_batched_matrix(a) && is_batched_matrix(b));
    if (!fits)
        return refuse(misfit("matmul.needs-matrices", "b", is_batched_matrix(a) ? "N × b × c" : "b × c", b));
    const Extent inner = a.dimensions.back().extent;
    const Extent found = b.dimensions[b.dimensions.size() - 2].extent;
    if (inner != found)
        return refuse({"matmul.inner",
                       "b",
                       to_string(inner) + " × c",
                       named_text(b),
                       {{"left", named_text(a)}, {"right", named_text(b)}},
                       ""});
    WireType out = a;
    out.range = WireType().range;
    out.dimensions.back() = b.dimensions.back();
    return accept(std::move(out));
}

void lower(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const ValueId a = context.input("a");
    const ValueId b = context.input("b");
    if (build.shape(a).rank() == build.shape(b).rank()) return context.output("out", build.contract(a, b));
    const Shape shape = build.shape(a);
    const ValueId rows = build.reshape(a, {shape[0] * shape[1], shape[2]});
    const ValueId product = build.contract(rows, b);
    context.output("out", build.reshape(product, physical_shape(context.output_type("out"))));
}

WireType matrices(Extent rows, Extent columns) {
    WireType type;
    type.dimensions = {{Axis::Batch, batch_extent}, {Axis::Other, rows}, {Axis::Features, columns}};
    return type;
}

} // namespace

BlockSpec matmul() {
    BlockSpec spec;
    spec.id = "MatMul";
    spec.category = Category::Linear;
    spec.synonyms = {"matrix product", "dot", "bilinear", "attention scores"};
    spec.ports = fixed_ports({real_port("a"), real_port("b")}, {real_port("out")});
    spec.type = type;
    spec.lower = lower;
    spec.samples = {accepted({}, {matrices(3, 4), matrices(4, 2)}),
                    accepted({}, {matrices(5, 3), unbatched_type({3, 7})}),
                    accepted({}, {row_type(5), unbatched_type({5, 3})}),
                    accepted({}, {sequence_type(3), unbatched_type({3, 2})}),
                    accepted({}, {unbatched_type({2, 3}), unbatched_type({3, 5})}),
                    accepted({}, {matrices(1, 1), matrices(1, 1)}),
                    accepted({}, {matrices(2, 1024), matrices(1024, 3)}),
                    rejected("matmul.needs-matrices", {}, {picture_type(3, 4, 4), matrices(4, 2)}),
                    rejected("matmul.needs-matrices", {}, {row_type(4), matrices(4, 2)}),
                    rejected("matmul.needs-matrices", {}, {matrices(4, 2), row_type(2)}),
                    rejected("matmul.inner", {}, {matrices(3, 4), matrices(5, 2)})};
    return spec;
}

} // namespace glassbox::blocks
