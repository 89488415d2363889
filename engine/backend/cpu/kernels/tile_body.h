// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The loops of TileKernels over any vector type. Included by the unit of each instruction set, which gives
// the vector: struct { Scalar, lanes, most_rows; zero, load, load_first, store, broadcast, fma, add,
// transpose }. Everything is in an unnamed namespace: each unit has its own, compiled for its own instruction
// set.

#include "engine/backend/cpu/kernels/tile.h"

namespace glassbox::cpu {
namespace {

template <class Vector>
inline constexpr int panel_vectors = int(panel_width<typename Vector::Scalar>) / Vector::lanes;

constexpr std::int64_t smaller(std::int64_t a, std::int64_t b) {
    return a < b ? a : b;
}

/// The first `count` elements of a vector into the result.
template <class Vector>
[[gnu::always_inline]] inline void finish_part(typename Vector::Scalar* to, typename Vector::Register sum,
                                               std::int64_t count, Begin begin) {
    if (count == 1) {
        to[0] = begin == Begin::Add ? to[0] + sum[0] : sum[0];
        return;
    }
    alignas(64) typename Vector::Scalar all[Vector::lanes];
    Vector::store(all, sum);
    for (std::int64_t j = 0; j < count; ++j) to[j] = begin == Begin::Add ? to[j] + all[j] : all[j];
}

template <class Vector>
[[gnu::always_inline]] inline void finish_vector(typename Vector::Scalar* to, typename Vector::Register sum,
                                                 Begin begin) {
    Vector::store(to, begin == Begin::Add ? Vector::add(Vector::load(to), sum) : sum);
}

/// Puts the sums of one tile, of `width` columns, into the result.
template <class Vector, int Rows, int Vectors>
[[gnu::always_inline]] inline void finish(const TileWork<typename Vector::Scalar>& work, const TileRow* rows,
                                          typename Vector::Scalar* c, std::int64_t width,
                                          typename Vector::Register (&sums)[Rows][Vectors]) {
    constexpr int before = (Vectors - 1) * Vector::lanes;
    const bool whole = width == Vectors * Vector::lanes;
#pragma GCC unroll 16
    for (int r = 0; r < Rows; ++r) {
        typename Vector::Scalar* to = c + rows[r].c;
#pragma GCC unroll 4
        for (int v = 0; v + 1 < Vectors; ++v)
            finish_vector<Vector>(to + v * Vector::lanes, sums[r][v], work.begin);
        if (whole)
            finish_vector<Vector>(to + before, sums[r][Vectors - 1], work.begin);
        else
            finish_part<Vector>(to + before, sums[r][Vectors - 1], width - before, work.begin);
    }
}

/// One tile: Rows rows by Vectors vectors of one panel. Exact: the last vector is read by `width` only.
template <class Vector, int Rows, int Vectors, Tail Ends>
void tile(const TileWork<typename Vector::Scalar>& work, const TileRow* rows,
          const typename Vector::Scalar* b, typename Vector::Scalar* c, std::int64_t width) {
    using Scalar = typename Vector::Scalar;
    const Scalar* bases[Rows];
    typename Vector::Register sums[Rows][Vectors];
#pragma GCC unroll 16
    for (int r = 0; r < Rows; ++r) {
        bases[r] = work.a + rows[r].a;
        asm("" : "+r"(bases[r])); // else GCC computes six addresses for each k
#pragma GCC unroll 4
        for (int v = 0; v < Vectors; ++v) sums[r][v] = Vector::zero();
    }
    const std::int64_t* step = work.steps;
    const std::int64_t* const end = step + work.depth;
    const std::int64_t b_step = work.b_step;
    const auto mask = Vector::first(width - (Vectors - 1) * Vector::lanes);
#pragma GCC unroll 2
    for (; step != end; ++step, b += b_step) {
        const std::int64_t offset = *step;
        typename Vector::Register columns[Vectors];
#pragma GCC unroll 4
        for (int v = 0; v < Vectors; ++v) {
            if (Ends == Tail::Exact && v == Vectors - 1)
                columns[v] = Vector::load_first(b + v * Vector::lanes, mask);
            else
                columns[v] = Vector::load(b + v * Vector::lanes);
        }
#pragma GCC unroll 16
        for (int r = 0; r < Rows; ++r) {
            const auto value = Vector::broadcast(bases[r] + offset);
#pragma GCC unroll 4
            for (int v = 0; v < Vectors; ++v) sums[r][v] = Vector::fma(value, columns[v], sums[r][v]);
        }
    }
    finish<Vector, Rows, Vectors>(work, rows, c, width, sums);
}

template <class Vector>
using Tile = void (*)(const TileWork<typename Vector::Scalar>&, const TileRow*,
                      const typename Vector::Scalar*, typename Vector::Scalar*, std::int64_t);

template <class Vector, int Vectors, Tail Ends>
Tile<Vector> tile_of(std::int64_t rows) {
    static_assert(Vector::most_rows == 6);
    static constexpr Tile<Vector> tiles[] = {tile<Vector, 1, Vectors, Ends>, tile<Vector, 2, Vectors, Ends>,
                                             tile<Vector, 3, Vectors, Ends>, tile<Vector, 4, Vectors, Ends>,
                                             tile<Vector, 5, Vectors, Ends>, tile<Vector, 6, Vectors, Ends>};
    return tiles[rows - 1];
}

/// All rows against one panel, in tiles of nearly equal height.
template <class Vector, int Vectors, Tail Ends>
void multiply_panel(const TileWork<typename Vector::Scalar>& work, const typename Vector::Scalar* b,
                    typename Vector::Scalar* c, std::int64_t width) {
    const std::int64_t tiles = (work.row_count + Vector::most_rows - 1) / Vector::most_rows;
    const std::int64_t height = work.row_count / tiles, higher = work.row_count % tiles;
    const TileRow* rows = work.rows;
    if (higher > 0) {
        const auto high = tile_of<Vector, Vectors, Ends>(height + 1);
        for (std::int64_t t = 0; t < higher; ++t, rows += height + 1) high(work, rows, b, c, width);
    }
    const auto low = tile_of<Vector, Vectors, Ends>(height);
    for (std::int64_t t = higher; t < tiles; ++t, rows += height) low(work, rows, b, c, width);
}

template <class Vector>
void multiply(const TileWork<typename Vector::Scalar>& work) {
    constexpr std::int64_t full = panel_width<typename Vector::Scalar>;
    constexpr int vectors = panel_vectors<Vector>;
    if (work.row_count <= 0) return;
    const auto* b = work.b;
    auto* c = work.c;
    std::int64_t left = work.columns;
    for (; left >= full; left -= full, b += work.panel_step, c += full)
        multiply_panel<Vector, vectors, Tail::Padded>(work, b, c, full);
    if (left == 0) return;
    const bool half = left <= full / 2;
    if (work.tail == Tail::Padded)
        (half ? multiply_panel<Vector, (vectors + 1) / 2, Tail::Padded>
              : multiply_panel<Vector, vectors, Tail::Padded>)(work, b, c, left);
    else
        (half ? multiply_panel<Vector, (vectors + 1) / 2, Tail::Exact>
              : multiply_panel<Vector, vectors, Tail::Exact>)(work, b, c, left);
}

template <class Vector>
void pack(const PackWork<typename Vector::Scalar>& work) {
    constexpr std::int64_t full = panel_width<typename Vector::Scalar>;
    for (std::int64_t k = 0; k < work.depth; ++k) {
        const auto* from = work.source + k * work.source_step;
        auto* to = work.panels + k * full;
        std::int64_t left = work.columns;
        for (; left >= full; left -= full, from += full, to += work.panel_step)
            for (int v = 0; v < panel_vectors<Vector>; ++v)
                Vector::store(to + v * Vector::lanes, Vector::load(from + v * Vector::lanes));
        if (left == 0) continue;
        for (std::int64_t j = 0; j < full; ++j) to[j] = j < left ? from[j] : 0;
    }
}

/// Columns n of `count` <= lanes into a strip of one vector's width.
template <class Vector>
void pack_strip(const PackWork<typename Vector::Scalar>& work, const typename Vector::Scalar* from,
                typename Vector::Scalar* to, std::int64_t count) {
    constexpr std::int64_t full = panel_width<typename Vector::Scalar>;
    std::int64_t k = 0;
    if (count == Vector::lanes) {
        for (; k + Vector::lanes <= work.depth; k += Vector::lanes)
            Vector::transpose(from + k, work.source_step, to + k * full, full);
    }
    for (; k < work.depth; ++k)
        for (std::int64_t j = 0; j < Vector::lanes; ++j)
            to[k * full + j] = j < count ? from[j * work.source_step + k] : 0;
}

template <class Vector>
void pack_transposed(const PackWork<typename Vector::Scalar>& work) {
    constexpr std::int64_t full = panel_width<typename Vector::Scalar>;
    for (std::int64_t n = 0; n < work.columns; n += Vector::lanes) {
        auto* to = work.panels + n / full * work.panel_step + n % full;
        pack_strip<Vector>(work, work.source + n * work.source_step, to,
                           smaller(work.columns - n, Vector::lanes));
    }
}

template <class Vector>
void add_parts(const typename Vector::Scalar* parts, std::int64_t count_of_parts, std::int64_t step,
               typename Vector::Scalar* result, std::int64_t count) {
    std::int64_t i = 0;
    for (; i + Vector::lanes <= count; i += Vector::lanes) {
        auto sum = Vector::load(parts + i);
        for (std::int64_t p = 1; p < count_of_parts; ++p)
            sum = Vector::add(sum, Vector::load(parts + p * step + i));
        Vector::store(result + i, sum);
    }
    for (; i < count; ++i) {
        auto sum = parts[i];
        for (std::int64_t p = 1; p < count_of_parts; ++p) sum = sum + parts[p * step + i];
        result[i] = sum;
    }
}

template <class Vector>
constexpr TileKernels<typename Vector::Scalar> kernels_of(const char* name) {
    return {name, multiply<Vector>, pack<Vector>, pack_transposed<Vector>, add_parts<Vector>};
}

} // namespace
} // namespace glassbox::cpu
