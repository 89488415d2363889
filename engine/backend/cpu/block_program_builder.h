// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/block_program.h"

namespace glassbox::cpu {

/// Fills a BlockProgram: which values are uniform, where each lies, in which order it is computed.
template <class Scalar>
class BlockProgramBuilder {
  public:
    BlockProgramBuilder(BlockProgram<Scalar>& program, const Expression& expression,
                        std::vector<std::int64_t> extents, std::vector<Source> inputs,
                        std::vector<Source> outputs, Machine& machine);
    void build();

  private:
    using Program = BlockProgram<Scalar>;
    using Leaf = typename Program::Leaf;
    using Result = typename Program::Result;
    using Instruction = typename Program::Instruction;
    using Fetch = typename Program::Fetch;

    enum class Kind : std::uint8_t { None, Constant, Uniform, Leaf, Computed };
    /// A value: where it comes from and how long it is needed.
    struct Slot {
        Kind kind = Kind::None;
        std::int32_t place = -1; ///< Number of the constant, uniform group or register.
        int last_use = -1;       ///< Instruction; INT_MAX for results.
    };

    void mark_needed();
    void add_node(std::size_t node);
    void add_apply(std::size_t node);
    std::int32_t add_leaf(const Source& source);
    std::int32_t add_constant(double value);
    std::int32_t add_slot(Kind kind);
    void add_result(std::size_t number);
    std::int32_t varying(std::int32_t slot);
    Source live_source(std::int32_t index);
    Source index_source(std::int32_t axis);
    Walk walk_of(const Source& source) const;
    bool overlaps(const Walk& leaf, const Walk& result) const;
    bool hazardous(const Result& result, int made_by) const;
    void decide_direct();
    void note_uses();
    void place_registers();
    void choose_block();
    void decide_fetch();
    bool tail_fits() const;
    void fill_tables();
    bool is_uniform(std::int32_t slot) const {
        return slots_[std::size_t(slot)].kind == Kind::Constant ||
               slots_[std::size_t(slot)].kind == Kind::Uniform;
    }
    int maker_of(std::int32_t slot) const;
    Leaf* leaf_of(std::int32_t slot);

    Program& program_;
    const Expression& expression_;
    std::vector<std::int64_t> extents_;
    std::vector<Source> inputs_, outputs_;
    Machine& machine_;
    std::vector<Slot> slots_{Slot{}};
    std::vector<std::int32_t> slot_of_node_;
    std::vector<char> needed_;
    std::vector<std::int64_t> capacity_; ///< Of each leaf, then of each result: elements with padding from
                                         ///< the walk's first on; 0: none to spare.
    int registers_ = 0;
};

} // namespace glassbox::cpu
