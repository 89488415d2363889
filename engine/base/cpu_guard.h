// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace glassbox {

/// The registers of the cpuid instruction that tell what the processor and the system can do.
struct CpuFeatures {
    std::uint32_t basic = 0;       ///< Leaf 1, ecx: FMA, SSE4.2, MOVBE, POPCNT, OSXSAVE, AVX, F16C.
    std::uint32_t structured = 0;  ///< Leaf 7, ebx: BMI1, AVX2, BMI2.
    std::uint32_t extended = 0;    ///< Leaf 0x80000001, ecx: LZCNT.
    std::uint32_t saved_state = 0; ///< XCR0: which registers the system saves.
};
CpuFeatures read_cpu_features();

/// Writes the names of what the program needs and the processor lacks, "AVX2, FMA", into `text` (cut to
/// `size`, ends with 0); returns how many are missing.
int missing_cpu_features(const CpuFeatures& features, char* text, std::size_t size);

/// Says on standard error what is missing and leaves with status 3, where anything is. Runs by itself before
/// everything else in every program that can call it: opening a device does, so that the linker keeps it.
void require_cpu_features();

} // namespace glassbox
