// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/shape.h"
#include "engine/base/tensor.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace glassbox {

struct Program;

/// Number of an op in its program; every op makes at most one value, so this is the value's name too.
using ValueId = std::int32_t;
inline constexpr ValueId no_value = -1;

/// What devices run. Few; only these have gradients (engine/autodiff/gradient_rules.cpp) and kernels.
/// A switch over this enum has no `default`, so that the compiler names every place a new op must be added.
enum class OpKind : std::uint8_t {
    Input,      ///< Fed before each run. InputAttributes.
    Stored,     ///< An entry of the store as it was when the step began. StoredAttributes.
    Constant,   ///< One number, rank 0. ConstantAttributes.
    Live,       ///< A number of the state block, rank 0: a live parameter, or "step". LiveAttributes.
    Iota,       ///< Position along an axis, Integer. IotaAttributes.
    Map,        ///< A scalar function of broadcast inputs. MapAttributes.
    Broadcast,  ///< Repeats along extents of 1; same rank. BroadcastAttributes.
    Reduce,     ///< Over some axes, which stay with extent 1. ReduceAttributes.
    Contract,   ///< Matrix product, rank 2, or rank 3 with a leading batch. ContractAttributes.
    Convolve,   ///< 2-D convolution, channels last, or one of its two adjoints. ConvolveAttributes.
    Window,     ///< Pooling and its adjoints, channels last. WindowAttributes.
    Gather,     ///< (table [R, ...], index [M]) -> [M, ...]: rows of the table.
    ScatterAdd, ///< (values [M, ...], index [M]) -> [R, ...]: adjoint of Gather. ScatterAttributes.
    Reshape,    ///< Same elements in the same order. ReshapeAttributes.
    Transpose,  ///< Axes permuted. TransposeAttributes.
    Pad,        ///< Zeros before and after each axis; negative amounts cut off. PadAttributes.
    Concat,     ///< Along one axis. ConcatAttributes.
    Random,     ///< Philox numbers of this step. RandomAttributes.
    BatchIndex, ///< Which samples this step takes, Integer [N]. BatchIndexAttributes.
    BatchMask,  ///< 1 for true samples of the last, padded batch, else 0; Real [N]. BatchIndexAttributes.
    Warp,       ///< (pictures [N,H,W,C], map [N,6]) -> the pictures resampled. No gradient: data only.
    Gradient, ///< (y scalar, x) -> dy/dx, shape of x. A region of the program: the ops from x to y. Expanded
              ///< innermost first by expand_gradients().
    Write,    ///< (value): puts it into the store at the end of the step. StoredAttributes. No value.
    Update,   ///< (gradients..., scalars...): optimizer step of many parameters. UpdateAttributes. No value.
};

/// Scalar functions of Map. The number of inputs is arity(). Booleans are results of comparisons.
enum class ScalarFunction : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Maximum,
    Minimum,
    Negate,
    Reciprocal,
    Exp,
    Expm1,
    Log,
    Log1p,
    Sqrt,
    Rsqrt,
    Square,
    Abs,
    Sign,
    Floor,
    Tanh,
    Sigmoid,
    Relu,
    Erf,
    Sin,
    Cos,
    Less,
    LessEqual,
    Equal,
    And,
    Or,
    Not,
    Select,       ///< (condition, a, b)
    ToReal,       ///< Integer or Boolean to Real.
    StopGradient, ///< Identity whose gradient is 0.
};
inline constexpr int scalar_function_count = int(ScalarFunction::StopGradient) + 1;

int arity(ScalarFunction function);
const char* name_of(ScalarFunction function);
const char* name_of(OpKind kind);

enum class Reduction : std::uint8_t { Sum, Maximum };
enum class ConvolveKind : std::uint8_t { Forward, InputGradient, WeightGradient };
enum class WindowKind : std::uint8_t {
    Sum,     ///< (x) -> y
    Spread,  ///< (y) -> x: adjoint of Sum
    Maximum, ///< (x) -> y; ties take the first in row-major order; NaN wins
    Route,   ///< (x, y) -> like x: each y goes to the place of its window's maximum in x
    Pick,    ///< (x, z like x) -> y: z at the place of the window's maximum in x; adjoint of Route in y
};
enum class Distribution : std::uint8_t { Uniform, Normal };
/// Shuffled: a new permutation each epoch. InOrder: as they lie, again from the start after the last.
/// Once: as they lie; the last batch repeats the last sample, BatchMask tells which are true.
enum class BatchOrder : std::uint8_t { Shuffled, InOrder, Once };

