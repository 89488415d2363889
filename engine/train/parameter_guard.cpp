// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/parameter_guard.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

template <class T>
bool all_finite(std::span<const T> values) {
    // x - x is 0 for finite x and NaN for the rest; the sum vectorises.
    T sum = 0;
    for (const T value : values) sum += value - value;
    return sum == 0;
}

bool finite(const Tensor& tensor) {
    switch (tensor.storage) {
    case Storage::F32: return all_finite(tensor.values<float>());
    case Storage::F64: return all_finite(tensor.values<double>());
    case Storage::I32:
    case Storage::U8: return true;
    }
    return true;
}

std::string shape_text(const std::vector<std::int64_t>& shape) {
    Shape named;
    for (const std::int64_t extent : shape) named.append(extent);
    return to_string(named);
}

} // namespace

bool parameters_finite(const Store& store, std::span<const StoreEntry> entries) {
    return std::all_of(entries.begin(), entries.end(), [&](const StoreEntry& entry) {
        return entry.role == Role::Moment || finite(store.download(entry.key));
    });
}

Result<void> checkpoint_fits(const Checkpoint& checkpoint, std::span<const StoreEntry> entries) {
    for (const auto& [key, tensor] : checkpoint.tensors) {
        const auto entry =
            std::find_if(entries.begin(), entries.end(), [&](const StoreEntry& e) { return e.key == key; });
        if (entry == entries.end())
            return fail(ErrorCode::BadFile, "checkpoint.unknown-tensor", {{"tensor", key}});
        if (shape_text(tensor.shape) != to_string(entry->shape))
            return fail(ErrorCode::BadFile, "checkpoint.shape",
                        {{"tensor", key},
                         {"expected", to_string(entry->shape)},
                         {"found", shape_text(tensor.shape)}});
    }
    if (!checkpoint.has_state) return {};
    for (const StoreEntry& entry : entries)
        if (!checkpoint.tensors.contains(entry.key))
            return fail(ErrorCode::BadFile, "checkpoint.missing-tensor", {{"tensor", entry.key}});
    return {};
}

} // namespace glassbox
