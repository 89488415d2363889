// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/tensor.h"

#include <array>
#include <span>

namespace glassbox::cpu {

/// How elements lie along the flat index of a kernel.
enum class Pattern : std::uint8_t {
    Uniform,    ///< One element for all.
    Contiguous, ///< Element i at i.
    Periodic,   ///< Element i at i mod period: bias rows.
    General,    ///< An odometer: transposed, sliced, repeated along inner rows.
};

inline constexpr int most_axes = 8;

/// A buffer as a kernel walks it, simplified: axes of extent 1 dropped, neighbours merged where the strides
/// allow.
struct Walk {
    std::byte* data = nullptr; ///< Of the element of index 0.
    Storage storage = Storage::F32;
    Pattern pattern = Pattern::Uniform;
    int rank = 0;
    std::array<std::int64_t, most_axes> extents{};
    std::array<std::int64_t, most_axes> strides{};
    std::int64_t total = 1;

    std::int64_t period() const { return extents[std::size_t(rank - 1)]; }
};

Walk make_walk(std::byte* data, Storage storage, std::span<const std::int64_t> extents,
               std::span<const std::int64_t> strides);

/// Copies elements [begin, begin + count) of the walk into `out`, widened to Scalar.
template <class Scalar>
using LoadFunction = void (*)(const Walk& walk, std::int64_t begin, std::int64_t count, Scalar* out);
template <class Scalar>
LoadFunction<Scalar> load_function(const Walk& walk);

/// Puts `in` at elements [begin, begin + count) of the walk, converted to its storage.
template <class Scalar>
using StoreFunction = void (*)(const Walk& walk, std::int64_t begin, std::int64_t count, const Scalar* in);
template <class Scalar>
StoreFunction<Scalar> store_function(const Walk& walk);

template <class Scalar>
inline constexpr Storage storage_of = sizeof(Scalar) == 8 ? Storage::F64 : Storage::F32;

} // namespace glassbox::cpu
