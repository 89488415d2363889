// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/philox.h"

namespace glassbox {

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t(0xD2511F53u) * counter[0];
        const std::uint64_t b = std::uint64_t(0xCD9E8D57u) * counter[2];
        counter = {std::uint32_t(b >> 32) ^ counter[1] ^ key[0], std::uint32_t(b),
                   std::uint32_t(a >> 32) ^ counter[3] ^ key[1], std::uint32_t(a)};
        key[0] += 0x9E3779B9u;
        key[1] += 0xBB67AE85u;
    }
    return counter;
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    std::uint64_t z = a + 0x9E3779B97F4A7C15ull * (b + 1);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

std::uint64_t hash_text(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ull;
    for (const char c : text) hash = (hash ^ std::uint8_t(c)) * 0x100000001B3ull;
    return mix(hash, text.size());
}

namespace {

std::uint64_t feistel(std::uint64_t value, int half_bits, std::uint64_t key) {
    const std::uint64_t mask = (std::uint64_t(1) << half_bits) - 1;
    std::uint64_t left = value >> half_bits;
    std::uint64_t right = value & mask;
    for (std::uint32_t round = 0; round < 4; ++round) {
        const auto words = philox({std::uint32_t(right), std::uint32_t(right >> 32), round, 0x46656973u},
                                  {std::uint32_t(key), std::uint32_t(key >> 32)});
        const std::uint64_t next = left ^ ((std::uint64_t(words[0]) | std::uint64_t(words[1]) << 32) & mask);
        left = right;
        right = next;
    }
    return left << half_bits | right;
}

} // namespace

std::uint64_t permuted(std::uint64_t position, std::uint64_t size, std::uint64_t key) {
    int half_bits = 1;
    while ((std::uint64_t(1) << (2 * half_bits)) < size) ++half_bits;
    do position = feistel(position, half_bits, key);
    while (position >= size);
    return position;
}

} // namespace glassbox
