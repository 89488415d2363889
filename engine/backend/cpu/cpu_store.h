// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/machine.h"

#include <map>

namespace glassbox::cpu {

/// The store in the host's memory. What one extend() adds is laid by role: parameters one after the other in
/// their order, the moments of each slot in the order of their parameters, so that an update is one run.
class CpuStore final : public Store {
  public:
    explicit CpuStore(Storage precision) : precision_(precision) {}

    Result<void> extend(std::span<const StoreEntry> entries) override;
    std::vector<StoreEntry> entries() const override;
    void upload(const std::string& key, const Tensor& value) override;
    Tensor download(const std::string& key) const override;

    Storage precision() const { return precision_; }
    /// An entry's memory; keeps it alive though the entry be replaced. Null where there is none.
    struct Place {
        BufferView view;
        std::shared_ptr<const AlignedMemory> memory;
    };
    const Place* find(const std::string& key) const;

  private:
    struct Item {
        StoreEntry entry;
        Place place;
    };
    Result<void> add_block(std::span<const StoreEntry* const> entries);

    Storage precision_;
    std::map<std::string, Item> items_;
    std::vector<std::string> order_;
};

/// How an entry rests in a store of that precision.
Storage storage_at_rest(const StoreEntry& entry, Storage precision);

} // namespace glassbox::cpu
