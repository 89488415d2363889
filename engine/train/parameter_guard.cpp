// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/parameter_guard.h"

#include "engine/base/number_text.h"
#include "engine/catalogue/catalogue.h"

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

std::string shape_text(const std::vector<std::int64_t>& shape) {
    Shape named;
    for (const std::int64_t extent : shape) named.append(extent);
    return to_string(named);
}

const ParameterSpec* parameter_of(const CheckedGraph& graph, const std::string& slot) {
    const std::size_t dot = slot.find('.');
    const CheckedBlock* block = dot == std::string::npos ? nullptr : graph.find(slot.substr(0, dot));
    if (!block) return nullptr;
    for (const ParameterSpec& parameter : block->spec->parameters)
        if (parameter.id == slot.substr(dot + 1)) return &parameter;
    return nullptr;
}

} // namespace

bool finite(const Tensor& tensor) {
    switch (tensor.storage) {
    case Storage::F32: return all_finite(tensor.values<float>());
    case Storage::F64: return all_finite(tensor.values<double>());
    case Storage::I32:
    case Storage::U8: return true;
    }
    return true;
}

Result<void> live_fits(const Checkpoint& checkpoint, const CheckedGraph& graph, const std::string& file) {
    for (const auto& [slot, value] : checkpoint.live) {
        const ParameterSpec* parameter = parameter_of(graph, slot);
        if (!parameter || !refused(*parameter, value)) continue;
        return fail(ErrorCode::BadFile, "checkpoint.bad-live",
                    {{"file", file},
                     {"place", "__metadata__.live." + slot},
                     {"expected", number_text(parameter->minimum) + " … " + number_text(parameter->maximum)},
                     {"found", number_text(value)}});
    }
    return {};
}

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
