// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/simd.h"

#include <cmath>
#include <limits>

/// The transcendental functions on vectors. Float: own minimax polynomials (Remez, relative error of the
/// approximation below 1e-8, of the result about 2e-7), NaN goes through, right at ±infinity. Double: the
/// standard library's, lane by lane.
namespace glassbox::cpu {

/// c0 + c1·x + c2·x² + ... (Horner, fused).
template <class Scalar, std::size_t count>
inline Vector<Scalar> polynomial(Vector<Scalar> x, const Scalar (&coefficients)[count]) {
    Vector<Scalar> sum = spread(coefficients[count - 1]);
    for (std::size_t i = count - 1; i-- > 0;) sum = fused(sum, x, spread(coefficients[i]));
    return sum;
}

/// 2^n for integers n of -126..127; any number for others, without overflow.
inline FloatVector power_of_two(IntVector n) {
    return FloatVector((WordVector(n) + 127) << 23);
}

/// x = n·ln 2 + r with |r| <= ln 2 / 2.
struct ReducedExponent {
    FloatVector n, r;
};
inline ReducedExponent reduce_exponent(FloatVector x) {
    const FloatVector n = round_of(x * 1.44269504f);
    const FloatVector r = fused(n, spread(-0.693359375f), x);
    return {n, fused(n, spread(2.12194440e-4f), r)};
}

inline FloatVector exp_of(FloatVector x) {
    constexpr float q[] = {0.499999930508f, 0.166665147938f, 0.0416684568256f, 0.00836941865348f,
                           0.00138131411889f};
    x = at_most(at_least(x, -104.0f), 89.0f);
    const auto [n, r] = reduce_exponent(x);
    const FloatVector power = fused(r * r, polynomial<float>(r, q), r) + 1.0f;
    const IntVector whole = to_int(n);
    const IntVector half = whole >> 1;
    return power * power_of_two(half) * power_of_two(whole - half);
}

/// For x of -20..89.
inline FloatVector expm1_bounded(FloatVector x) {
    constexpr float q[] = {0.500000004923f,   0.166666668262f,   0.041666342131f,
                           0.00833327063477f, 0.00139420458982f, 0.000199156173788f};
    const auto [n, r] = reduce_exponent(x);
    const FloatVector power = fused(r * r, polynomial<float>(r, q), r);
    const FloatVector half_scale = power_of_two(IntVector(WordVector(to_int(n)) - 1));
    return 2.0f * fused(half_scale, power, half_scale - 0.5f);
}
inline FloatVector expm1_of(FloatVector x) {
    return expm1_bounded(at_most(at_least(x, -20.0f), 89.0f));
}

inline FloatVector log_of(FloatVector x) {
    constexpr float p[] = {0.333333102451f,  -0.249999864285f, 0.200022415278f,
                           -0.166692701099f, 0.142183398353f,  -0.123838061127f,
                           0.118749934361f,  -0.117940250819f, 0.0691568665485f};
    const IntVector tiny = x < std::numeric_limits<float>::min();
    const WordVector bits = WordVector(tiny ? x * 8388608.0f : x);
    const IntVector exponent = IntVector(bits - 0x3F3504F3) >> 23;
    const FloatVector f = FloatVector(bits - (WordVector(exponent) << 23)) - 1.0f;
    const FloatVector e = to_float(exponent) - (tiny ? spread(23.0f) : spread(0.0f));
    const FloatVector square = f * f;
    FloatVector rest = fused(square * f, polynomial<float>(f, p), e * -2.12194440e-4f);
    rest = f + fused(square, spread(-0.5f), rest);
    const FloatVector result = fused(e, spread(0.693359375f), rest);
    constexpr float infinity = std::numeric_limits<float>::infinity();
    const FloatVector outside = x < 0.0f ? spread(std::numeric_limits<float>::quiet_NaN()) : x;
    const FloatVector special = x == 0.0f ? spread(-infinity) : outside;
    return ((x > 0.0f) & (x < infinity)) ? result : special;
}

/// log(1 + x): what the rounding of 1 + x lost is added to first order.
inline FloatVector log1p_of(FloatVector x) {
    const FloatVector sum = x + 1.0f;
    const FloatVector logarithm = log_of(sum);
    const FloatVector corrected = logarithm + (x - (sum - 1.0f)) / sum;
    const IntVector usual = (sum > 0.0f) & (sum < std::numeric_limits<float>::infinity());
    return usual ? corrected : logarithm;
}

inline FloatVector tanh_of(FloatVector x) {
    const FloatVector t = expm1_bounded(-2.0f * at_most(magnitude<float>(x), 10.0f));
    return with_sign<float>(t / (t + 2.0f), x);
}

inline FloatVector sigmoid_of(FloatVector x) {
    const FloatVector e = exp_of(-magnitude<float>(x));
    return (x < 0.0f ? e : spread(1.0f)) / (1.0f + e);
}

/// Below 1 an odd polynomial, above 1 - exp(p(|x|)).
inline FloatVector erf_of(FloatVector x) {
    constexpr float inner[] = {1.12837916573f,    -0.376126258241f,   0.112835851479f,  -0.0268538119193f,
                               0.00518832767908f, -0.00080101937267f, 7.85386208982e-5f};
    constexpr float outer[] = {-0.000256459807995f, -1.12742602538f,    -0.637600144954f,  -0.103566795691f,
                               0.0220519495829f,    -0.00299952836988f, 0.000191502849218f};
    const FloatVector size = magnitude<float>(x);
    const FloatVector far = 1.0f - exp_of(polynomial<float>(at_most(size, 4.0f), outer));
    const FloatVector near = x * polynomial<float>(x * x, inner);
    return size < 1.0f ? near : with_sign<float>(far, x);
}

/// sin or cos of quadrant·π/2 + r, |r| <= π/4; for cos the quadrant is one further.
inline FloatVector sine_of_quadrant(IntVector quadrant, FloatVector r) {
    constexpr float s[] = {-0.166666666396f, 0.00833332914397f, -0.00019839256649f, 2.71756457154e-6f};
    constexpr float c[] = {0.0416666666192f, -0.00138888834385f, 2.47994364209e-5f, -2.72033046013e-7f};
    const FloatVector square = r * r;
    const FloatVector sine = fused(square * r, polynomial<float>(square, s), r);
    const FloatVector cosine =
        fused(square * square, polynomial<float>(square, c), fused(square, spread(-0.5f), spread(1.0f)));
    const FloatVector value = (quadrant & 1) != 0 ? cosine : sine;
    return FloatVector(WordVector(value) ^ (WordVector(quadrant & 2) << 30));
}

/// The reduction is done in double, so that it holds up to 1e9; beyond that the library's function.
inline FloatVector sine_shifted(FloatVector x, int quadrants) {
    if (any(~(magnitude<float>(x) <= 1e9f)))
        return lanewise(x, [quadrants](float v) { return quadrants ? std::cos(v) : std::sin(v); });
    const auto reduce = [](DoubleVector v, DoubleVector& n) {
        n = round_of(v * 0.63661977236758134308);
        const DoubleVector r = fused(n, spread(-1.57079632679489655800), v);
        return fused(n, spread(-6.12323399573676603587e-17), r);
    };
    DoubleVector low_n, high_n;
    const DoubleVector low = reduce(low_double(x), low_n);
    const DoubleVector high = reduce(high_double(x), high_n);
    const IntVector n =
        IntVector(_mm256_set_m128i(_mm256_cvtpd_epi32(__m256d(high_n)), _mm256_cvtpd_epi32(__m256d(low_n))));
    return sine_of_quadrant(n + quadrants, join(low, high));
}
inline FloatVector sin_of(FloatVector x) {
    return sine_shifted(x, 0);
}
inline FloatVector cos_of(FloatVector x) {
    return sine_shifted(x, 1);
}

inline FloatVector power_of(FloatVector x, FloatVector y) {
    for (unsigned i = 0; i < lanes<float>; ++i) x[i] = std::pow(x[i], y[i]);
    return x;
}

inline DoubleVector exp_of(DoubleVector x) {
    return lanewise(x, [](double v) { return std::exp(v); });
}
inline DoubleVector expm1_of(DoubleVector x) {
    return lanewise(x, [](double v) { return std::expm1(v); });
}
inline DoubleVector log_of(DoubleVector x) {
    return lanewise(x, [](double v) { return std::log(v); });
}
inline DoubleVector log1p_of(DoubleVector x) {
    return lanewise(x, [](double v) { return std::log1p(v); });
}
inline DoubleVector tanh_of(DoubleVector x) {
    return lanewise(x, [](double v) { return std::tanh(v); });
}
inline DoubleVector sigmoid_of(DoubleVector x) {
    const DoubleVector e = exp_of(-magnitude<double>(x));
    return (x < 0.0 ? e : spread(1.0)) / (1.0 + e);
}
inline DoubleVector erf_of(DoubleVector x) {
    return lanewise(x, [](double v) { return std::erf(v); });
}
inline DoubleVector sin_of(DoubleVector x) {
    return lanewise(x, [](double v) { return std::sin(v); });
}
inline DoubleVector cos_of(DoubleVector x) {
    return lanewise(x, [](double v) { return std::cos(v); });
}
inline DoubleVector power_of(DoubleVector x, DoubleVector y) {
    for (unsigned i = 0; i < lanes<double>; ++i) x[i] = std::pow(x[i], y[i]);
    return x;
}

} // namespace glassbox::cpu
