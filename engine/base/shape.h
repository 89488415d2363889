// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace glassbox {

/// What the numbers of a tensor are. Precision (f32, f64) is the run's choice, not the type's.
enum class Element : std::uint8_t { Real, Integer, Boolean };

/// What the symbols of a program are bound to before it is planned; a plan is cached by its bindings.
struct Bindings {
    std::int64_t batch = 1;
    std::int64_t time = 1;
    auto operator<=>(const Bindings&) const = default; // NOLINT(modernize-use-nullptr)
};

/// The length of one dimension: `factor · N^batch · T^time`, where N is the batch size and T the sequence
/// length.
struct Extent {
    std::int64_t factor = 1;
    std::int8_t batch = 0;
    std::int8_t time = 0;

    constexpr Extent() = default;
    constexpr Extent(std::int64_t number) : factor(number) {} // NOLINT: a number is an extent
    constexpr Extent(std::int64_t number, int batch_power, int time_power)
        : factor(number), batch(std::int8_t(batch_power)), time(std::int8_t(time_power)) {}

    bool is_number() const { return batch == 0 && time == 0; }
    std::int64_t bind(const Bindings& bindings) const;
    friend Extent operator*(const Extent& a, const Extent& b) {
        return {a.factor * b.factor, a.batch + b.batch, a.time + b.time};
    }
    /// a / b where b divides a symbolically; asserts that it does.
    friend Extent operator/(const Extent& a, const Extent& b);
    bool operator==(const Extent&) const = default;
};

inline constexpr Extent batch_extent{1, 1, 0};
inline constexpr Extent time_extent{1, 0, 1};

/// "64", "N", "8·N".
std::string to_string(const Extent& extent);

/// The extents of a tensor of the program, outermost first, dense row-major. Rank 0 is a scalar.
class Shape {
  public:
    Shape() = default;
    Shape(std::initializer_list<Extent> extents) : extents_(extents) {}
    explicit Shape(std::vector<Extent> extents) : extents_(std::move(extents)) {}

    int rank() const { return int(extents_.size()); }
    const Extent& operator[](int axis) const { return extents_[std::size_t(axis)]; }
    Extent& operator[](int axis) { return extents_[std::size_t(axis)]; }
    auto begin() const { return extents_.begin(); }
    auto end() const { return extents_.end(); }
    void append(Extent extent) { extents_.push_back(extent); }
    /// The product of all extents (1 for a scalar).
    Extent count() const;
    /// The same shape with numbers for its symbols.
    Shape bind(const Bindings& bindings) const;
    /// count().factor of a shape without symbols.
    std::int64_t size() const;
    bool operator==(const Shape&) const = default;

  private:
    std::vector<Extent> extents_;
};

/// "[N, 20, 20, 8]".
std::string to_string(const Shape& shape);

/// The shape of an element-wise result: trailing axes aligned, extents equal or 1 (NumPy's rule).
/// Returns false where they do not fit.
bool broadcast(const Shape& a, const Shape& b, Shape& result);

/// Names of the dimensions that a wire of the document shows.
enum class Axis : std::uint8_t { Batch, Time, Channels, Height, Width, Features, Other };

/// One named dimension of a wire.
struct Dimension {
    Axis axis = Axis::Other;
    Extent extent;
    bool operator==(const Dimension&) const = default;
};

/// Closed interval in which all values of a wire are known to lie.
struct Range {
    double minimum;
    double maximum;
    bool operator==(const Range&) const = default;
};

/// The static type of a wire (design §4). Pictures are ordered N, C, H, W as people read them; the program
/// keeps them channels-last, see physical_shape().
struct WireType {
    Element element = Element::Real;
    std::vector<Dimension> dimensions;
    Range range{-1e308, 1e308};
    bool is_loss = false; ///< A scalar that an optimizer may take; drawn as a triangle.

    bool operator==(const WireType&) const = default;
};

/// "N × C 8 × H 20 × W 20": with names, for hover and messages.
std::string named_text(const WireType& type);
/// "8×20×20": without the batch, for labels; "1" for one number a sample, "scalar" for rank 0.
std::string short_text(const WireType& type);
/// Number of elements of one sample (all dimensions but the batch).
Extent elements_per_sample(const WireType& type);
/// The order in which the program stores a wire: pictures become N, H, W, C (channels last); others are as
/// named.
Shape physical_shape(const WireType& type);
/// Position in physical_shape() of dimension number `dimension` of the type.
int physical_axis(const WireType& type, int dimension);
/// The axis's letter: N, T, C, H, W, F or "".
std::string to_string(Axis axis);

} // namespace glassbox
