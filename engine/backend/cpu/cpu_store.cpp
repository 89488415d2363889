// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/cpu_store.h"

#include <algorithm>

namespace glassbox::cpu {

namespace {

std::vector<std::int64_t> extents_of(const Shape& shape) {
    std::vector<std::int64_t> extents;
    for (const Extent& extent : shape) extents.push_back(extent.factor);
    return extents;
}

/// Entries of one group lie in one piece of memory: parameters, each slot's moments, statistics, each data
/// set.
std::string group_of(const StoreEntry& entry) {
    switch (entry.role) {
    case Role::Parameter: return "parameter";
    case Role::Moment: return "moment " + entry.key.substr(entry.key.rfind('/') + 1);
    case Role::Statistic: return "statistic";
    case Role::Data: return "data " + entry.key;
    }
    return "";
}

} // namespace

Storage storage_at_rest(const StoreEntry& entry, Storage precision) {
    if (entry.role == Role::Data && entry.storage != Storage::F32) return entry.storage;
    return entry.element == Element::Real ? precision : Storage::I32;
}

Result<void> CpuStore::extend(std::span<const StoreEntry> entries) {
    std::vector<std::pair<std::string, std::vector<const StoreEntry*>>> groups;
    for (const StoreEntry& entry : entries) {
        const auto known = items_.find(entry.key);
        if (known != items_.end() && known->second.entry.shape == entry.shape &&
            storage_at_rest(known->second.entry, precision_) == storage_at_rest(entry, precision_))
            continue;
        const std::string name = group_of(entry);
        auto group =
            std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == name; });
        if (group == groups.end()) group = groups.insert(groups.end(), {name, {}});
        group->second.push_back(&entry);
    }
    for (const auto& [name, members] : groups)
        if (auto added = add_block(members); !added) return added;
    return {};
}

Result<void> CpuStore::add_block(std::span<const StoreEntry* const> entries) {
    std::size_t bytes = 0;
    for (const StoreEntry* entry : entries)
        bytes += round_up(std::size_t(entry->shape.size()) * bytes_of(storage_at_rest(*entry, precision_)),
                          line_bytes);
    auto memory = std::make_shared<AlignedMemory>(allocate_aligned(bytes));
    if (!*memory)
        return fail(ErrorCode::Memory, "device.out-of-memory",
                    {{"device", "cpu"}, {"bytes", std::to_string(bytes)}, {"for", entries.front()->key}});
    std::byte* at = memory->get();
    for (const StoreEntry* entry : entries) {
        const Storage storage = storage_at_rest(*entry, precision_);
        const std::int64_t elements = entry->shape.size();
        if (!items_.contains(entry->key)) order_.push_back(entry->key);
        items_[entry->key] = {*entry, {{at, storage, elements}, memory}};
        at += round_up(std::size_t(elements) * bytes_of(storage), line_bytes);
    }
    return {};
}

std::vector<StoreEntry> CpuStore::entries() const {
    std::vector<StoreEntry> list;
    for (const std::string& key : order_) list.push_back(items_.at(key).entry);
    return list;
}

const CpuStore::Place* CpuStore::find(const std::string& key) const {
    const auto item = items_.find(key);
    return item == items_.end() ? nullptr : &item->second.place;
}

void CpuStore::upload(const std::string& key, const Tensor& value) {
    const Place* place = find(key);
    GLASSBOX_ASSERT(place != nullptr, key);
    GLASSBOX_ASSERT(place->view.elements == value.count(), key);
    const Tensor converted = value.converted(place->view.storage);
    std::memcpy(place->view.data, converted.bytes.data(), converted.bytes.size());
}

Tensor CpuStore::download(const std::string& key) const {
    const auto item = items_.find(key);
    GLASSBOX_ASSERT(item != items_.end(), key);
    const BufferView& view = item->second.place.view;
    Tensor value = Tensor::zeros(view.storage, extents_of(item->second.entry.shape));
    std::memcpy(value.bytes.data(), view.data, value.bytes.size());
    return value;
}

} // namespace glassbox::cpu
