// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/contraction.h"

#include "engine/backend/cpu/contraction_slices.h"

namespace glassbox::cpu {

/// The operands of one run().
template <class Scalar>
struct Contraction<Scalar>::Call {
    const Scalar* a;
    const Scalar* b;
    Scalar* c;
    Scalar* panels; ///< Shared panels of B.
    Scalar* parts;  ///< Sums of the slices, one result after the other.
    const ThreadPool& pool;
    const RowsDone& done;
};

/// A block of the result of one batch and slice.
template <class Scalar>
struct Contraction<Scalar>::Chunk {
    std::int64_t batch, slice;
    Part rows, columns;
    int thread;
};

template <class Scalar>
Contraction<Scalar>::Contraction(const ContractKernel& kernel)
    : batch_(kernel.batch), m_(kernel.m), n_(kernel.n), k_(kernel.k), a_batch_(kernel.a_batch_stride),
      b_batch_(kernel.b_batch_stride), row_step_(kernel.left == Transposed::No ? k_ : 1),
      depth_step_(kernel.left == Transposed::No ? 1 : m_), b_step_(kernel.right == Transposed::No ? n_ : k_),
      right_(kernel.right) {
    // A transposed row or column lies as one that is not.
    if (right_ == Transposed::Yes && (k_ == 1 || n_ == 1)) {
        right_ = Transposed::No;
        b_step_ = n_;
    }
    // One B for all batches whose rows lie one after the other: more rows.
    if (b_batch_ == 0 && depth_step_ == 1 && row_step_ == k_ && a_batch_ == m_ * k_) {
        m_ *= batch_;
        batch_ = 1;
    }
    depth_block_ = depth_block(k_);
    depth_blocks_ = std::max<std::int64_t>(1, ceil_div(k_, depth_block_));
    cut();
    choose_packing();
    make_tables();
}

/// Cuts so that two threads, and more for larger products, have several chunks each.
template <class Scalar>
void Contraction<Scalar>::cut() {
    const double work = 2.0 * double(m_) * double(n_) * double(k_);
    const bool longest_is_depth = k_ >= 4096 && k_ >= 2 * m_;
    if (batch_ > 1 && work < least_shared_work)
        cut_batches();
    else if (batch_ * work >= least_shared_work) {
        if (batch_ == 1 && longest_is_depth && m_ * n_ <= 1 << 20)
            cut_depth();
        else
            cut_rows_and_columns();
    }
    row_blocks_ = std::max(row_blocks_, ceil_div(m_, most_rows));
}

template <class Scalar>
void Contraction<Scalar>::cut_batches() {
    const double work = 2.0 * double(m_) * double(n_) * double(k_);
    batch_groups_ =
        std::clamp(std::int64_t(double(batch_) * work / least_chunk_work), std::int64_t(1), batch_);
    if (double(batch_) * work < least_shared_work) batch_groups_ = 1;
}

template <class Scalar>
void Contraction<Scalar>::cut_rows_and_columns() {
    batch_groups_ = batch_;
    const std::int64_t wanted = ceil_div(16, batch_);
    const double row_work = 2.0 * double(n_) * double(k_);
    const std::int64_t least_rows =
        std::max<std::int64_t>(n_ > 64 ? 24 : 12, std::int64_t(least_chunk_work / row_work));
    const auto halvings = std::bit_floor(std::uint64_t(std::max<std::int64_t>(m_ / least_rows, 1)));
    row_blocks_ = std::min(std::int64_t(halvings), wanted);
    if (row_blocks_ * batch_ < 4) {
        const std::int64_t most = std::max<std::int64_t>(1, n_ / 64);
        column_blocks_ = std::min(most, ceil_div(4, row_blocks_ * batch_));
    }
}

template <class Scalar>
void Contraction<Scalar>::cut_depth() {
    row_blocks_ = ceil_div(m_, most_rows);
    slices_ = std::clamp<std::int64_t>(ceil_div(16, row_blocks_), 1, k_ / 512);
}

template <class Scalar>
void Contraction<Scalar>::choose_packing() {
    const std::int64_t rows = ceil_div(m_, row_blocks_);
    const bool strided = depth_step_ != 1 || k_ > 1024;
    if (strided && n_ >= 64 && k_ > 1) copy_a_ = Copied::Yes;
    if (right_ == Transposed::No && (m_ <= 48 || n_ <= panel_width<Scalar>)) return;
    const bool shared = slices_ == 1 && (batch_ == 1 || b_batch_ == 0);
    packing_ = shared ? Packing::Shared : Packing::Local;
    if (packing_ == Packing::Local && right_ == Transposed::No && rows < 24) packing_ = Packing::None;
}

/// A copied block of A lies as [k / width][row][width].
template <class Scalar>
void Contraction<Scalar>::make_tables() {
    constexpr std::int64_t width = panel_width<Scalar>;
    const std::int64_t rows = ceil_div(m_, row_blocks_);
    const bool copied = copy_a_ == Copied::Yes;
    for (std::int64_t r = 0; r < rows; ++r) rows_.push_back({r * (copied ? width : row_step_), r * n_});
    for (std::int64_t k = 0; k < depth_block_; ++k)
        steps_.push_back(copied ? k / width * rows * width + k % width : k * depth_step_);
}

template <class Scalar>
std::size_t Contraction<Scalar>::scratch_bytes() const {
    std::int64_t elements = 0;
    if (packing_ == Packing::Shared) elements += round_up(n_, panel_width<Scalar>) * k_;
    if (slices_ > 1) elements += slices_ * whole_lines<Scalar>(m_ * n_);
    return std::size_t(elements) * sizeof(Scalar);
}

template <class Scalar>
void Contraction<Scalar>::run(const Scalar* a, const Scalar* b, Scalar* c, std::byte* scratch,
                              ThreadPool& pool, const RowsDone& done) const {
    auto* memory = reinterpret_cast<Scalar*>(scratch);
    const Call call{a, b, c, memory, memory, pool, done};
    if (packing_ == Packing::Shared) pack_shared(call, pool);
    pool.for_chunks(chunks(), [&](std::int64_t chunk, int thread) { run_chunk(call, chunk, thread); });
    if (slices_ > 1) add_slices(call.parts, slices_, c, m_ * n_, pool, done);
}

template <class Scalar>
void Contraction<Scalar>::pack_shared(const Call& call, ThreadPool& pool) const {
    constexpr std::int64_t width = panel_width<Scalar>;
    const TileKernels<Scalar>& kernels = tile_kernels<Scalar>();
    const std::int64_t panels = ceil_div(n_, width);
    const std::int64_t parts = std::clamp<std::int64_t>(n_ * k_ / 16384, 1, panels);
    pool.for_chunks(parts, [&](std::int64_t index, int) {
        const Part part = part_of(panels, parts, index);
        PackWork<Scalar> work{call.b,
                              b_step_,
                              k_,
                              std::min(n_, part.end * width) - part.begin * width,
                              call.panels + part.begin * width * k_,
                              width * k_};
        work.source += part.begin * width * (right_ == Transposed::Yes ? b_step_ : 1);
        (right_ == Transposed::Yes ? kernels.pack_transposed : kernels.pack)(work);
    });
}

template <class Scalar>
void Contraction<Scalar>::run_chunk(const Call& call, std::int64_t chunk, int thread) const {
    const std::int64_t column_block = chunk % column_blocks_,
                       row_block = chunk / column_blocks_ % row_blocks_;
    const std::int64_t rest = chunk / (column_blocks_ * row_blocks_);
    const Part batches = part_of(batch_, batch_groups_, rest / slices_);
    constexpr std::int64_t width = panel_width<Scalar>;
    Part columns = part_of(ceil_div(n_, width), column_blocks_, column_block);
    columns = {columns.begin * width, std::min(n_, columns.end * width)};
    for (std::int64_t batch = batches.begin; batch < batches.end; ++batch) {
        const Chunk one{batch, rest % slices_, part_of(m_, row_blocks_, row_block), columns, thread};
        multiply_chunk(call, one);
        if (slices_ == 1 && call.done) tell_done(call, one);
    }
}

/// Makes a block of A dense in the thread's memory.
template <class Scalar>
const Scalar* Contraction<Scalar>::copy_block(const Scalar* a, std::int64_t rows, std::int64_t depth,
                                              std::byte* local) const {
    auto* copy = reinterpret_cast<Scalar*>(local + local_panel_bytes);
    const auto step = std::int64_t(rows_.size()) * panel_width<Scalar>;
    if (depth_step_ == 1)
        tile_kernels<Scalar>().pack({a, row_step_, rows, depth, copy, step});
    else
        tile_kernels<Scalar>().pack_transposed({a, depth_step_, rows, depth, copy, step});
    return copy;
}

template <class Scalar>
void Contraction<Scalar>::multiply_chunk(const Call& call, const Chunk& chunk) const {
    const Part own = part_of(depth_blocks_, slices_, chunk.slice);
    Scalar* result = slices_ > 1 ? call.parts + chunk.slice * whole_lines<Scalar>(m_ * n_)
                                 : call.c + chunk.batch * m_ * n_;
    for (std::int64_t block = own.begin; block < own.end; ++block) {
        const Part depth{block * depth_block_, std::min(k_, (block + 1) * depth_block_)};
        TileWork<Scalar> work;
        work.a = call.a + chunk.batch * a_batch_ + chunk.rows.begin * row_step_ + depth.begin * depth_step_;
        if (copy_a_ == Copied::Yes)
            work.a = copy_block(work.a, chunk.rows.size(), depth.size(), call.pool.local(chunk.thread));
        work.rows = rows_.data();
        work.row_count = chunk.rows.size();
        work.steps = steps_.data();
        work.depth = depth.size();
        work.c = result + chunk.rows.begin * n_;
        work.begin = block == own.begin ? Begin::FromZero : Begin::Add;
        multiply_columns(call, chunk, work, depth);
    }
}

/// Multiplies the rows of one block of k with all columns of the chunk.
template <class Scalar>
void Contraction<Scalar>::multiply_columns(const Call& call, const Chunk& chunk, TileWork<Scalar> work,
                                           Part depth) const {
    constexpr std::int64_t width = panel_width<Scalar>;
    const TileKernels<Scalar>& kernels = tile_kernels<Scalar>();
    Scalar* const c = work.c;
    const Scalar* b = call.b + chunk.batch * b_batch_;
    const bool turned = right_ == Transposed::Yes;
    const std::int64_t most =
        packing_ == Packing::Local ? std::int64_t(local_panel_bytes / 64) / depth_block_ * width : n_;
    for (std::int64_t first = chunk.columns.begin; first < chunk.columns.end; first += most) {
        work.columns = std::min(most, chunk.columns.end - first);
        work.c = c + first;
        work.b_step = width;
        if (packing_ == Packing::Shared) {
            work.b = call.panels + first * k_ + depth.begin * width;
            work.panel_step = width * k_;
        } else if (packing_ == Packing::None) {
            work.b = b + depth.begin * b_step_ + first;
            work.b_step = b_step_;
            work.panel_step = width;
            work.tail = Tail::Exact;
        } else {
            auto* panels = reinterpret_cast<Scalar*>(call.pool.local(chunk.thread));
            const Scalar* source =
                turned ? b + first * b_step_ + depth.begin : b + depth.begin * b_step_ + first;
            const PackWork<Scalar> pack{source,       b_step_, depth.size(),
                                        work.columns, panels,  width * depth.size()};
            (turned ? kernels.pack_transposed : kernels.pack)(pack);
            work.b = panels;
            work.panel_step = pack.panel_step;
        }
        kernels.multiply(work);
    }
}

template <class Scalar>
void Contraction<Scalar>::tell_done(const Call& call, const Chunk& chunk) const {
    const std::int64_t first_row = chunk.batch * m_ + chunk.rows.begin;
    if (column_blocks_ == 1)
        return call.done(first_row * n_, (first_row + chunk.rows.size()) * n_, chunk.thread);
    for (std::int64_t row = first_row; row < first_row + chunk.rows.size(); ++row)
        call.done(row * n_ + chunk.columns.begin, row * n_ + chunk.columns.end, chunk.thread);
}

template class Contraction<float>;
template class Contraction<double>;

} // namespace glassbox::cpu
