// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/block_program_builder.h"

#include <climits>
#include <numeric>

namespace glassbox::cpu {

namespace {

std::int64_t padded_elements(const BufferView& view) {
    const std::size_t size = bytes_of(view.storage);
    return std::int64_t(round_up(std::size_t(view.elements) * size, line_bytes) / size);
}

/// First and last byte that a walk touches.
std::pair<const std::byte*, const std::byte*> span_of(const Walk& walk) {
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (std::size_t i = 0; i < std::size_t(walk.rank); ++i) {
        const std::int64_t reach = (walk.extents[i] - 1) * walk.strides[i];
        (reach < 0 ? low : high) += reach;
    }
    const auto size = std::int64_t(bytes_of(walk.storage));
    return {walk.data + low * size, walk.data + (high + 1) * size};
}

} // namespace

template <class Scalar>
BlockProgramBuilder<Scalar>::BlockProgramBuilder(BlockProgram<Scalar>& program, const Expression& expression,
                                                 std::vector<std::int64_t> extents,
                                                 std::vector<Source> inputs, std::vector<Source> outputs,
                                                 Machine& machine)
    : program_(program), expression_(expression), extents_(std::move(extents)), inputs_(std::move(inputs)),
      outputs_(std::move(outputs)), machine_(machine) {}

template <class Scalar>
void BlockProgramBuilder<Scalar>::build() {
    GLASSBOX_ASSERT(outputs_.empty() || outputs_.size() == expression_.results.size(), "outputs and results");
    program_.uniforms_.resize(std::size_t(machine_.threads));
    mark_needed();
    slot_of_node_.resize(expression_.nodes.size());
    for (std::size_t i = 0; i < expression_.nodes.size(); ++i)
        if (needed_[i]) add_node(i);
    for (std::size_t i = 0; i < expression_.results.size(); ++i) add_result(i);
    note_uses();
    place_registers();
    choose_block();
    decide_fetch();
    decide_direct();
    program_.padded_tail_ = tail_fits();
    fill_tables();
}

template <class Scalar>
void BlockProgramBuilder<Scalar>::mark_needed() {
    needed_.assign(expression_.nodes.size(), 0);
    for (const std::int32_t result : expression_.results) needed_[std::size_t(result)] = 1;
    for (std::size_t i = expression_.nodes.size(); i-- > 0;)
        if (needed_[i] && expression_.nodes[i].kind == ExpressionNode::Kind::Apply)
            for (const std::int32_t argument : expression_.nodes[i].arguments)
                if (argument >= 0) needed_[std::size_t(argument)] = 1;
}

template <class Scalar>
std::int32_t BlockProgramBuilder<Scalar>::add_slot(Kind kind) {
    Slot slot;
    slot.kind = kind;
    if (kind == Kind::Uniform) {
        slot.place = std::int32_t(program_.uniforms_[0].size());
        for (auto& groups : program_.uniforms_) groups.emplace_back();
    }
    slots_.push_back(slot);
    return std::int32_t(slots_.size() - 1);
}

template <class Scalar>
std::int32_t BlockProgramBuilder<Scalar>::add_constant(double value) {
    const std::int32_t slot = add_slot(Kind::Constant);
    slots_[std::size_t(slot)].place = std::int32_t(program_.constants_.size());
    std::fill_n(program_.constants_.emplace_back().values, group<Scalar>, Scalar(value));
    return slot;
}

template <class Scalar>
Source BlockProgramBuilder<Scalar>::live_source(std::int32_t index) {
    GLASSBOX_ASSERT(std::size_t(index) < machine_.live.size(), "live slot out of range");
    auto* data = reinterpret_cast<std::byte*>(&machine_.live[std::size_t(index)]);
    return {{data, Storage::F64, 1}, 0, std::vector<std::int64_t>(extents_.size(), 0)};
}

template <class Scalar>
Source BlockProgramBuilder<Scalar>::index_source(std::int32_t axis) {
    const std::int64_t extent = extents_[std::size_t(axis)];
    const auto padded = std::size_t((extent + group<Scalar> - 1) / group<Scalar> * group<Scalar>);
    std::vector<Scalar>& positions = program_.positions_.emplace_back(padded);
    std::iota(positions.begin(), positions.end(), Scalar(0));
    Source source{{reinterpret_cast<std::byte*>(positions.data()), storage_of<Scalar>, extent}, 0, {}};
    source.strides.assign(extents_.size(), 0);
    source.strides[std::size_t(axis)] = 1;
    return source;
}

template <class Scalar>
Walk BlockProgramBuilder<Scalar>::walk_of(const Source& source) const {
    const auto shift = source.offset * std::int64_t(bytes_of(source.view.storage));
    return make_walk(source.view.data + shift, source.view.storage, extents_, source.strides);
}

template <class Scalar>
std::int32_t BlockProgramBuilder<Scalar>::add_leaf(const Source& source) {
    Leaf leaf;
    leaf.walk = walk_of(source);
    leaf.load = load_function<Scalar>(leaf.walk);
    const bool uniform = leaf.walk.pattern == Pattern::Uniform;
    leaf.slot = add_slot(uniform ? Kind::Uniform : Kind::Leaf);
    (uniform ? program_.uniform_leaves_ : program_.leaves_).push_back(leaf);
    if (!uniform) capacity_.push_back(padded_elements(source.view) - source.offset);
    return leaf.slot;
}

template <class Scalar>
void BlockProgramBuilder<Scalar>::add_node(std::size_t node) {
    const ExpressionNode& n = expression_.nodes[node];
    for (std::size_t i = 0; i < node; ++i)
        if (needed_[i] && expression_.nodes[i] == n) {
            slot_of_node_[node] = slot_of_node_[i];
            return;
        }
    using enum ExpressionNode::Kind;
    switch (n.kind) {
    case Load: slot_of_node_[node] = add_leaf(inputs_[std::size_t(n.index)]); return;
    case Constant: slot_of_node_[node] = add_constant(n.value); return;
    case Live: slot_of_node_[node] = add_leaf(live_source(n.index)); return;
    case Index: slot_of_node_[node] = add_leaf(index_source(n.index)); return;
    case Apply: add_apply(node); return;
    }
}

template <class Scalar>
void BlockProgramBuilder<Scalar>::add_apply(std::size_t node) {
    const ExpressionNode& n = expression_.nodes[node];
    std::array<std::int32_t, 3> arguments{};
    unsigned uniform = 0;
    bool all_uniform = true;
    for (unsigned i = 0; i < 3 && n.arguments[i] >= 0; ++i) {
        arguments[i] = slot_of_node_[std::size_t(n.arguments[i])];
        if (is_uniform(arguments[i]))
            uniform |= 1u << i;
        else
            all_uniform = false;
    }
    if (n.function == ScalarFunction::ToReal || n.function == ScalarFunction::StopGradient) {
        slot_of_node_[node] = arguments[0];
        return;
    }
    Instruction instruction{nullptr, 0, arguments[0], arguments[1], arguments[2]};
    instruction.function = node_function<Scalar>(n.function, all_uniform ? 0 : uniform);
    instruction.out = add_slot(all_uniform ? Kind::Uniform : Kind::Computed);
    (all_uniform ? program_.uniform_code_ : program_.code_).push_back(instruction);
    if (!all_uniform) program_.cost_ += cost_of(n.function);
    slot_of_node_[node] = instruction.out;
}

template <class Scalar>
std::int32_t BlockProgramBuilder<Scalar>::varying(std::int32_t slot) {
    if (!is_uniform(slot) || program_.total_ == 1) return slot;
    const std::int32_t copy = add_slot(Kind::Computed);
    program_.code_.push_back({copy_function<Scalar>(1), copy, slot, 0, 0});
    return copy;
}

template <class Scalar>
void BlockProgramBuilder<Scalar>::add_result(std::size_t number) {
    Result result;
    result.slot = varying(slot_of_node_[std::size_t(expression_.results[number])]);
    if (number == 0) program_.first_result_ = result.slot;
    slots_[std::size_t(result.slot)].last_use = INT_MAX;
    if (outputs_.empty()) return;
    const Source& output = outputs_[number];
    result.walk = walk_of(output);
    result.store = store_function<Scalar>(result.walk);
    program_.results_.push_back(result);
    const bool to_the_end = output.offset + program_.total_ == output.view.elements;
    capacity_.push_back(to_the_end ? padded_elements(output.view) - output.offset : 0);
    program_.cost_ += 1;
}

template <class Scalar>
void BlockProgramBuilder<Scalar>::note_uses() {
    for (int i = 0; i < int(program_.code_.size()); ++i) {
        const Instruction& instruction = program_.code_[std::size_t(i)];
        for (const std::int32_t slot : {instruction.a, instruction.b, instruction.c})
            slots_[std::size_t(slot)].last_use = std::max(slots_[std::size_t(slot)].last_use, i);
    }
    // A period that divides the block is fetched once and must stay.
    for (const Leaf& leaf : program_.leaves_)
        if (leaf.walk.pattern == Pattern::Periodic) slots_[std::size_t(leaf.slot)].last_use = INT_MAX;
}

template <class Scalar>
void BlockProgramBuilder<Scalar>::place_registers() {
    std::vector<std::int32_t> free;
    const auto take = [&] {
        if (free.empty()) return std::int32_t(registers_++);
        const std::int32_t place = free.back();
        free.pop_back();
        return place;
    };
    for (Leaf& leaf : program_.leaves_) leaf.place = slots_[std::size_t(leaf.slot)].place = take();
    for (int i = 0; i < int(program_.code_.size()); ++i) {
        const Instruction& instruction = program_.code_[std::size_t(i)];
        for (const std::int32_t number : {instruction.a, instruction.b, instruction.c}) {
            Slot& slot = slots_[std::size_t(number)];
            if (slot.kind != Kind::Leaf && slot.kind != Kind::Computed) continue;
            if (slot.last_use != i) continue;
            free.push_back(slot.place);
            slot.last_use = -1;
        }
        slots_[std::size_t(instruction.out)].place = take();
    }
}

template <class Scalar>
void BlockProgramBuilder<Scalar>::choose_block() {
    constexpr std::int64_t usual = 2048 / sizeof(Scalar);
    const std::int64_t most = std::int64_t(register_bytes / sizeof(Scalar)) / std::max(registers_, 1);
    GLASSBOX_ASSERT(most >= group<Scalar>, "an expression of too many values");
    const std::int64_t limit = std::min(usual, most);
    std::int64_t unit = group<Scalar>;
    for (const Leaf& leaf : program_.leaves_)
        if (leaf.walk.pattern == Pattern::Periodic)
            if (const std::int64_t common = std::lcm(unit, leaf.walk.period()); common <= limit)
                unit = common;
    program_.block_ = limit / unit * unit;
}

template <class Scalar>
void BlockProgramBuilder<Scalar>::decide_fetch() {
    for (Leaf& leaf : program_.leaves_) {
        const bool as_is = leaf.walk.storage == storage_of<Scalar>;
        leaf.fetch = Fetch::Copied;
        if (leaf.walk.pattern == Pattern::Contiguous && as_is) leaf.fetch = Fetch::InPlace;
        if (leaf.walk.pattern == Pattern::Periodic) {
            if (program_.block_ % leaf.walk.period() == 0)
                leaf.fetch = Fetch::Once;
            else if (as_is)
                leaf.fetch = Fetch::Repeated;
        }
        // A leaf that is a result itself is stored last, when its memory may have been written.
        const bool is_result = std::any_of(program_.results_.begin(), program_.results_.end(),
                                           [&](const Result& r) { return r.slot == leaf.slot; });
        if (is_result && leaf.fetch != Fetch::Once)
            for (const Result& result : program_.results_)
                if (overlaps(leaf.walk, result.walk)) leaf.fetch = Fetch::Copied;
        program_.cost_ += leaf.walk.pattern == Pattern::General ? 6 : 1;
    }
}

template <class Scalar>
bool BlockProgramBuilder<Scalar>::overlaps(const Walk& leaf, const Walk& result) const {
    const auto [first, last] = span_of(leaf);
    const auto [begin, end] = span_of(result);
    return first < end && begin < last;
}

template <class Scalar>
int BlockProgramBuilder<Scalar>::maker_of(std::int32_t slot) const {
    for (int i = 0; i < int(program_.code_.size()); ++i)
        if (program_.code_[std::size_t(i)].out == slot) return i;
    return -1;
}

template <class Scalar>
auto BlockProgramBuilder<Scalar>::leaf_of(std::int32_t slot) -> Leaf* {
    for (Leaf& leaf : program_.leaves_)
        if (leaf.slot == slot) return &leaf;
    return nullptr;
}

/// Whether writing the result as soon as it is made would change a leaf that is still to be read in place.
template <class Scalar>
bool BlockProgramBuilder<Scalar>::hazardous(const Result& result, int made_by) const {
    for (const Leaf& leaf : program_.leaves_) {
        if (!overlaps(leaf.walk, result.walk)) continue;
        if (made_by < 0) return true;
        for (std::size_t i = std::size_t(made_by) + 1; i < program_.code_.size(); ++i) {
            const Instruction& later = program_.code_[i];
            if (later.a == leaf.slot || later.b == leaf.slot || later.c == leaf.slot) return true;
        }
    }
    return false;
}

template <class Scalar>
void BlockProgramBuilder<Scalar>::decide_direct() {
    std::vector<std::int32_t> taken;
    for (Result& result : program_.results_) {
        if (is_uniform(result.slot) || result.walk.storage != storage_of<Scalar>) continue;
        if (result.walk.pattern != Pattern::Contiguous) continue;
        if (std::find(taken.begin(), taken.end(), result.slot) != taken.end()) continue;
        const Leaf* leaf = leaf_of(result.slot);
        if (leaf && leaf->fetch != Fetch::Copied) continue;
        if (hazardous(result, maker_of(result.slot))) continue;
        result.direct = true;
        result.place = slots_[std::size_t(result.slot)].place;
        taken.push_back(result.slot);
    }
}

template <class Scalar>
bool BlockProgramBuilder<Scalar>::tail_fits() const {
    const std::int64_t needed = (program_.total_ + group<Scalar> - 1) / group<Scalar> * group<Scalar>;
    // capacity_ holds the leaves' numbers first, for they are added before any result.
    for (std::size_t i = 0; i < program_.leaves_.size(); ++i)
        if (program_.leaves_[i].fetch == Fetch::InPlace && capacity_[i] < needed) return false;
    for (std::size_t i = 0; i < program_.results_.size(); ++i)
        if (program_.results_[i].direct && capacity_[program_.leaves_.size() + i] < needed) return false;
    return true;
}

template <class Scalar>
void BlockProgramBuilder<Scalar>::fill_tables() {
    program_.slot_stride_ = round_up(slots_.size() + 8, 8);
    program_.slots_.assign(program_.slot_stride_ * std::size_t(machine_.threads), nullptr);
    for (int thread = 0; thread < machine_.threads; ++thread)
        for (std::size_t i = 1; i < slots_.size(); ++i) {
            const auto place = std::size_t(slots_[i].place);
            Scalar*& at = program_.slots(thread)[i];
            switch (slots_[i].kind) {
            case Kind::None: break;
            case Kind::Constant: at = program_.constants_[place].values; break;
            case Kind::Uniform: at = program_.uniforms_[std::size_t(thread)][place].values; break;
            case Kind::Leaf:
            case Kind::Computed: at = program_.place(slots_[i].place, thread); break;
            }
        }
}

template class BlockProgramBuilder<float>;
template class BlockProgramBuilder<double>;

} // namespace glassbox::cpu
