// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How contractions are cut into chunks and sums into blocks: by sizes only, never by the number of threads,
// so that every thread count gives the same bits.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace glassbox::cpu {

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}
constexpr std::int64_t ceil_div(std::int64_t a, std::int64_t b) {
    return -floor_div(-a, b);
}
constexpr std::int64_t round_up(std::int64_t a, std::int64_t to) {
    return ceil_div(a, to) * to;
}

/// Most terms in one chain of fused multiply-adds; longer sums are sums of blocks, in order.
inline constexpr std::int64_t most_depth = 256;
/// Most rows of a result that one call of the tile kernels makes.
inline constexpr std::int64_t most_rows = 96;
/// Shares of ThreadPool::local: panels of B and what is copied of A.
inline constexpr std::size_t local_panel_bytes = std::size_t(128) << 10;
inline constexpr std::size_t local_source_bytes = std::size_t(192) << 10;
/// Work (multiplications and additions) below which it does not pay to share it, and of a good chunk.
inline constexpr double least_shared_work = 3e5;
inline constexpr double least_chunk_work = 1e5;

/// The depth of the blocks that a sum of `depth` terms is cut into: nearly equal, at most most_depth.
constexpr std::int64_t depth_block(std::int64_t depth) {
    const std::int64_t blocks = std::max<std::int64_t>(1, ceil_div(depth, most_depth));
    return std::max<std::int64_t>(1, std::min(depth, round_up(ceil_div(depth, blocks), 8)));
}

/// Elements rounded up to whole cache lines.
template <class Scalar>
constexpr std::int64_t whole_lines(std::int64_t elements) {
    return round_up(elements, 64 / std::int64_t(sizeof(Scalar)));
}

/// [begin, end) of part `index` of `parts` nearly equal parts of `whole`.
struct Part {
    std::int64_t begin = 0, end = 0;
    std::int64_t size() const { return end - begin; }
};
constexpr Part part_of(std::int64_t whole, std::int64_t parts, std::int64_t index) {
    if (parts == 1) return {0, whole}; // spares tiny products two divisions
    return {whole * index / parts, whole * (index + 1) / parts};
}

} // namespace glassbox::cpu
