// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/carry_over.h"

#include <algorithm>

namespace glassbox {

void PutAside::put(const std::string& key, Tensor value) {
    std::vector<Tensor>& shapes = values_[key];
    std::erase_if(shapes, [&](const Tensor& known) { return known.shape == value.shape; });
    shapes.push_back(std::move(value));
    if (shapes.size() > shapes_of_a_key) shapes.erase(shapes.begin());
}

std::optional<Tensor> PutAside::take(const std::string& key, const std::vector<std::int64_t>& shape) {
    const auto known = values_.find(key);
    if (known == values_.end()) return std::nullopt;
    std::vector<Tensor>& shapes = known->second;
    const auto found =
        std::find_if(shapes.begin(), shapes.end(), [&](const Tensor& value) { return value.shape == shape; });
    if (found == shapes.end()) return std::nullopt;
    Tensor value = std::move(*found);
    shapes.erase(found);
    if (shapes.empty()) values_.erase(known);
    return value;
}

std::size_t PutAside::size() const {
    std::size_t count = 0;
    for (const auto& [key, shapes] : values_) count += shapes.size();
    return count;
}

void carry_over(const TrainingRun& before, TrainingRun& next, PutAside& aside) {
    Checkpoint old = before.checkpoint();
    Checkpoint state = next.checkpoint();
    for (auto& [key, fresh] : state.tensors) {
        const auto known = old.tensors.find(key);
        if (known != old.tensors.end() && known->second.shape == fresh.shape) {
            fresh = std::move(known->second);
            old.tensors.erase(known);
        } else if (auto kept = aside.take(key, fresh.shape)) {
            fresh = std::move(*kept);
        }
    }
    for (auto& [key, value] : old.tensors) aside.put(key, std::move(value));
    state.state = old.state;
    state.live = std::move(old.live);
    state.log = std::move(old.log);
    const auto taken = next.restore(state);
    GLASSBOX_ASSERT(taken.has_value(), "a state made from the run's own entries does not fit it");
}

} // namespace glassbox
