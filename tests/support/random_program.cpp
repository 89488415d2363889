// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_program.h"

#include "engine/autodiff/differentiate.h"
#include "engine/base/philox.h"

#include <algorithm>
#include <functional>

namespace glassbox::reference {

namespace {

using F = ScalarFunction;

constexpr std::int64_t most_elements = 400;

class Author {
  public:
    Author(ProgramBuilder& build, std::uint64_t seed) : build_(build), seed_(seed) {}

    void write() {
        for (int i = 0; i < 2; ++i) pool_.push_back(fresh(random_shape()));
        for (std::size_t i = 0; i < 2; ++i) {
            const StoreEntry entry{"s" + std::to_string(i),
                                   Role::Statistic,
                                   Element::Real,
                                   random_shape(),
                                   Storage::F32,
                                   {},
                                   "b"};
            statistics_.push_back(entry);
            pool_.push_back(build_.stored(entry));
        }
        const std::size_t ops = 12 + below(12);
        while (pool_.size() < ops) append();
        for (const StoreEntry& entry : statistics_)
            if (below(2)) write_statistic(entry);
        const std::size_t outputs = 1 + below(4);
        for (std::size_t i = 0; i < outputs; ++i) add_output(i == 0 ? pool_.back() : any());
    }

    const std::vector<ValueId>& outputs() const { return outputs_; }

  private:
    std::size_t below(std::size_t count) {
        return philox({count_++, 0, 0, 0}, {std::uint32_t(seed_), 77})[0] % count;
    }
    template <class T>
    T one_of(const std::vector<T>& list) {
        return list[below(list.size())];
    }

    /// Late values more often, so that chains grow.
    ValueId any() {
        const std::size_t size = pool_.size();
        return pool_[below(2) ? size - 1 - below(std::min<std::size_t>(3, size)) : below(size)];
    }
    const Shape& shape(ValueId value) const { return build_.shape(value); }

    std::int64_t random_extent() { return one_of<std::int64_t>({1, 1, 2, 3, 4, 5, 7}); }
    Shape random_shape() {
        Shape result;
        for (std::size_t rank = below(5); rank > 0; --rank) result.append(random_extent());
        return result.size() <= most_elements ? result : Shape{5, 7};
    }
    ValueId fresh(const Shape& of) { return build_.input("x" + std::to_string(inputs_++), of); }

    void add_output(ValueId value) {
        outputs_.push_back(value);
        build_.output("y" + std::to_string(outputs_.size()), value);
    }

    void append() {
        static const std::vector<ValueId (Author::*)()> kinds{
            &Author::unary,    &Author::unary,     &Author::binary,     &Author::binary,  &Author::binary,
            &Author::chosen,   &Author::reduced,   &Author::transposed, &Author::padded,  &Author::joined,
            &Author::reshaped, &Author::reshaped,  &Author::repeated,   &Author::product, &Author::product,
            &Author::batched,  &Author::convolved, &Author::numbered};
        const ValueId value = (this->*one_of(kinds))();
        if (value != no_value && shape(value).size() <= most_elements) pool_.push_back(value);
    }

    ValueId unary() {
        static const std::vector<F> functions{F::Negate, F::Tanh, F::Sigmoid, F::Relu,        F::Sin,
                                              F::Cos,    F::Abs,  F::Erf,     F::StopGradient};
        return build_.map(one_of(functions), {any()});
    }

    /// Another value that broadcasts with this one: of the program, or a new input with some extents of 1.
    ValueId partner(ValueId value) {
        Shape result;
        for (int attempt = 0; attempt < 4; ++attempt) {
            const ValueId other = any();
            if (broadcast(shape(value), shape(other), result) && result.size() <= most_elements) return other;
        }
        const Shape& full = shape(value);
        Shape narrow;
        for (int axis = int(below(std::size_t(full.rank()) + 1)); axis < full.rank(); ++axis)
            narrow.append(below(3) ? full[axis] : Extent(1));
        return fresh(narrow);
    }

    ValueId binary() {
        static const std::vector<F> functions{F::Add,     F::Subtract, F::Multiply, F::Add,
                                              F::Maximum, F::Minimum,  F::Divide};
        const ValueId left = any();
        ValueId right = partner(left);
        const F function = one_of(functions);
        if (function == F::Multiply) return build_.multiply(left, build_.map(F::Sin, {right}));
        if (function == F::Divide) right = build_.add(build_.map(F::Square, {right}), build_.constant(1.5));
        return below(2) ? build_.map(function, {left, right})
                        : build_.map(function, {build_.scale(left, 0.75), right});
    }

