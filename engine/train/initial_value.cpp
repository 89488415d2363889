// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/philox.h"
#include "engine/train/training_run.h"

#include <cmath>
#include <numbers>

namespace glassbox {

namespace {

/// Number `i` of the entry's stream, uniform in (0, 1), and its pair for Box-Muller.
double uniform_at(std::uint64_t key, std::uint64_t i) {
    const auto words = philox({std::uint32_t(i / 4), std::uint32_t(i / 4 >> 32), 0, 0x496E6974u},
                              {std::uint32_t(key), std::uint32_t(key >> 32)});
    return unit_interval(words[i % 4]);
}

double normal_at(std::uint64_t key, std::uint64_t i) {
    const double radius = std::sqrt(-2.0 * std::log(uniform_at(key, 2 * i)));
    return radius * std::cos(2.0 * std::numbers::pi * uniform_at(key, 2 * i + 1));
}

double value_at(const Initial& initial, std::uint64_t key, std::uint64_t i) {
    switch (initial.kind) {
    case Initial::Kind::Zero: return 0;
    case Initial::Kind::Constant: return initial.scale;
    case Initial::Kind::Uniform: return initial.scale * (2 * uniform_at(key, i) - 1);
    case Initial::Kind::Normal: return initial.scale * normal_at(key, i);
    case Initial::Kind::Values: return initial.values.at(std::size_t(i));
    }
    return 0;
}

} // namespace

Tensor initial_value(const StoreEntry& entry, std::uint64_t seed, Storage precision) {
    const std::uint64_t key = mix(seed, hash_text(entry.key));
    std::vector<std::int64_t> shape;
    for (const Extent& extent : entry.shape) shape.push_back(extent.factor);
    Tensor tensor = Tensor::zeros(Storage::F64, std::move(shape));
    std::uint64_t i = 0;
    // Rounded to float whatever the precision, so that a run in double begins where a run in float does.
    for (double& value : tensor.values<double>()) value = double(float(value_at(entry.initial, key, i++)));
    return tensor.converted(precision);
}

} // namespace glassbox
