// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <sys/mman.h>

namespace glassbox::cpu {

inline constexpr std::size_t line_bytes = 64;

inline constexpr std::size_t round_up(std::size_t value, std::size_t unit) {
    return (value + unit - 1) / unit * unit;
}

struct FreeMemory {
    void operator()(std::byte* memory) const { std::free(memory); }
};
/// Zeroed memory on a cache line; large pieces on huge pages where the system has them.
using AlignedMemory = std::unique_ptr<std::byte[], FreeMemory>;

/// `bytes` rounded up to whole cache lines; null where the system has no more.
inline AlignedMemory allocate_aligned(std::size_t bytes) {
    constexpr std::size_t huge = std::size_t(2) << 20;
    const std::size_t unit = bytes >= 2 * huge ? huge : line_bytes;
    const std::size_t size = round_up(bytes + line_bytes, unit);
    if (size < bytes) return {};
    AlignedMemory memory(static_cast<std::byte*>(std::aligned_alloc(unit, size)));
    if (!memory) return {};
    if (unit == huge) madvise(memory.get(), size, MADV_HUGEPAGE);
    std::memset(memory.get(), 0, size);
    return memory;
}

} // namespace glassbox::cpu
