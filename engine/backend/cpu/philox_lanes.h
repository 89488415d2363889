// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/simd.h"

namespace glassbox::cpu {

/// High and low halves of eight 32×32-bit products.
struct WideProduct {
    WordVector high, low;
};
inline WideProduct multiply_wide(WordVector a, std::uint32_t b) {
    const __m256i factor = _mm256_set1_epi32(int(b));
    const __m256i even = _mm256_mul_epu32(__m256i(a), factor);
    const __m256i odd = _mm256_mul_epu32(_mm256_srli_epi64(__m256i(a), 32), factor);
    return {WordVector(_mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA)),
            WordVector(_mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xAA))};
}

/// philox() of eight counters at once.
struct PhiloxLanes {
    WordVector words[4];

    void scramble(std::uint64_t key) {
        auto low = std::uint32_t(key);
        auto high = std::uint32_t(key >> 32);
        for (int round = 0; round < 10; ++round) {
            const WideProduct a = multiply_wide(words[0], 0xD2511F53u);
            const WideProduct b = multiply_wide(words[2], 0xCD9E8D57u);
            words[0] = b.high ^ words[1] ^ low;
            words[2] = a.high ^ words[3] ^ high;
            words[1] = b.low;
            words[3] = a.low;
            low += 0x9E3779B9u;
            high += 0xBB67AE85u;
        }
    }
};

/// Counters {first, first + 1, ...} with the step in the upper half, as RandomAttributes says.
inline PhiloxLanes philox_counters(std::uint64_t first, std::uint64_t step) {
    PhiloxLanes counters;
    for (unsigned lane = 0; lane < 8; ++lane) {
        counters.words[0][lane] = std::uint32_t(first + lane);
        counters.words[1][lane] = std::uint32_t((first + lane) >> 32);
        counters.words[2][lane] = std::uint32_t(step);
        counters.words[3][lane] = std::uint32_t(step >> 32);
    }
    return counters;
}

/// permuted(start + lane, size, key) for eight lanes (past the end: anything); size at most 2^31.
inline void permuted_lanes(std::uint64_t start, std::uint64_t size, std::uint64_t key, std::int32_t* places) {
    int half_bits = 1;
    while ((std::uint64_t(1) << (2 * half_bits)) < size) ++half_bits;
    const std::uint32_t mask = (1u << half_bits) - 1;
    WordVector value;
    for (unsigned lane = 0; lane < 8; ++lane)
        value[lane] = std::uint32_t(start + lane < size ? start + lane : start);
    IntVector outside = IntVector{} - 1;
    while (any(outside)) {
        WordVector left = value >> half_bits;
        WordVector right = value & mask;
        for (std::uint32_t round = 0; round < 4; ++round) {
            PhiloxLanes words{{right, WordVector{}, WordVector{} + round, WordVector{} + 0x46656973u}};
            words.scramble(key);
            const WordVector next = left ^ (words.words[0] & mask);
            left = right;
            right = next;
        }
        value = outside ? (left << half_bits | right) : value;
        outside = IntVector(value) < 0 ? IntVector{} - 1 : IntVector(value) >= std::int32_t(size);
    }
    std::memcpy(places, &value, sizeof value);
}

} // namespace glassbox::cpu
