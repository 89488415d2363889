// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/program.h"

namespace glassbox {

/// Appends ops to a program. Shapes are inferred; a misfit is our mistake and asserts with the program's
/// text. Element-wise functions broadcast by trailing axes.
class ProgramBuilder {
  public:
    explicit ProgramBuilder(Program& program) : program_(program) {}

    /// Block that the next ops belong to.
    void set_origin(std::string block) { origin_ = std::move(block); }
    const std::string& origin() const { return origin_; }
    const Program& program() const { return program_; }
    const Shape& shape(ValueId value) const { return program_.op(value).shape; }
    Element element(ValueId value) const { return program_.op(value).element; }

    ValueId input(const std::string& name, Shape shape, Element element = Element::Real);
    /// Reads an entry, declaring it at first use; the same key gives the same value.
    ValueId stored(const StoreEntry& entry);
    ValueId constant(double value);
    ValueId live(const std::string& slot, double initial);
    ValueId iota(Shape shape, int axis);
    ValueId map(ScalarFunction function, std::vector<ValueId> inputs);
    ValueId broadcast(ValueId value, Shape shape);
    ValueId reduce(Reduction reduction, ValueId value, std::vector<int> axes);
    ValueId contract(ValueId left, ValueId right, ContractAttributes attributes = {});
    /// Of convolve() and window(): `attributes.input` may be left {0, 0} where x itself is an input.
    ValueId convolve(ValueId first, ValueId second, ConvolveAttributes attributes);
    ValueId window(std::vector<ValueId> inputs, WindowAttributes attributes);
    ValueId gather(ValueId table, ValueId index);
    ValueId scatter_add(ValueId values, ValueId index, Extent rows);
    ValueId reshape(ValueId value, Shape shape);
    ValueId transpose(ValueId value, std::vector<int> order);
    ValueId pad(ValueId value, std::vector<std::int64_t> low, std::vector<std::int64_t> high);
    ValueId concat(std::vector<ValueId> values, int axis);
    ValueId random(Distribution distribution, std::uint64_t stream, Shape shape);
    ValueId batch_index(BatchIndexAttributes attributes);
    ValueId batch_mask(BatchIndexAttributes attributes);
    ValueId warp(ValueId pictures, ValueId map);
    ValueId gradient(ValueId scalar, ValueId with_respect_to);
    void write(const std::string& key, ValueId value);
    void update(std::vector<ValueId> inputs, UpdateAttributes attributes);
    void output(const std::string& name, ValueId value, Recorded recorded = Recorded::No);
    /// Declares an entry that is not read as a value here (a moment).
    void declare(const StoreEntry& entry);

    // Abbreviations of map() and of common patterns.
    ValueId add(ValueId a, ValueId b) { return map(ScalarFunction::Add, {a, b}); }
    ValueId subtract(ValueId a, ValueId b) { return map(ScalarFunction::Subtract, {a, b}); }
    ValueId multiply(ValueId a, ValueId b) { return map(ScalarFunction::Multiply, {a, b}); }
    ValueId divide(ValueId a, ValueId b) { return map(ScalarFunction::Divide, {a, b}); }
    ValueId scale(ValueId a, double factor) { return multiply(a, constant(factor)); }
    ValueId sum(ValueId value, std::vector<int> axes) {
        return reduce(Reduction::Sum, value, std::move(axes));
    }
    /// The sum over all axes as rank 0.
    ValueId sum_all(ValueId value);
    /// Mean over axes that stay with extent 1. Where the batch is among them, N is bound later (see
    /// batch_count()).
    ValueId mean(ValueId value, const std::vector<int>& axes);
    /// A rank-0 Real that is `extent` once symbols are bound (a sum of ones, folded by simplified()).
    ValueId size_of(Extent extent);
    /// Without the axes of extent 1 given.
    ValueId squeeze(ValueId value, const std::vector<int>& axes);
    ValueId softmax(ValueId logits, int axis);
    /// log Σ exp along an axis, shifted by its maximum; the axis stays with extent 1.
    ValueId log_sum_exp(ValueId logits, int axis);
    /// 1 where the label equals the class: labels Integer [...] -> Real [..., classes].
    ValueId one_hot(ValueId labels, std::int64_t classes);

  private:
    ValueId append(OpKind kind, std::vector<ValueId> inputs, Attributes attributes, Shape shape = {},
                   Element element = Element::Real);

    Program& program_;
    std::string origin_;
};

} // namespace glassbox
