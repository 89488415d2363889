// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/ir/program.h"
#include "engine/plan/expression.h"

#include <optional>

namespace glassbox {

/// Where a buffer lives.
enum class Place : std::uint8_t {
    Arena, ///< At `offset` bytes of the plan's one arena, shared by buffers with disjoint lifetimes.
    Store, ///< The store's entry `key`.
    Feed,  ///< Written by the host before a run, kept between runs; in the arena with a lifetime of its own.
};

struct BufferSpec {
    Place place = Place::Arena;
    Storage storage = Storage::F32; ///< Booleans and Integers are I32, except data kept as U8.
    std::int64_t elements = 0;
    std::size_t offset = 0; ///< Of Arena and Feed, a multiple of 64.
    std::string key;        ///< Store key or feed name.
    int first_use = 0;      ///< Kernel numbers of the lifetime (Arena).
    int last_use = 0;
};

/// How a kernel walks a buffer: the element of index (i0, i1, ...) is at offset + Σ i·stride.
struct Operand {
    int buffer = -1;
    std::int64_t offset = 0;
    std::vector<std::int64_t> strides; ///< One for each extent of the kernel; 0 repeats.
};

/// out_j[i] = expression_j(in[i]) for all i of `extents` (row-major, neighbouring axes merged where all
/// operands allow; at least one axis). Outputs may have strides too (concatenation, padding write into a part
/// of a buffer). An output may be the same buffer as an input with the same walk (in place).
struct MapKernel {
    std::vector<std::int64_t> extents;
    std::vector<Operand> inputs;
    std::vector<Operand> outputs;
    Expression expression;
};

/// out[i without reduced axes] = reduction over the axes with reduced[axis] != 0 of expression(in[i]).
struct ReduceKernel {
    std::vector<std::int64_t> extents;
    std::vector<std::uint8_t> reduced;
    std::vector<Operand> inputs;
    Operand output; ///< Strides 0 along reduced axes.
    Expression expression;
    Reduction reduction = Reduction::Sum;
};

/// C[b] = op(A[b])·op(B[b]), all dense row-major; batch stride 0 repeats an operand.
/// `epilogue`, if there, has extents that multiply to batch·m·n in the same flat order and reads buffer `c`
/// as one of its inputs at the same index: it may run on any range of rows as soon as those rows of C are
/// complete.
struct ContractKernel {
    std::int64_t batch = 1, m = 0, n = 0, k = 0;
    Transposed left = Transposed::No, right = Transposed::No;
    int a = -1, b = -1, c = -1; ///< Buffers.
    std::int64_t a_offset = 0, b_offset = 0;
    std::int64_t a_batch_stride = 0, b_batch_stride = 0;
    std::optional<MapKernel> epilogue;
};

/// One of the three convolutions (ConvolveAttributes), all operands dense; the epilogue as in ContractKernel
/// with rows = pixels of the result (Forward, InputGradient) or of [kh·kw·C/groups] (WeightGradient) and
/// columns = its channels.
struct ConvolveKernel {
    ConvolveAttributes attributes;
    std::int64_t batch = 0;                   ///< N.
    std::int64_t channels = 0, filters = 0;   ///< C of x, O of y.
    std::array<std::int64_t, 2> output{0, 0}; ///< Ho, Wo.
    int first = -1, second = -1, result = -1; ///< Buffers, in the op's order.
    std::optional<MapKernel> epilogue;
};

struct WindowKernel {
    WindowAttributes attributes;
    std::int64_t batch = 0, channels = 0;
    std::array<std::int64_t, 2> output{0, 0};
    std::vector<int> inputs;
    int result = -1;
};

/// result[m, :] = table[index[m], :]; a U8 table is widened to the result's real storage without scaling.
struct GatherKernel {
    std::int64_t rows = 0, row_elements = 0, table_rows = 0;
    int table = -1, index = -1, result = -1;
};
/// result = 0; result[index[m], :] += values[m, :] in the order of m.
struct ScatterAddKernel {
    std::int64_t rows = 0, row_elements = 0, table_rows = 0;
    int values = -1, index = -1, result = -1;
};
struct RandomKernel {
    RandomAttributes attributes;
    std::int64_t elements = 0;
    int result = -1;
};
struct BatchIndexKernel {
    BatchIndexAttributes attributes;
    std::int64_t batch = 0;
    int result = -1;
    bool mask = false; ///< BatchMask instead of BatchIndex.
};
/// result[n, y, x, c] = pictures[n] sampled bilinearly (zero outside) at source point
/// (sx, sy) = (m0·dx + m1·dy + m2 + cx, m3·dx + m4·dy + m5 + cy), dx = x - cx, dy = y - cy, c = (extent - 1)
/// / 2.
struct WarpKernel {
    std::int64_t batch = 0, height = 0, width = 0, channels = 0;
    int pictures = -1, map = -1, result = -1;
};

/// The update of many parameters by one rule. Expression operands: 0 parameter, 1 gradient, 2.. moments, then
/// scalars (one element each). Results: parameter, moments. Where all segments are contiguous in the same
/// order the whole is one run.
struct UpdateSegment {
    std::int64_t elements = 0;
    int parameter = -1, gradient = -1;
    std::vector<int> moments;
};
struct UpdateKernel {
    Expression expression;
    std::vector<UpdateSegment> segments;
    std::vector<int> scalars; ///< Buffers of one element.
};

using Work = std::variant<MapKernel, ReduceKernel, ContractKernel, ConvolveKernel, WindowKernel, GatherKernel,
                          ScatterAddKernel, RandomKernel, BatchIndexKernel, WarpKernel, UpdateKernel>;

struct Kernel {
    Work work;
    int level = 0;                  ///< Kernels of one level do not depend on each other.
    std::string origin;             ///< Block of its last op.
    std::vector<int> reads, writes; ///< Buffers.
};

struct PlanOutput {
    std::string name;
    int buffer = -1;
    Shape shape; ///< Numbers.
    Element element = Element::Real;
    Recorded recorded = Recorded::No;
};

/// A program made ready for a device: bound, fused, ordered, with all memory placed. Pure data.
struct Plan {
    Bindings bindings;
    Storage precision = Storage::F32;
    std::vector<Kernel> kernels; ///< In the order of execution.
    std::vector<BufferSpec> buffers;
    std::vector<StoreEntry> store;
    std::vector<LiveSlot> live;
    std::vector<PlanOutput> outputs;
    std::vector<std::pair<std::string, int>> feeds; ///< Name and buffer.
    std::size_t arena_bytes = 0;
    std::size_t bytes_without_sharing = 0; ///< A buffer for each tensor, for comparison.
};

enum class Fusion : std::uint8_t { On, Off };

struct PlanOptions {
    Bindings bindings;
    Storage precision = Storage::F32;
    Fusion fusion = Fusion::On;
};

/// Binds, fuses element-wise chains, broadcasts, transposes, slices and epilogues, orders kernels, and places
/// buffers by lifetime. Pure; equal programs give equal plans.
Plan make_plan(const Program& program, const PlanOptions& options);

/// Readable text: buffers with lifetime and place, kernels with expressions.
std::string print(const Plan& plan);

} // namespace glassbox
