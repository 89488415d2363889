// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/contraction.h"

namespace glassbox::cpu {

/// result[i] = Σ over `slices` of sums[slice·whole_lines(elements) + i], in the order of the slices; tells
/// `done` of each part.
template <class Scalar>
void add_slices(const Scalar* sums, std::int64_t slices, Scalar* result, std::int64_t elements,
                ThreadPool& pool, const RowsDone& done) {
    const std::int64_t step = whole_lines<Scalar>(elements);
    const std::int64_t parts = std::max<std::int64_t>(1, elements * slices / 65536);
    pool.for_chunks(parts, [&](std::int64_t index, int thread) {
        const Part part = part_of(elements, parts, index);
        tile_kernels<Scalar>().add_parts(sums + part.begin, slices, step, result + part.begin, part.size());
        if (done) done(part.begin, part.end, thread);
    });
}

} // namespace glassbox::cpu
