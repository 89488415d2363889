// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/shape.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace glassbox {

/// How numbers lie in memory. Real values of a program are F32 or F64, by the run's choice; data may rest as
/// U8.
enum class Storage : std::uint8_t { F32, F64, I32, U8 };

std::size_t bytes_of(Storage storage);

/// A tensor in the host's memory, dense row-major, a plain value. `shape` holds numbers only.
struct Tensor {
    Storage storage = Storage::F32;
    std::vector<std::int64_t> shape;
    std::vector<std::byte> bytes;

    static Tensor zeros(Storage storage, std::vector<std::int64_t> shape);
    static Tensor of(std::vector<std::int64_t> shape, std::span<const float> values);
    static Tensor of(std::vector<std::int64_t> shape, std::span<const double> values);
    static Tensor of(std::vector<std::int64_t> shape, std::span<const std::int32_t> values);

    std::int64_t count() const;
    /// The bytes as numbers of type T; T must be what `storage` says (asserted).
    template <class T>
    std::span<T> values();
    template <class T>
    std::span<const T> values() const;
    /// All values as double, whatever the storage.
    std::vector<double> as_double() const;
    /// The same numbers in another storage, rounded to nearest.
    Tensor converted(Storage to) const;
    bool operator==(const Tensor&) const = default;
};

} // namespace glassbox
