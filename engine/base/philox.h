// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace glassbox {

/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC 2011): four
/// random 32-bit words from a 128-bit counter and a 64-bit key. The same bits on every device.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// FNV-1a of the bytes of `text`, then mixed: names of random streams and store keys become numbers with it.
std::uint64_t hash_text(std::string_view text);

/// A well-mixed 64-bit word from two (the finaliser of SplitMix64): hash(seed, key).
std::uint64_t mix(std::uint64_t a, std::uint64_t b);

/// Uniform in (0, 1) with 24 bits: (word >> 8 + 0.5) / 2^24, so that neither end is reached.
inline double unit_interval(std::uint32_t word) {
    return (double(word >> 8) + 0.5) / 16777216.0;
}

/// Place `position` (0 <= position < size) of a pseudo-random permutation of 0..size-1 with key `key`: a
/// four-round Feistel network on the next even power of two with cycle walking, so that any device can
/// shuffle without a table.
std::uint64_t permuted(std::uint64_t position, std::uint64_t size, std::uint64_t key);

} // namespace glassbox
