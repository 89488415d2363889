// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/simd.h"
#include "engine/ir/op.h"

#include <limits>

/// Accumulation in a fixed order: a few hundred values in vector lanes, their sums in double.
namespace glassbox::cpu {

template <Reduction reduction>
struct Fold;

template <>
struct Fold<Reduction::Sum> {
    static constexpr double start = 0;
    template <class T>
    static T join(T a, T b) {
        return a + b;
    }
};
/// NaN wins.
template <>
struct Fold<Reduction::Maximum> {
    static constexpr double start = -std::numeric_limits<double>::infinity();
    template <class T>
    static T join(T a, T b) {
        return ((a > b) | (a != a)) ? a : b;
    }
};

/// Of few values: four chains in double.
template <class Scalar, class F>
double fold_short(const Scalar* values, std::int64_t count) {
    double parts[4] = {F::start, F::start, F::start, F::start};
    std::int64_t i = 0;
    for (; i + 4 <= count; i += 4)
        for (int j = 0; j < 4; ++j) parts[j] = F::join(parts[j], double(values[i + j]));
    for (int j = 0; j < 3 && i + j < count; ++j) parts[j] = F::join(parts[j], double(values[i + j]));
    return F::join(F::join(parts[0], parts[1]), F::join(parts[2], parts[3]));
}

/// Of one row or one block of a long row (at most about a thousand values): four vectors of lanes, then
/// double.
template <class Scalar, class F>
double fold_row(const Scalar* values, std::int64_t count) {
    constexpr std::int64_t width = lanes<Scalar>;
    if (count < 2 * width) return fold_short<Scalar, F>(values, count);
    Vector<Scalar> sums[4];
    for (auto& sum : sums) sum = spread(Scalar(F::start));
    std::int64_t i = 0;
    for (; i + 4 * width <= count; i += 4 * width)
        for (int j = 0; j < 4; ++j) sums[j] = F::join(sums[j], load(values + i + j * width));
    for (int j = 0; j < 3 && i + width <= count; i += width, ++j)
        sums[j] = F::join(sums[j], load(values + i));
    Scalar rest[width];
    store(rest, F::join(F::join(sums[0], sums[1]), F::join(sums[2], sums[3])));
    return F::join(fold_short<Scalar, F>(rest, width), fold_short<Scalar, F>(values + i, count - i));
}

/// sums[j] joined with values[j], values[j + width], ... for j < width, over `count` values.
template <class Scalar, class F>
void fold_columns(Scalar* sums, std::int64_t width, const Scalar* values, std::int64_t count) {
    const std::int64_t rows = count / width;
    std::int64_t j = 0;
    for (; j + lanes<Scalar> <= width; j += lanes<Scalar>) {
        Vector<Scalar> sum = load(sums + j);
        for (std::int64_t row = 0; row < rows; ++row) sum = F::join(sum, load(values + row * width + j));
        store(sums + j, sum);
    }
    for (; j < width; ++j)
        for (std::int64_t row = 0; row < rows; ++row) sums[j] = F::join(sums[j], values[row * width + j]);
    for (std::int64_t k = rows * width; k < count; ++k)
        sums[k - rows * width] = F::join(sums[k - rows * width], values[k]);
}

} // namespace glassbox::cpu
