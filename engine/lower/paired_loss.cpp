// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/paired_loss.h"

#include "engine/catalogue/wire_types.h"

#include <numeric>

namespace glassbox {

bool are_paired(const WireType& answer, const WireType& target) {
    if (!has_batch(answer) || !has_batch(target)) return false;
    if (answer.dimensions == target.dimensions) return true;
    return elements_per_sample(answer) == Extent(1) && elements_per_sample(target) == Extent(1);
}

ValueId paired_target(ProgramBuilder& build, ValueId target, ValueId answer) {
    const ValueId numbers =
        build.element(target) == Element::Real ? target : build.map(ScalarFunction::ToReal, {target});
    const Shape shape = build.shape(answer);
    return build.shape(numbers) == shape ? numbers : build.reshape(numbers, shape);
}

ValueId mean_per_sample(ProgramBuilder& build, ValueId value) {
    std::vector<int> axes(std::size_t(build.shape(value).rank() - 1));
    std::iota(axes.begin(), axes.end(), 1);
    return axes.empty() ? value : build.squeeze(build.mean(value, axes), axes);
}

bool labels_exceed(const WireType& labels, double largest) {
    return labels.range.maximum < WireType().range.maximum && labels.range.maximum > largest;
}

} // namespace glassbox