    ValueId chosen() {
        const ValueId value = any();
        const Shape side = shape(value);
        const ValueId condition = build_.map(F::Less, {fresh(side), build_.constant(0.25)});
        return build_.map(F::Select, {condition, value, build_.map(F::Tanh, {value})});
    }

    ValueId reduced() {
        const ValueId value = any();
        std::vector<int> axes;
        for (int axis = 0; axis < shape(value).rank(); ++axis)
            if (below(2)) axes.push_back(axis);
        if (below(4) == 0) return build_.reduce(Reduction::Maximum, value, axes);
        return build_.scale(build_.sum(value, axes), 0.3);
    }

    ValueId transposed() {
        const ValueId value = any();
        std::vector<int> order(std::size_t(shape(value).rank()));
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = int(i);
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[below(i)]);
        return build_.transpose(value, order);
    }

    ValueId padded() {
        const ValueId value = any();
        const bool only_cut = below(2) == 0;
        std::vector<std::int64_t> low, high;
        for (const Extent& extent : shape(value)) {
            const std::int64_t room = extent.factor - 1;
            low.push_back(-std::int64_t(below(std::size_t(std::min<std::int64_t>(room, 2) + 1))));
            high.push_back(
                -std::int64_t(below(std::size_t(std::min<std::int64_t>(room + low.back(), 2) + 1))));
            if (only_cut) continue;
            if (low.back() == 0) low.back() = std::int64_t(below(3));
            if (high.back() == 0) high.back() = std::int64_t(below(3));
        }
        return build_.pad(value, low, high);
    }

    ValueId joined() {
        const ValueId value = any();
        const Shape full = shape(value);
        if (full.rank() == 0) return no_value;
        const int axis = int(below(std::size_t(full.rank())));
        std::vector<ValueId> parts{value, build_.map(F::Cos, {value})};
        for (const ValueId other : pool_) {
            Shape same = shape(other);
            if (same.rank() != full.rank() || parts.size() > 3) continue;
            same[axis] = full[axis];
            if (same == full) parts.push_back(other);
        }
        std::rotate(parts.begin(), parts.begin() + std::ptrdiff_t(below(parts.size())), parts.end());
        return build_.concat(parts, axis);
    }

    /// Flat, with two neighbouring axes merged, an axis divided, or units added or taken away.
    ValueId reshaped() {
        const ValueId value = any();
        const Shape& full = shape(value);
        std::vector<Extent> extents(full.begin(), full.end());
        const std::size_t place = below(extents.size() + 1);
        switch (below(4)) {
        case 0: extents = {Extent(full.size())}; break;
        case 1: extents.insert(extents.begin() + std::ptrdiff_t(place), Extent(1)); break;
        case 2: std::erase(extents, Extent(1)); break;
        case 3:
            if (place + 1 < extents.size()) {
                extents[place] = extents[place] * extents[place + 1];
                extents.erase(extents.begin() + std::ptrdiff_t(place) + 1);
            } else if (place < extents.size() && extents[place].factor % 2 == 0) {
                extents[place] = extents[place].factor / 2;
                extents.insert(extents.begin() + std::ptrdiff_t(place), Extent(2));
            }
        }
        return extents.size() > 4 ? no_value : build_.reshape(value, Shape(extents));
    }

    ValueId repeated() {
        const ValueId value = any();
        Shape to = shape(value);
        for (int axis = 0; axis < to.rank(); ++axis)
            if (to[axis] == Extent(1) && below(2)) to[axis] = random_extent();
        return to.size() > most_elements ? no_value : build_.broadcast(value, to);
    }

    /// As a matrix, its last axis as columns.
    ValueId matrix(ValueId value) {
        const Shape& full = shape(value);
        const std::int64_t columns = full.rank() ? full[full.rank() - 1].factor : 1;
        return build_.reshape(value, Shape{full.size() / columns, columns});
    }

