// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/block_program.h"

#include "engine/backend/cpu/block_program_builder.h"

namespace glassbox::cpu {

Source source_of(const Operand& operand, const Machine& machine) {
    return {machine.buffer(operand.buffer), operand.offset, operand.strides};
}

std::vector<Source> sources_of(const std::vector<Operand>& operands, const Machine& machine) {
    std::vector<Source> sources;
    for (const Operand& operand : operands) sources.push_back(source_of(operand, machine));
    return sources;
}

template <class Scalar>
BlockProgram<Scalar>::BlockProgram(const Expression& expression, std::vector<std::int64_t> extents,
                                   std::vector<Source> inputs, std::vector<Source> outputs,
                                   Machine& machine) {
    for (const auto& memory : machine.registers) registers_.push_back(memory.get());
    for (const std::int64_t extent : extents) total_ *= extent;
    BlockProgramBuilder<Scalar>(*this, expression, std::move(extents), std::move(inputs), std::move(outputs),
                                machine)
        .build();
}

template <class Scalar>
void BlockProgram<Scalar>::prepare(int thread) {
    Scalar** slots = this->slots(thread);
    for (const Leaf& leaf : uniform_leaves_) leaf.load(leaf.walk, 0, group<Scalar>, slots[leaf.slot]);
    for (const Instruction& i : uniform_code_)
        i.function(slots[i.out], slots[i.a], slots[i.b], slots[i.c], 1);
}

template <class Scalar>
void BlockProgram<Scalar>::load_once(std::int64_t begin, std::int64_t count, int thread) {
    for (const Leaf& leaf : leaves_)
        if (leaf.fetch == Fetch::Once) leaf.load(leaf.walk, begin, count, slots(thread)[leaf.slot]);
}

template <class Scalar>
void BlockProgram<Scalar>::fetch_leaf(const Leaf& leaf, std::int64_t begin, std::int64_t count, int thread) {
    Scalar*& slot = slots(thread)[leaf.slot];
    const bool whole = count % group<Scalar> == 0;
    switch (leaf.fetch) {
    case Fetch::Once: return;
    case Fetch::Copied: leaf.load(leaf.walk, begin, count, slot); return;
    case Fetch::InPlace:
        if (whole || ends_in_padding(begin, count)) {
            slot = reinterpret_cast<Scalar*>(leaf.walk.data) + begin;
            return;
        }
        break;
    case Fetch::Repeated: {
        const std::int64_t phase = begin % leaf.walk.period();
        if (whole && phase + count <= leaf.walk.period()) {
            slot = reinterpret_cast<Scalar*>(leaf.walk.data) + phase;
            return;
        }
        break;
    }
    }
    slot = place(leaf.place, thread);
    leaf.load(leaf.walk, begin, count, slot);
}

template <class Scalar>
void BlockProgram<Scalar>::run_block(std::int64_t begin, std::int64_t count, int thread) {
    Scalar** slots = this->slots(thread);
    const bool whole = count % group<Scalar> == 0 || ends_in_padding(begin, count);
    for (const Result& result : results_)
        if (result.direct)
            slots[result.slot] =
                whole ? reinterpret_cast<Scalar*>(result.walk.data) + begin : place(result.place, thread);
    for (const Leaf& leaf : leaves_) fetch_leaf(leaf, begin, count, thread);
    const std::int64_t groups = (count + group<Scalar> - 1) / group<Scalar>;
    for (const Instruction& i : code_) i.function(slots[i.out], slots[i.a], slots[i.b], slots[i.c], groups);
    for (const Result& result : results_)
        if (!result.direct || !whole) result.store(result.walk, begin, count, slots[result.slot]);
}

template <class Scalar>
void BlockProgram<Scalar>::run(std::int64_t begin, std::int64_t end, int thread) {
    prepare(thread);
    load_once(begin, std::min(block_, end - begin), thread);
    for (std::int64_t at = begin; at < end; at += block_) run_block(at, std::min(block_, end - at), thread);
}

template <class Scalar>
const Scalar* BlockProgram<Scalar>::evaluate(std::int64_t begin, std::int64_t count, int thread) {
    load_once(begin, count, thread);
    run_block(begin, count, thread);
    return slots(thread)[first_result_];
}

template class BlockProgram<float>;
template class BlockProgram<double>;

} // namespace glassbox::cpu
