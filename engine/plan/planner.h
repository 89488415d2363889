// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/kernel_builder.h"
#include "engine/plan/plan.h"
#include "engine/plan/preserve.h"

namespace glassbox {

/// Makes kernels of a bound program's ops; memory is placed afterwards (place_memory.h).
class Planner {
  public:
    Planner(const Preserved& preserved, const PlanOptions& options);
    Plan make();

  private:
    void add_buffers();
    int buffer_for(ValueId value);
    int new_buffer(Place place, Storage storage, std::int64_t elements, const std::string& key);
    int store_buffer(const std::string& key);
    Storage storage_of(Element element) const;
    int dense(ValueId value) const;

    void find_epilogues();
    bool can_follow(ValueId producer, ValueId map) const;
    MapKernel map_kernel(ValueId value) const;
    MapKernel copy_kernel(ValueId source, const Walk& walk, const std::vector<std::int64_t>& extents,
                          Operand target) const;

    void add_kernels(ValueId value);
    void add_map(ValueId value);
    void add_reduce(ValueId value);
    void add_contract(ValueId value);
    void add_convolve(ValueId value);
    void add_window(ValueId value);
    void add_gather(ValueId value);
    void add_scatter(ValueId value);
    void add_concat(ValueId value);
    void add_pad(ValueId value);
    void add_random(ValueId value);
    void add_batch_index(ValueId value);
    void add_warp(ValueId value);
    void add_write(ValueId value);
    void add_update(ValueId value);
    void append(Work work, ValueId value);
    void add_outputs();

    const Program& program_;
    PlanOptions options_;
    std::vector<std::uint8_t> own_;
    ValueBuffers values_;
    std::vector<ValueId> epilogue_of_;   ///< For a product: the map that follows in it, or no_value.
    std::vector<std::uint8_t> absorbed_; ///< Maps that run as an epilogue.
    Plan plan_;
};

/// Numbers of the buffers that a kernel reads and writes.
void note_accesses(Kernel& kernel);

} // namespace glassbox
