// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the units of one instruction set offer. They include this file and nothing else of the engine or of
// Eigen, so that no inline function compiled for a wide instruction set can be linked into portable code.

#include <cstdint>

namespace glassbox::cpu {

/// Columns of a packed panel: one cache line of them.
template <class Scalar>
inline constexpr std::int64_t panel_width = 64 / std::int64_t(sizeof(Scalar));

/// Where a row begins, in elements from the bases of A and C.
struct TileRow {
    std::int64_t a = 0;
    std::int64_t c = 0;
};

/// What the result held before: nothing, or a sum to add to.
enum class Begin : std::uint8_t { FromZero, Add };
/// Whether the last panel of B is padded with zeros to a full panel, or ends at the last column.
enum class Tail : std::uint8_t { Padded, Exact };

/// c[rows[r].c + j] = (0 or itself) + Σ_k a[rows[r].a + steps[k]] · b[panel j / width][k·b_step + j % width].
/// The sum over k is one chain of fused multiply-adds from zero in the order of k, whatever the instruction
/// set and whatever the tiles. Products, convolutions and their gradients differ only in the two tables.
template <class Scalar>
struct TileWork {
    const Scalar* a = nullptr;
    const TileRow* rows = nullptr;
    std::int64_t row_count = 0;
    const std::int64_t* steps = nullptr;
    std::int64_t depth = 0;
    const Scalar* b = nullptr;
    std::int64_t b_step = 0;     ///< From one k to the next.
    std::int64_t panel_step = 0; ///< From one panel to the next.
    Scalar* c = nullptr;
    std::int64_t columns = 0;
    Begin begin = Begin::FromZero;
    Tail tail = Tail::Padded;
};

/// panels[p·panel_step + k·width + j] = element (k, p·width + j), zero beyond the last column.
template <class Scalar>
struct PackWork {
    const Scalar* source = nullptr;
    std::int64_t source_step = 0; ///< From one row of the source as it lies to the next.
    std::int64_t depth = 0;
    std::int64_t columns = 0;
    Scalar* panels = nullptr;
    std::int64_t panel_step = 0;
};

/// The inner loops of one instruction set.
template <class Scalar>
struct TileKernels {
    const char* name = nullptr;
    void (*multiply)(const TileWork<Scalar>& work) = nullptr;
    void (*pack)(const PackWork<Scalar>& work) = nullptr;            ///< Element (k, n) at k·step + n.
    void (*pack_transposed)(const PackWork<Scalar>& work) = nullptr; ///< Element (k, n) at n·step + k.
    /// result[i] = Σ_p parts[p·step + i] for i in [0, count), in the order of p.
    void (*add_parts)(const Scalar* parts, std::int64_t count_of_parts, std::int64_t step, Scalar* result,
                      std::int64_t count) = nullptr;
};

extern const TileKernels<float> avx2_float_kernels;
extern const TileKernels<double> avx2_double_kernels;

/// The widest that this machine runs.
template <class Scalar>
const TileKernels<Scalar>& tile_kernels();

} // namespace glassbox::cpu
