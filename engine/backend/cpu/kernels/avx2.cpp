// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/kernels/tile_body.h"

#include <immintrin.h>

namespace glassbox::cpu {
namespace {

struct Floats {
    using Scalar = float;
    using Register = __m256;
    using Mask = __m256i;
    static constexpr int lanes = 8;
    static constexpr int most_rows = 6;

    static Register zero() { return _mm256_setzero_ps(); }
    static Register load(const float* from) { return _mm256_loadu_ps(from); }
    static void store(float* to, Register value) { _mm256_storeu_ps(to, value); }
    static Register broadcast(const float* from) { return _mm256_broadcast_ss(from); }
    static Register fma(Register a, Register b, Register c) { return _mm256_fmadd_ps(a, b, c); }
    static Register add(Register a, Register b) { return _mm256_add_ps(a, b); }
    static Mask first(std::int64_t count) {
        return _mm256_cmpgt_epi32(_mm256_set1_epi32(int(count)), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    }
    static Register load_first(const float* from, Mask mask) { return _mm256_maskload_ps(from, mask); }

    /// Eight rows of eight, turned.
    static void transpose(const float* from, std::int64_t from_step, float* to, std::int64_t to_step) {
        __m256 pairs[8], fours[8];
        for (int i = 0; i < 8; i += 2) {
            const __m256 upper = load(from + i * from_step), lower = load(from + (i + 1) * from_step);
            pairs[i] = _mm256_unpacklo_ps(upper, lower);
            pairs[i + 1] = _mm256_unpackhi_ps(upper, lower);
        }
        for (int i = 0; i < 8; i += 4)
            for (int j = 0; j < 2; ++j) {
                fours[i + 2 * j] = _mm256_shuffle_ps(pairs[i + j], pairs[i + 2 + j], 0x44);
                fours[i + 2 * j + 1] = _mm256_shuffle_ps(pairs[i + j], pairs[i + 2 + j], 0xee);
            }
        for (int i = 0; i < 4; ++i) {
            store(to + i * to_step, _mm256_permute2f128_ps(fours[i], fours[i + 4], 0x20));
            store(to + (i + 4) * to_step, _mm256_permute2f128_ps(fours[i], fours[i + 4], 0x31));
        }
    }
};

struct Doubles {
    using Scalar = double;
    using Register = __m256d;
    using Mask = __m256i;
    static constexpr int lanes = 4;
    static constexpr int most_rows = 6;

    static Register zero() { return _mm256_setzero_pd(); }
    static Register load(const double* from) { return _mm256_loadu_pd(from); }
    static void store(double* to, Register value) { _mm256_storeu_pd(to, value); }
    static Register broadcast(const double* from) { return _mm256_broadcast_sd(from); }
    static Register fma(Register a, Register b, Register c) { return _mm256_fmadd_pd(a, b, c); }
    static Register add(Register a, Register b) { return _mm256_add_pd(a, b); }
    static Mask first(std::int64_t count) {
        return _mm256_cmpgt_epi64(_mm256_set1_epi64x(count), _mm256_setr_epi64x(0, 1, 2, 3));
    }
    static Register load_first(const double* from, Mask mask) { return _mm256_maskload_pd(from, mask); }

    /// Four rows of four, turned.
    static void transpose(const double* from, std::int64_t from_step, double* to, std::int64_t to_step) {
        const __m256d a = load(from), b = load(from + from_step), c = load(from + 2 * from_step),
                      d = load(from + 3 * from_step);
        const __m256d low_ab = _mm256_unpacklo_pd(a, b), high_ab = _mm256_unpackhi_pd(a, b),
                      low_cd = _mm256_unpacklo_pd(c, d), high_cd = _mm256_unpackhi_pd(c, d);
        store(to, _mm256_permute2f128_pd(low_ab, low_cd, 0x20));
        store(to + to_step, _mm256_permute2f128_pd(high_ab, high_cd, 0x20));
        store(to + 2 * to_step, _mm256_permute2f128_pd(low_ab, low_cd, 0x31));
        store(to + 3 * to_step, _mm256_permute2f128_pd(high_ab, high_cd, 0x31));
    }
};

} // namespace

constinit const TileKernels<float> avx2_float_kernels = kernels_of<Floats>("AVX2");
constinit const TileKernels<double> avx2_double_kernels = kernels_of<Doubles>("AVX2");

} // namespace glassbox::cpu
