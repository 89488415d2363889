// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/builder.h"

#include "engine/base/result.h"

#include <algorithm>
#include <numeric>

namespace glassbox {

ValueId ProgramBuilder::append(OpKind kind, std::vector<ValueId> inputs, Attributes attributes, Shape shape,
                               Element element) {
    Op op{kind, std::move(inputs), std::move(attributes), std::move(shape), element, origin_};
    Inferred inferred = infer(program_, op);
    GLASSBOX_ASSERT(inferred.problem.empty(),
                    (origin_.empty() ? "" : origin_ + ": ") + inferred.problem + "\n" + print(program_));
    op.shape = std::move(inferred.shape);
    op.element = inferred.element;
    program_.ops.push_back(std::move(op));
    return ValueId(program_.ops.size()) - 1;
}

// ---- sources

ValueId ProgramBuilder::input(const std::string& name, Shape shape, Element element) {
    return append(OpKind::Input, {}, InputAttributes{name}, std::move(shape), element);
}

void ProgramBuilder::declare(const StoreEntry& entry) {
    if (const StoreEntry* known = program_.find_entry(entry.key)) {
        GLASSBOX_ASSERT(*known == entry, "store entry \"" + entry.key + "\" declared twice, differently");
        return;
    }
    program_.store.push_back(entry);
}

ValueId ProgramBuilder::stored(const StoreEntry& entry) {
    declare(entry);
    const Attributes attributes = StoredAttributes{entry.key};
    for (std::size_t i = 0; i < program_.ops.size(); ++i)
        if (program_.ops[i].kind == OpKind::Stored && program_.ops[i].attributes == attributes)
            return ValueId(i);
    return append(OpKind::Stored, {}, attributes);
}

ValueId ProgramBuilder::constant(double value) {
    return append(OpKind::Constant, {}, ConstantAttributes{value});
}

ValueId ProgramBuilder::live(const std::string& slot, double initial) {
    const auto known = std::find_if(program_.live.begin(), program_.live.end(),
                                    [&](const LiveSlot& s) { return s.name == slot; });
    if (known == program_.live.end())
        program_.live.push_back({slot, initial});
    else
        GLASSBOX_ASSERT(known->initial == initial, "live slot \"" + slot + "\" declared twice, differently");
    return append(OpKind::Live, {}, LiveAttributes{slot});
}

ValueId ProgramBuilder::iota(Shape shape, int axis) {
    return append(OpKind::Iota, {}, IotaAttributes{axis}, std::move(shape), Element::Integer);
}

ValueId ProgramBuilder::random(Distribution distribution, std::uint64_t stream, Shape shape) {
    return append(OpKind::Random, {}, RandomAttributes{distribution, stream}, std::move(shape));
}

ValueId ProgramBuilder::batch_index(BatchIndexAttributes attributes) {
    return append(OpKind::BatchIndex, {}, attributes, Shape{batch_extent}, Element::Integer);
}

ValueId ProgramBuilder::batch_mask(BatchIndexAttributes attributes) {
    return append(OpKind::BatchMask, {}, attributes, Shape{batch_extent});
}

// ---- one op each

namespace {

/// Fills in height and width of a picture x that the caller left out.
void state_input(const Shape& x, std::array<std::int64_t, 2>& input) {
    if (input == std::array<std::int64_t, 2>{0, 0} && x.rank() == 4) input = {x[1].factor, x[2].factor};
}

} // namespace

ValueId ProgramBuilder::map(ScalarFunction function, std::vector<ValueId> inputs) {
    return append(OpKind::Map, std::move(inputs), MapAttributes{function});
}

ValueId ProgramBuilder::broadcast(ValueId value, Shape shape) {
    return append(OpKind::Broadcast, {value}, BroadcastAttributes{}, std::move(shape));
}

ValueId ProgramBuilder::reduce(Reduction reduction, ValueId value, std::vector<int> axes) {
    std::sort(axes.begin(), axes.end());
    return append(OpKind::Reduce, {value}, ReduceAttributes{reduction, std::move(axes)});
}

ValueId ProgramBuilder::contract(ValueId left, ValueId right, ContractAttributes attributes) {
    return append(OpKind::Contract, {left, right}, attributes);
}

ValueId ProgramBuilder::convolve(ValueId first, ValueId second, ConvolveAttributes attributes) {
    if (attributes.kind != ConvolveKind::InputGradient) state_input(shape(first), attributes.input);
    return append(OpKind::Convolve, {first, second}, attributes);
}

ValueId ProgramBuilder::window(std::vector<ValueId> inputs, WindowAttributes attributes) {
    if (attributes.kind != WindowKind::Spread && !inputs.empty())
        state_input(shape(inputs[0]), attributes.input);
    return append(OpKind::Window, std::move(inputs), attributes);
}

ValueId ProgramBuilder::gather(ValueId table, ValueId index) {
    return append(OpKind::Gather, {table, index}, {});
}

ValueId ProgramBuilder::scatter_add(ValueId values, ValueId index, Extent rows) {
    return append(OpKind::ScatterAdd, {values, index}, ScatterAttributes{rows});
}

ValueId ProgramBuilder::reshape(ValueId value, Shape shape) {
    return append(OpKind::Reshape, {value}, ReshapeAttributes{}, std::move(shape));
}

ValueId ProgramBuilder::transpose(ValueId value, std::vector<int> order) {
    return append(OpKind::Transpose, {value}, TransposeAttributes{std::move(order)});
}

ValueId ProgramBuilder::pad(ValueId value, std::vector<std::int64_t> low, std::vector<std::int64_t> high) {
    return append(OpKind::Pad, {value}, PadAttributes{std::move(low), std::move(high)});
}

ValueId ProgramBuilder::concat(std::vector<ValueId> values, int axis) {
    return append(OpKind::Concat, std::move(values), ConcatAttributes{axis});
}

ValueId ProgramBuilder::warp(ValueId pictures, ValueId map) {
    return append(OpKind::Warp, {pictures, map}, WarpAttributes{});
}

ValueId ProgramBuilder::gradient(ValueId scalar, ValueId with_respect_to) {
    return append(OpKind::Gradient, {scalar, with_respect_to}, GradientAttributes{});
}

void ProgramBuilder::write(const std::string& key, ValueId value) {
    append(OpKind::Write, {value}, StoredAttributes{key});
}

void ProgramBuilder::update(std::vector<ValueId> inputs, UpdateAttributes attributes) {
    append(OpKind::Update, std::move(inputs), std::move(attributes));
}

void ProgramBuilder::output(const std::string& name, ValueId value, Recorded recorded) {
    program_.outputs.push_back({name, value, recorded});
}

// ---- common patterns

ValueId ProgramBuilder::sum_all(ValueId value) {
    if (shape(value).rank() == 0) return value;
    std::vector<int> axes(std::size_t(shape(value).rank()));
    std::iota(axes.begin(), axes.end(), 0);
    return reshape(sum(value, std::move(axes)), {});
}

ValueId ProgramBuilder::size_of(Extent extent) {
    if (extent.is_number()) return constant(double(extent.factor));
    return sum_all(broadcast(reshape(constant(1), Shape{1}), Shape{extent}));
}

ValueId ProgramBuilder::mean(ValueId value, const std::vector<int>& axes) {
    Extent count = 1;
    for (const int axis : axes) count = count * shape(value)[axis];
    return multiply(sum(value, axes), map(ScalarFunction::Reciprocal, {size_of(count)}));
}

ValueId ProgramBuilder::squeeze(ValueId value, const std::vector<int>& axes) {
    const Shape from = shape(value);
    Shape to;
    for (int axis = 0; axis < from.rank(); ++axis)
        if (std::find(axes.begin(), axes.end(), axis) == axes.end()) to.append(from[axis]);
    return reshape(value, to);
}

ValueId ProgramBuilder::softmax(ValueId logits, int axis) {
    const ValueId shift = map(ScalarFunction::StopGradient, {reduce(Reduction::Maximum, logits, {axis})});
    const ValueId exponentials = map(ScalarFunction::Exp, {subtract(logits, shift)});
    return divide(exponentials, sum(exponentials, {axis}));
}

ValueId ProgramBuilder::log_sum_exp(ValueId logits, int axis) {
    const ValueId shift = map(ScalarFunction::StopGradient, {reduce(Reduction::Maximum, logits, {axis})});
    const ValueId exponentials = map(ScalarFunction::Exp, {subtract(logits, shift)});
    return add(map(ScalarFunction::Log, {sum(exponentials, {axis})}), shift);
}

ValueId ProgramBuilder::one_hot(ValueId labels, std::int64_t classes) {
    Shape column = shape(labels);
    column.append(1);
    const ValueId classes_row = iota(Shape{classes}, 0);
    return map(ScalarFunction::ToReal,
               {map(ScalarFunction::Equal, {reshape(labels, std::move(column)), classes_row})});
}

} // namespace glassbox