struct InputAttributes {
    std::string name;
    bool operator==(const InputAttributes&) const = default;
};
struct StoredAttributes {
    std::string key;
    bool operator==(const StoredAttributes&) const = default;
};
struct ConstantAttributes {
    double value = 0;
    bool operator==(const ConstantAttributes&) const = default;
};
struct LiveAttributes {
    std::string slot;
    bool operator==(const LiveAttributes&) const = default;
};
struct IotaAttributes {
    int axis = 0;
    bool operator==(const IotaAttributes&) const = default;
};
struct MapAttributes {
    ScalarFunction function = ScalarFunction::Add;
    bool operator==(const MapAttributes&) const = default;
};
struct BroadcastAttributes {
    bool operator==(const BroadcastAttributes&) const = default;
};
struct ReduceAttributes {
    Reduction reduction = Reduction::Sum;
    std::vector<int> axes; ///< Ascending.
    bool operator==(const ReduceAttributes&) const = default;
};
enum class Transposed : std::uint8_t { No, Yes };
/// C[.., m, n] = sum over k of A·B, with A [.., m, k] or, transposed, [.., k, m]; B [.., k, n] or [.., n, k].
struct ContractAttributes {
    Transposed left = Transposed::No;
    Transposed right = Transposed::No;
    bool operator==(const ContractAttributes&) const = default;
};
/// x [N, H, W, C], w [kh, kw, C/groups, O], y [N, Ho, Wo, O]. Forward (x, w) -> y; InputGradient (y, w) -> x;
/// WeightGradient (x, y) -> w. Ho = (H + low + high - dilation·(kh-1) - 1) / stride + 1.
struct ConvolveAttributes {
    ConvolveKind kind = ConvolveKind::Forward;
    std::array<std::int64_t, 2> kernel{1, 1};
    std::array<std::int64_t, 2> stride{1, 1};
    std::array<std::int64_t, 2> dilation{1, 1};
    std::array<std::int64_t, 2> low{0, 0};  ///< Zeros before: top, left.
    std::array<std::int64_t, 2> high{0, 0}; ///< Zeros after: bottom, right.
    std::int64_t groups = 1;
    std::array<std::int64_t, 2> input{0, 0}; ///< H, W of x (which InputGradient cannot see).
    bool operator==(const ConvolveAttributes&) const = default;
};
struct WindowAttributes {
    WindowKind kind = WindowKind::Sum;
    std::array<std::int64_t, 2> kernel{2, 2};
    std::array<std::int64_t, 2> stride{2, 2};
    std::array<std::int64_t, 2> low{0, 0};
    std::array<std::int64_t, 2> high{0, 0};
    std::array<std::int64_t, 2> input{0, 0}; ///< H, W of x.
    bool operator==(const WindowAttributes&) const = default;
};
struct ScatterAttributes {
    Extent rows;
    bool operator==(const ScatterAttributes&) const = default;
};
struct ReshapeAttributes {
    bool operator==(const ReshapeAttributes&) const = default;
};
/// Result axis i is input axis order[i].
struct TransposeAttributes {
    std::vector<int> order;
    bool operator==(const TransposeAttributes&) const = default;
};
struct PadAttributes {
    std::vector<std::int64_t> low;
    std::vector<std::int64_t> high;
    bool operator==(const PadAttributes&) const = default;
};
struct ConcatAttributes {
    int axis = 0;
    bool operator==(const ConcatAttributes&) const = default;
};
/// Element i of step s of stream t is a function of (seed, t, s, i): key = mix(seed, t) as two words, counter
/// = {i / 4 (low word), i / 4 (high word), s (low), s (high)}, word i % 4. Uniform: unit_interval(word).
/// Normal: Box-Muller on the word pairs (0,1) and (2,3): r = sqrt(-2 ln u0), r·cos(2π u1), r·sin(2π u1).
struct RandomAttributes {
    Distribution distribution = Distribution::Uniform;
    std::uint64_t stream = 0;
    bool operator==(const RandomAttributes&) const = default;
};
/// Place p = cursor + i of sample i of the batch. Shuffled: permuted(p mod population, population,
/// mix(mix(seed, stream), p / population)).
struct BatchIndexAttributes {
    BatchOrder order = BatchOrder::Shuffled;
    std::int64_t population = 1;
    std::uint64_t stream = 0;
    bool operator==(const BatchIndexAttributes&) const = default;
};
struct WarpAttributes {
    bool operator==(const WarpAttributes&) const = default;
};
struct GradientAttributes {
    bool operator==(const GradientAttributes&) const = default;
};
/// One optimizer's step. Inputs: one gradient for each target, then `scalars` rank-0 values. `rule` is a
/// program of scalars with inputs "parameter", "gradient", each slot's name, "scalar0", "scalar1", ... and
/// outputs "parameter" and each slot's name; it holds only Input, Constant and Map ops. Slot s of parameter k
/// is store entry k + "/" + s.
struct UpdateAttributes {
    std::vector<std::string> targets;
    std::vector<std::string> moments;
    int scalars = 0;
    std::shared_ptr<const Program> rule;
    bool operator==(const UpdateAttributes&) const = default;
};

using Attributes =
    std::variant<std::monostate, InputAttributes, StoredAttributes, ConstantAttributes, LiveAttributes,
                 IotaAttributes, MapAttributes, BroadcastAttributes, ReduceAttributes, ContractAttributes,
                 ConvolveAttributes, WindowAttributes, ScatterAttributes, ReshapeAttributes,
                 TransposeAttributes, PadAttributes, ConcatAttributes, RandomAttributes, BatchIndexAttributes,
                 WarpAttributes, GradientAttributes, UpdateAttributes>;

/// One op: what it does, what it reads, what it makes. `shape` and `element` follow from the rest by infer()
/// except for sources (Input, Stored, Iota, Random, ...), Broadcast and Reshape, which state them.
struct Op {
    OpKind kind = OpKind::Constant;
    std::vector<ValueId> inputs;
    Attributes attributes;
    Shape shape;
    Element element = Element::Real;
    std::string origin; ///< Block that it came from, for messages and profiles.
};

} // namespace glassbox
