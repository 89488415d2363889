// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/tensor.h"

#include "engine/base/result.h"

#include <cstring>

namespace glassbox {

namespace {

template <class T>
constexpr Storage storage_of();
template <>
constexpr Storage storage_of<float>() {
    return Storage::F32;
}
template <>
constexpr Storage storage_of<double>() {
    return Storage::F64;
}
template <>
constexpr Storage storage_of<std::int32_t>() {
    return Storage::I32;
}
template <>
constexpr Storage storage_of<std::uint8_t>() {
    return Storage::U8;
}

template <class T>
Tensor from_values(std::vector<std::int64_t> shape, std::span<const T> values) {
    Tensor tensor = Tensor::zeros(storage_of<T>(), std::move(shape));
    GLASSBOX_ASSERT(tensor.bytes.size() == values.size_bytes(), std::to_string(values.size()));
    if (!values.empty()) std::memcpy(tensor.bytes.data(), values.data(), values.size_bytes());
    return tensor;
}

template <class T>
void append_as_double(const Tensor& tensor, std::vector<double>& result) {
    for (const T value : tensor.values<T>()) result.push_back(double(value));
}

template <class T>
void fill_from(const std::vector<double>& source, Tensor& target) {
    auto values = target.values<T>();
    for (std::size_t i = 0; i < source.size(); ++i) values[i] = T(source[i]);
}

} // namespace

std::size_t bytes_of(Storage storage) {
    switch (storage) {
    case Storage::F32:
    case Storage::I32: return 4;
    case Storage::F64: return 8;
    case Storage::U8: return 1;
    }
    return 0;
}

Tensor Tensor::zeros(Storage storage, std::vector<std::int64_t> shape) {
    Tensor tensor{storage, std::move(shape), {}};
    tensor.bytes.resize(std::size_t(tensor.count()) * bytes_of(storage));
    return tensor;
}

Tensor Tensor::of(std::vector<std::int64_t> shape, std::span<const float> values) {
    return from_values(std::move(shape), values);
}
Tensor Tensor::of(std::vector<std::int64_t> shape, std::span<const double> values) {
    return from_values(std::move(shape), values);
}
Tensor Tensor::of(std::vector<std::int64_t> shape, std::span<const std::int32_t> values) {
    return from_values(std::move(shape), values);
}

std::int64_t Tensor::count() const {
    std::int64_t product = 1;
    for (const std::int64_t extent : shape) product *= extent;
    return product;
}

template <class T>
std::span<T> Tensor::values() {
    GLASSBOX_ASSERT(storage == storage_of<T>(), "another storage");
    return {reinterpret_cast<T*>(bytes.data()), bytes.size() / sizeof(T)};
}
template <class T>
std::span<const T> Tensor::values() const {
    GLASSBOX_ASSERT(storage == storage_of<T>(), "another storage");
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

#define GLASSBOX_TENSOR_VALUES(T)                                                                            \
    template std::span<T> Tensor::values<T>();                                                               \
    template std::span<const T> Tensor::values<T>() const;
GLASSBOX_TENSOR_VALUES(float)
GLASSBOX_TENSOR_VALUES(double)
GLASSBOX_TENSOR_VALUES(std::int32_t)
GLASSBOX_TENSOR_VALUES(std::uint8_t)

std::vector<double> Tensor::as_double() const {
    std::vector<double> result;
    result.reserve(std::size_t(count()));
    switch (storage) {
    case Storage::F32: append_as_double<float>(*this, result); break;
    case Storage::F64: append_as_double<double>(*this, result); break;
    case Storage::I32: append_as_double<std::int32_t>(*this, result); break;
    case Storage::U8: append_as_double<std::uint8_t>(*this, result); break;
    }
    return result;
}

Tensor Tensor::converted(Storage to) const {
    if (to == storage) return *this;
    Tensor result = zeros(to, shape);
    const std::vector<double> source = as_double();
    switch (to) {
    case Storage::F32: fill_from<float>(source, result); break;
    case Storage::F64: fill_from<double>(source, result); break;
    case Storage::I32: fill_from<std::int32_t>(source, result); break;
    case Storage::U8: fill_from<std::uint8_t>(source, result); break;
    }
    return result;
}

} // namespace glassbox
