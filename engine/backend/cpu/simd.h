// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <immintrin.h>

/// 256-bit vectors as GCC's vector types: arithmetic, comparison and `mask ? a : b` work on them as on
/// numbers.
namespace glassbox::cpu {

using FloatVector = float __attribute__((vector_size(32)));
using DoubleVector = double __attribute__((vector_size(32)));
using IntVector = std::int32_t __attribute__((vector_size(32)));
using WordVector = std::uint32_t __attribute__((vector_size(32)));
using LongVector = std::int64_t __attribute__((vector_size(32)));

template <class Scalar>
struct VectorOf;
template <>
struct VectorOf<float> {
    using Type = FloatVector;
    using Bits = IntVector;
};
template <>
struct VectorOf<double> {
    using Type = DoubleVector;
    using Bits = LongVector;
};
template <class Scalar>
using Vector = typename VectorOf<Scalar>::Type;

/// Elements of one vector, and of one group (a cache line, two vectors): element-wise code works on whole
/// groups, so that every element meets the same instructions wherever it lies.
template <class Scalar>
inline constexpr std::int64_t lanes = 32 / std::int64_t(sizeof(Scalar));
template <class Scalar>
inline constexpr std::int64_t group = 2 * lanes<Scalar>;

template <class Scalar>
inline Vector<Scalar> load(const Scalar* from) {
    Vector<Scalar> vector;
    std::memcpy(&vector, from, sizeof vector);
    return vector;
}
template <class Scalar>
inline void store(Scalar* to, Vector<Scalar> vector) {
    std::memcpy(to, &vector, sizeof vector);
}
template <class Scalar>
inline Vector<Scalar> spread(Scalar value) {
    return value - Vector<Scalar>{};
}

inline FloatVector fused(FloatVector a, FloatVector b, FloatVector c) {
    return FloatVector(_mm256_fmadd_ps(__m256(a), __m256(b), __m256(c)));
}
inline DoubleVector fused(DoubleVector a, DoubleVector b, DoubleVector c) {
    return DoubleVector(_mm256_fmadd_pd(__m256d(a), __m256d(b), __m256d(c)));
}
/// The larger of x and the bound, the smaller of both; NaN stays NaN (the instructions give their second
/// operand then).
inline FloatVector at_least(FloatVector x, float bound) {
    return FloatVector(_mm256_max_ps(_mm256_set1_ps(bound), __m256(x)));
}
inline DoubleVector at_least(DoubleVector x, double bound) {
    return DoubleVector(_mm256_max_pd(_mm256_set1_pd(bound), __m256d(x)));
}
inline FloatVector at_most(FloatVector x, float bound) {
    return FloatVector(_mm256_min_ps(_mm256_set1_ps(bound), __m256(x)));
}
inline FloatVector square_root(FloatVector x) {
    return FloatVector(_mm256_sqrt_ps(__m256(x)));
}
inline DoubleVector square_root(DoubleVector x) {
    return DoubleVector(_mm256_sqrt_pd(__m256d(x)));
}
inline FloatVector floor_of(FloatVector x) {
    return FloatVector(_mm256_floor_ps(__m256(x)));
}
inline DoubleVector floor_of(DoubleVector x) {
    return DoubleVector(_mm256_floor_pd(__m256d(x)));
}
inline FloatVector round_of(FloatVector x) {
    return FloatVector(_mm256_round_ps(__m256(x), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
}
inline DoubleVector round_of(DoubleVector x) {
    return DoubleVector(_mm256_round_pd(__m256d(x), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
}
/// To the nearest integers.
inline IntVector to_int(FloatVector x) {
    return IntVector(_mm256_cvtps_epi32(__m256(x)));
}
inline FloatVector to_float(IntVector x) {
    return FloatVector(_mm256_cvtepi32_ps(__m256i(x)));
}
inline DoubleVector low_double(FloatVector x) {
    return DoubleVector(_mm256_cvtps_pd(_mm256_castps256_ps128(__m256(x))));
}
inline DoubleVector high_double(FloatVector x) {
    return DoubleVector(_mm256_cvtps_pd(_mm256_extractf128_ps(__m256(x), 1)));
}
inline FloatVector join(DoubleVector low, DoubleVector high) {
    return FloatVector(_mm256_set_m128(_mm256_cvtpd_ps(__m256d(high)), _mm256_cvtpd_ps(__m256d(low))));
}
inline bool any(IntVector mask) {
    return _mm256_movemask_ps(__m256(mask)) != 0;
}

template <class Scalar>
inline Vector<Scalar> magnitude(Vector<Scalar> x) {
    using Bits = typename VectorOf<Scalar>::Bits;
    return Vector<Scalar>(Bits(x) & ~Bits(spread(Scalar(-0.0))));
}
/// The magnitude of `x` with the sign of `sign`.
template <class Scalar>
inline Vector<Scalar> with_sign(Vector<Scalar> x, Vector<Scalar> sign) {
    using Bits = typename VectorOf<Scalar>::Bits;
    const Bits mask = Bits(spread(Scalar(-0.0)));
    return Vector<Scalar>((Bits(x) & ~mask) | (Bits(sign) & mask));
}

/// f applied to every lane.
template <class V, class F>
inline V lanewise(V x, F f) {
    V result;
    for (unsigned i = 0; i < sizeof(V) / sizeof(x[0]); ++i) result[i] = f(x[i]);
    return result;
}

} // namespace glassbox::cpu