    ValueId product() {
        const ValueId left = matrix(any());
        ValueId right = matrix(any());
        for (const Transposed a : {Transposed::No, Transposed::Yes})
            for (const Transposed b : {Transposed::No, Transposed::Yes})
                if (shape(left)[a == Transposed::No ? 1 : 0] == shape(right)[b == Transposed::No ? 0 : 1] &&
                    below(2))
                    return finished(build_.contract(left, right, {a, b}));
        right = fresh(Shape{shape(left)[1], random_extent()});
        return finished(build_.contract(left, right));
    }

    ValueId batched() {
        const ValueId left = any();
        if (shape(left).rank() != 3) return no_value;
        const std::int64_t batch = below(2) ? shape(left)[0].factor : 1;
        if (below(2)) return finished(build_.contract(left, fresh(Shape{batch, shape(left)[2], 3})));
        return finished(
            build_.contract(fresh(Shape{batch, shape(left)[1], 4}), left, {Transposed::Yes, Transposed::No}));
    }

    ValueId convolved() {
        const ValueId x = any();
        if (shape(x).rank() != 4) return no_value;
        ConvolveAttributes a;
        a.kernel = {std::int64_t(1 + below(3)), std::int64_t(1 + below(2))};
        a.low = {1, 1};
        a.high = {1, std::int64_t(below(2))};
        a.stride = {std::int64_t(1 + below(2)), 1};
        const ValueId w = fresh(Shape{a.kernel[0], a.kernel[1], shape(x)[3], random_extent()});
        return finished(build_.convolve(x, w, a));
    }

    /// What often follows a product: scaled, with a bias, through a function, with a residual.
    ValueId finished(ValueId value) {
        value = build_.scale(value, 0.25);
        if (below(2)) {
            pool_.push_back(value); // Read by others, too.
            if (shape(value).size() > most_elements) pool_.pop_back();
        }
        if (below(2)) value = build_.add(value, fresh(Shape{shape(value)[shape(value).rank() - 1]}));
        if (below(2)) value = build_.map(below(2) ? F::Relu : F::Tanh, {value});
        if (below(3) == 0) value = build_.add(value, partner(value));
        return value;
    }

    ValueId numbered() {
        const ValueId value = any();
        const Shape full = shape(value);
        if (full.rank() == 0) return no_value;
        const ValueId iota = build_.iota(full, int(below(std::size_t(full.rank()))));
        return build_.multiply(value, build_.scale(build_.map(F::ToReal, {iota}), 0.2));
    }

    /// Any value brought to the entry's shape, with what the entries hold.
    void write_statistic(const StoreEntry& entry) {
        const ValueId all = build_.map(F::Tanh, {build_.sum_all(any())});
        ValueId value = build_.stored(one_of(statistics_));
        if (shape(value) != entry.shape) value = build_.sum_all(value);
        const ValueId old = build_.stored(entry);
        if (entry.shape.rank() == 2 && entry.shape[0] == entry.shape[1])
            value = build_.add(value, build_.transpose(old, {1, 0}));
        build_.write(entry.key, build_.add(build_.scale(old, 0.5), build_.multiply(value, all)));
    }

    ProgramBuilder& build_;
    std::uint64_t seed_;
    std::uint32_t count_ = 0;
    int inputs_ = 0;
    std::vector<ValueId> pool_;
    std::vector<StoreEntry> statistics_;
    std::vector<ValueId> outputs_;
};

} // namespace

Program random_program(std::uint64_t seed) {
    Program program;
    ProgramBuilder build(program);
    Author(build, seed).write();
    assert_valid(program, Stage::Bound);
    return program;
}

Program random_program_with_gradients(std::uint64_t seed) {
    Program program;
    ProgramBuilder build(program);
    Author author(build, seed);
    author.write();
    ValueId sum = build.constant(0);
    for (const ValueId output : author.outputs())
        sum = build.add(sum, build.sum_all(build.multiply(output, build.map(ScalarFunction::Cos, {output}))));
    const auto count = ValueId(program.ops.size());
    for (ValueId value = 0; value < count; ++value)
        if (program.op(value).kind == OpKind::Input || program.op(value).kind == OpKind::Stored)
            build.output("gradient " + std::to_string(value), build.gradient(sum, value));
    Program expanded = expand_gradients(program);
    assert_valid(expanded, Stage::Bound);
    return expanded;
}

} // namespace glassbox::reference
