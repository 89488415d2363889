// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/machine.h"
#include "engine/backend/cpu/node_functions.h"
#include "engine/backend/cpu/simd.h"
#include "engine/backend/cpu/walk.h"

namespace glassbox::cpu {

/// Memory that an expression reads or writes, and how.
struct Source {
    BufferView view;
    std::int64_t offset = 0;
    std::vector<std::int64_t> strides;
};
Source source_of(const Operand& operand, const Machine& machine);
std::vector<Source> sources_of(const std::vector<Operand>& operands, const Machine& machine);

/// An element-wise expression made ready to run block by block: values of a block rest in registers (rows of
/// a few hundred elements that stay in the first cache), and each node is one vectorised loop. Leaves that
/// lie contiguously are used, and such results written, in place. What does not change along the index is
/// computed once a run. Nothing depends on where a range begins or ends but speed.
template <class Scalar>
class BlockProgram {
  public:
    BlockProgram(const Expression& expression, std::vector<std::int64_t> extents, std::vector<Source> inputs,
                 std::vector<Source> outputs, Machine& machine);

    std::int64_t total() const { return total_; }
    /// Elements of a block.
    std::int64_t block() const { return block_; }
    /// Simple operations an element.
    std::int64_t cost() const { return cost_; }
    /// Computes elements [begin, end) and writes the outputs. Ranges of one kernel may run on several
    /// threads.
    void run(std::int64_t begin, std::int64_t end, int thread);

    /// For reductions, which have no outputs: prepare() once a run and thread, then evaluate() gives `count`
    /// (at most block()) values of the first result from `begin` on; they hold until the next call.
    void prepare(int thread);
    const Scalar* evaluate(std::int64_t begin, std::int64_t count, int thread);

  private:
    template <class>
    friend class BlockProgramBuilder;

    struct Instruction {
        NodeFunction<Scalar> function = nullptr;
        std::int32_t out = 0, a = 0, b = 0, c = 0;
    };
    enum class Fetch : std::uint8_t {
        InPlace,  ///< Contiguous: a pointer.
        Repeated, ///< Periodic: a pointer where a block lies in one period, else copied.
        Once,     ///< Periodic and the period divides a block: copied once a range.
        Copied,   ///< Copied for each block.
    };
    struct Leaf {
        Walk walk;
        LoadFunction<Scalar> load = nullptr;
        Fetch fetch = Fetch::Copied;
        std::int32_t slot = 0;
        std::int32_t place = 0; ///< Register.
    };
    struct Result {
        Walk walk;
        StoreFunction<Scalar> store = nullptr;
        std::int32_t slot = 0;
        std::int32_t place = -1; ///< Register of a direct result.
        bool direct = false;     ///< Written in place by the instruction (or load) that makes it.
    };
    struct Group {
        alignas(line_bytes) Scalar values[group<Scalar>];
    };

    Scalar** slots(int thread) { return slots_.data() + std::size_t(thread) * slot_stride_; }
    Scalar* place(std::int32_t number, int thread) const {
        return reinterpret_cast<Scalar*>(registers_[std::size_t(thread)]) + number * block_;
    }
    /// Whether the groups of these elements end within the padding: only whole groups come before them.
    bool ends_in_padding(std::int64_t begin, std::int64_t count) const {
        return padded_tail_ && begin % group<Scalar> == 0 && begin + count == total_;
    }
    void fetch_leaf(const Leaf& leaf, std::int64_t begin, std::int64_t count, int thread);
    void run_block(std::int64_t begin, std::int64_t count, int thread);
    void load_once(std::int64_t begin, std::int64_t count, int thread);

    std::int64_t total_ = 1;
    std::int64_t block_ = 0;
    std::int64_t cost_ = 1;
    bool padded_tail_ = false; ///< The last block may run over into the padding of its buffers.
    std::vector<Leaf> leaves_;
    std::vector<Leaf> uniform_leaves_;
    std::vector<Instruction> uniform_code_;
    std::vector<Instruction> code_;
    std::vector<Result> results_;
    std::int32_t first_result_ = 0; ///< Slot.
    std::vector<Group> constants_;
    std::vector<std::vector<Group>> uniforms_;   ///< For each thread.
    std::vector<std::vector<Scalar>> positions_; ///< 0, 1, 2, ... for Index nodes.
    std::vector<std::byte*> registers_;          ///< Of each thread.
    std::vector<Scalar*> slots_; ///< Where each value lies now, for each thread. Slot 0: none.
    std::size_t slot_stride_ = 0;
};

} // namespace glassbox::cpu
