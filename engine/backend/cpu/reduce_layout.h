// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/plan.h"

namespace glassbox::cpu {

/// The index space of a reduction with neighbouring axes of one kind merged: kept and reduced axes alternate.
struct ReduceLayout {
    struct Axis {
        std::int64_t extent = 1;
        std::int64_t stride = 1; ///< In flat elements.
    };
    enum class Inner : std::uint8_t { Kept, Reduced } inner = Inner::Reduced;
    std::int64_t inner_extent = 1;
    std::vector<Axis> kept, reduced; ///< Without the innermost axis; outermost first.
    std::int64_t kept_count = 1;     ///< Products of their extents.
    std::int64_t reduced_count = 1;
};

inline ReduceLayout reduce_layout(const ReduceKernel& kernel) {
    struct Run {
        std::int64_t extent;
        std::uint8_t reduced;
    };
    std::vector<Run> runs;
    for (std::size_t i = 0; i < kernel.extents.size(); ++i) {
        const std::uint8_t reduced = kernel.reduced[i] != 0;
        if (kernel.extents[i] == 1) continue;
        if (!runs.empty() && runs.back().reduced == reduced)
            runs.back().extent *= kernel.extents[i];
        else
            runs.push_back({kernel.extents[i], reduced});
    }
    if (runs.empty()) runs.push_back({1, 1});
    ReduceLayout layout;
    layout.inner = runs.back().reduced ? ReduceLayout::Inner::Reduced : ReduceLayout::Inner::Kept;
    layout.inner_extent = runs.back().extent;
    std::int64_t stride = layout.inner_extent;
    for (std::size_t i = runs.size() - 1; i-- > 0;) {
        auto& axes = runs[i].reduced ? layout.reduced : layout.kept;
        axes.insert(axes.begin(), {runs[i].extent, stride});
        (runs[i].reduced ? layout.reduced_count : layout.kept_count) *= runs[i].extent;
        stride *= runs[i].extent;
    }
    return layout;
}

/// Flat element of place `index` among `axes`.
inline std::int64_t flat_offset(std::int64_t index, const std::vector<ReduceLayout::Axis>& axes) {
    std::int64_t offset = 0;
    for (std::size_t i = axes.size(); i-- > 0;) {
        offset += index % axes[i].extent * axes[i].stride;
        index /= axes[i].extent;
    }
    return offset;
}

} // namespace glassbox::cpu
