// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/sample_set.h"

namespace glassbox {

/// A set may not have more classes than this.
inline constexpr std::size_t most_classes = 1000;

/// Sets targets and classes of `set` from one integer a sample: the distinct values, in order, become the
/// classes 0 to k-1 and their names. BadFile with fewer than two or more than `most_classes`.
Result<void> store_integer_classes(const std::string& file, std::span<const double> values, SampleSet& set);

/// Likewise from texts: `ids` are positions in `texts`, which are distinct; sorted by natural_less().
Result<void> store_text_classes(const std::string& file, std::span<const std::int32_t> ids,
                                const std::vector<std::string>& texts, SampleSet& set);

/// Sets real targets, [count, 1].
void store_numbers(std::span<const double> values, SampleSet& set);

} // namespace glassbox
