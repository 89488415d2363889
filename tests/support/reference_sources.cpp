// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/philox.h"
#include "tests/support/reference_array.h"

#include <cmath>
#include <numbers>

namespace glassbox::reference {

namespace {

double normal(const std::array<std::uint32_t, 4>& words, std::size_t lane) {
    const std::size_t pair = lane / 2 * 2;
    const double radius = std::sqrt(-2 * std::log(unit_interval(words[pair])));
    const double angle = 2 * std::numbers::pi * unit_interval(words[pair + 1]);
    return lane % 2 == 0 ? radius * std::cos(angle) : radius * std::sin(angle);
}

std::uint64_t sample_of(const BatchIndexAttributes& a, std::uint64_t place, std::uint64_t seed) {
    const auto population = std::uint64_t(a.population);
    switch (a.order) {
    case BatchOrder::Shuffled:
        return permuted(place % population, population, mix(mix(seed, a.stream), place / population));
    case BatchOrder::InOrder: return place % population;
    case BatchOrder::Once: return std::min(place, population - 1);
    }
    return 0;
}

} // namespace

Array random(const Op& op, const RunState& state) {
    const auto& a = std::get<RandomAttributes>(op.attributes);
    const std::uint64_t key = mix(state.seed, a.stream);
    Array result(numbers(op.shape));
    for (std::int64_t i = 0; i < result.size(); ++i) {
        const auto block = std::uint64_t(i) / 4;
        const auto words = philox({std::uint32_t(block), std::uint32_t(block >> 32),
                                   std::uint32_t(state.step), std::uint32_t(state.step >> 32)},
                                  {std::uint32_t(key), std::uint32_t(key >> 32)});
        const auto lane = std::size_t(i % 4);
        result[i] =
            a.distribution == Distribution::Uniform ? unit_interval(words[lane]) : normal(words, lane);
    }
    return result;
}

Array batch_index(const Op& op, const RunState& state) {
    Array result(numbers(op.shape));
    for (std::int64_t i = 0; i < result.size(); ++i)
        result[i] = double(sample_of(std::get<BatchIndexAttributes>(op.attributes),
                                     state.cursor + std::uint64_t(i), state.seed));
    return result;
}

Array batch_mask(const Op& op, const RunState& state) {
    const auto& a = std::get<BatchIndexAttributes>(op.attributes);
    Array result(numbers(op.shape));
    for (std::int64_t i = 0; i < result.size(); ++i)
        result[i] =
            a.order != BatchOrder::Once || state.cursor + std::uint64_t(i) < std::uint64_t(a.population);
    return result;
}

} // namespace glassbox::reference
