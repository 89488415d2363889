// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/block_program.h"
#include "engine/backend/cpu/fold.h"
#include "engine/backend/cpu/reduce_layout.h"

#include <numeric>

namespace glassbox::cpu {

namespace {

/// Into how many fixed parts to cut a long reduction of which there are few.
std::int64_t part_count(std::int64_t results, std::int64_t steps, std::int64_t work) {
    if (results >= 16) return 1;
    return std::clamp<std::int64_t>(work / chunk_work, 1, std::min<std::int64_t>(steps, 64));
}

/// What rows and columns share: the expression in front and the place of the results.
template <class Scalar>
class ReduceRunner : public Runner {
  protected:
    ReduceRunner(const ReduceKernel& kernel, Machine& machine)
        : machine_(machine), layout_(reduce_layout(kernel)),
          program_(kernel.expression, kernel.extents, sources_of(kernel.inputs, machine), {}, machine) {
        std::vector<std::int64_t> extents, strides;
        for (std::size_t i = 0; i < kernel.extents.size(); ++i)
            if (!kernel.reduced[i]) {
                extents.push_back(kernel.extents[i]);
                strides.push_back(kernel.output.strides[i]);
            }
        const BufferView& view = machine.buffer(kernel.output.buffer);
        const auto shift = std::size_t(kernel.output.offset) * bytes_of(view.storage);
        output_ = make_walk(view.data + shift, view.storage, extents, strides);
        direct_ = view.storage == storage_of<Scalar> &&
                  (output_.total == 1 || output_.pattern == Pattern::Contiguous);
        if (!direct_) own_.resize(std::size_t(output_.total));
        target_ = direct_ ? reinterpret_cast<Scalar*>(output_.data) : own_.data();
    }
    void put_results() {
        if (!direct_) store_function<Scalar>(output_)(output_, 0, output_.total, target_);
    }

    Machine& machine_;
    ReduceLayout layout_;
    BlockProgram<Scalar> program_;
    Walk output_;
    Scalar* target_ = nullptr;

  private:
    bool direct_ = true;
    std::vector<Scalar> own_;
};

/// The innermost axis is reduced and rows are short: several whole rows in a block.
template <class Scalar, class F>
class ShortRows final : public ReduceRunner<Scalar> {
  public:
    ShortRows(const ReduceKernel& kernel, Machine& machine) : ReduceRunner<Scalar>(kernel, machine) {
        const std::int64_t length = this->layout_.inner_extent;
        const std::int64_t unit = group<Scalar> / std::gcd(group<Scalar>, length);
        rows_ = std::max<std::int64_t>(this->program_.block() / length, 1);
        if (rows_ > unit) rows_ = rows_ / unit * unit;
        chunks_ = chunk_count(this->layout_.kept_count, length * (this->program_.cost() + 1));
    }
    static bool suits(const ReduceLayout& layout) {
        return layout.inner == ReduceLayout::Inner::Reduced && layout.reduced_count == 1 &&
               layout.inner_extent <= std::int64_t(1024 / sizeof(Scalar));
    }
    void run() override {
        for_ranges(
            this->machine_, this->layout_.kept_count, chunks_, rows_,
            [this](std::int64_t begin, std::int64_t end, int thread) { run_rows(begin, end, thread); });
        this->put_results();
    }

  private:
    void run_rows(std::int64_t begin, std::int64_t end, int thread) {
        const std::int64_t length = this->layout_.inner_extent;
        this->program_.prepare(thread);
        for (std::int64_t row = begin; row < end; row += rows_) {
            const std::int64_t count = std::min(rows_, end - row);
            const Scalar* values = evaluate_rows(row, count, length, thread);
            for (std::int64_t i = 0; i < count; ++i)
                this->target_[row + i] = Scalar(fold_row<Scalar, F>(values + i * length, length));
        }
    }
    const Scalar* evaluate_rows(std::int64_t row, std::int64_t count, std::int64_t length, int thread) {
        return this->program_.evaluate(row * length, count * length, thread);
    }

    std::int64_t rows_ = 1;
    std::int64_t chunks_ = 1;
};

/// The innermost axis is reduced: result by result, block by block; long ones in parts.
template <class Scalar, class F>
class LongRows final : public ReduceRunner<Scalar> {
  public:
    LongRows(const ReduceKernel& kernel, Machine& machine) : ReduceRunner<Scalar>(kernel, machine) {
        const ReduceLayout& layout = this->layout_;
        steps_ = layout.reduced_count * layout.inner_extent;
        const std::int64_t cost = this->program_.cost() + 1;
        parts_ = part_count(layout.kept_count, steps_, steps_ * cost);
        tasks_ = layout.kept_count * parts_;
        partial_.resize(std::size_t(tasks_));
        chunks_ = chunk_count(tasks_, steps_ / parts_ * cost);
    }
    void run() override {
        for_ranges(this->machine_, tasks_, chunks_, 1,
                   [this](std::int64_t begin, std::int64_t end, int thread) {
                       this->program_.prepare(thread);
                       for (std::int64_t task = begin; task < end; ++task)
                           partial_[std::size_t(task)] = part(task / parts_, task % parts_, thread);
                   });
        for (std::int64_t result = 0; result < this->layout_.kept_count; ++result) {
            double sum = F::start;
            for (std::int64_t i = 0; i < parts_; ++i)
                sum = F::join(sum, partial_[std::size_t(result * parts_ + i)]);
            this->target_[result] = Scalar(sum);
        }
        this->put_results();
    }

  private:
    double part(std::int64_t result, std::int64_t number, int thread) {
        const ReduceLayout& layout = this->layout_;
        const std::int64_t base = flat_offset(result, layout.kept);
        const std::int64_t length = layout.inner_extent;
        const std::int64_t block = this->program_.block();
        std::int64_t at = chunk_begin(steps_, parts_, number, block);
        const std::int64_t end = chunk_begin(steps_, parts_, number + 1, block);
        double sum = F::start;
        while (at < end) {
            const std::int64_t inside = at % length;
            const std::int64_t count = std::min({block, length - inside, end - at});
            const std::int64_t from = base + flat_offset(at / length, layout.reduced) + inside;
            sum = F::join(sum, fold_row<Scalar, F>(this->program_.evaluate(from, count, thread), count));
            at += count;
        }
        return sum;
    }

    std::int64_t steps_ = 1, parts_ = 1, tasks_ = 1, chunks_ = 1;
    std::vector<double> partial_;
};

/// The innermost axis is kept: sums of columns. Narrow ones are taken several rows at a time, side by side.
template <class Scalar, class F>
class Columns final : public ReduceRunner<Scalar> {
  public:
    Columns(const ReduceKernel& kernel, Machine& machine) : ReduceRunner<Scalar>(kernel, machine) {
        const std::int64_t columns = this->layout_.inner_extent;
        const std::int64_t block = this->program_.block();
        tile_ = std::min(columns, block);
        tiles_ = (columns + tile_ - 1) / tile_;
        choose_width(block);
        const std::int64_t cost = this->program_.cost() + 1;
        const std::int64_t rows = this->layout_.reduced_count;
        const std::int64_t pieces = this->layout_.kept_count * tiles_;
        parts_ = part_count(pieces, std::max<std::int64_t>(rows / rows_, 1), rows * tile_ * cost);
        tasks_ = pieces * parts_;
        chunks_ = chunk_count(tasks_, std::max<std::int64_t>(rows / parts_, 1) * tile_ * cost);
        if (parts_ > 1) partial_.resize(std::size_t(tasks_ * tile_));
        sums_.resize(std::size_t(machine.threads));
        for (Sums& sums : sums_) {
            sums.narrow.resize(std::size_t(width_));
            sums.wide.resize(std::size_t(width_));
        }
    }
    void run() override {
        for_ranges(this->machine_, tasks_, chunks_, 1,
                   [this](std::int64_t begin, std::int64_t end, int thread) {
                       this->program_.prepare(thread);
                       for (std::int64_t task = begin; task < end; ++task) run_task(task, thread);
                   });
        if (parts_ > 1) join_parts();
        this->put_results();
    }

  private:
    struct Sums {
        std::vector<Scalar> narrow;
        std::vector<double> wide;
    };

    /// How many rows lie side by side in `width_` accumulators, and how many are evaluated at a time.
    void choose_width(std::int64_t block) {
        width_ = tile_;
        rows_ = 1;
        if (tiles_ > 1) return;
        const std::int64_t unit = std::lcm(tile_, group<Scalar>);
        if (unit <= block) width_ = unit * std::clamp<std::int64_t>(64 / unit, 1, block / unit);
        rows_ = std::max<std::int64_t>(block / width_, 1) * (width_ / tile_);
    }

    void run_task(std::int64_t task, int thread) {
        const std::int64_t piece = task / parts_;
        const std::int64_t column = piece % tiles_ * tile_;
        const std::int64_t count = std::min(tile_, this->layout_.inner_extent - column);
        Sums& sums = sums_[std::size_t(thread)];
        std::fill(sums.wide.begin(), sums.wide.end(), F::start);
        const std::int64_t base = flat_offset(piece / tiles_, this->layout_.kept) + column;
        add_rows(base, count, task % parts_, sums, thread);
        for (std::int64_t copy = count; copy < (tiles_ > 1 ? count : width_); copy += count)
            for (std::int64_t j = 0; j < count; ++j)
                sums.wide[std::size_t(j)] =
                    F::join(sums.wide[std::size_t(j)], sums.wide[std::size_t(copy + j)]);
        if (parts_ > 1)
            std::copy_n(sums.wide.data(), count, partial_.data() + task * tile_);
        else
            put(piece, sums.wide.data());
    }

    void add_rows(std::int64_t base, std::int64_t count, std::int64_t part, Sums& sums, int thread) {
        const auto& reduced = this->layout_.reduced;
        const std::int64_t length = reduced.empty() ? 1 : reduced.back().extent;
        std::int64_t row = chunk_begin(this->layout_.reduced_count, parts_, part, rows_);
        const std::int64_t end = chunk_begin(this->layout_.reduced_count, parts_, part + 1, rows_);
        std::fill(sums.narrow.begin(), sums.narrow.end(), Scalar(F::start));
        std::int64_t added = 0;
        while (row < end) {
            const std::int64_t rows = std::min({rows_, length - row % length, end - row});
            const Scalar* values =
                this->program_.evaluate(base + flat_offset(row, reduced), rows * count, thread);
            fold_columns<Scalar, F>(sums.narrow.data(), tiles_ > 1 ? count : width_, values, rows * count);
            row += rows;
            added += (rows * tile_ + width_ - 1) / width_;
            if (added >= 16 || row == end) {
                flush(sums);
                added = 0;
            }
        }
    }
    static void flush(Sums& sums) {
        for (std::size_t j = 0; j < sums.narrow.size(); ++j) {
            sums.wide[j] = F::join(sums.wide[j], double(sums.narrow[j]));
            sums.narrow[j] = Scalar(F::start);
        }
    }
    void put(std::int64_t piece, const double* from) {
        const std::int64_t columns = this->layout_.inner_extent;
        const std::int64_t column = piece % tiles_ * tile_;
        Scalar* to = this->target_ + piece / tiles_ * columns + column;
        for (std::int64_t j = 0; j < std::min(tile_, columns - column); ++j) to[j] = Scalar(from[j]);
    }
    void join_parts() {
        for (std::int64_t piece = 0; piece < tasks_ / parts_; ++piece) {
            double* first = partial_.data() + piece * parts_ * tile_;
            for (std::int64_t part = 1; part < parts_; ++part)
                for (std::int64_t j = 0; j < tile_; ++j)
                    first[j] = F::join(first[j], first[part * tile_ + j]);
            put(piece, first);
        }
    }

    std::int64_t tile_ = 1, tiles_ = 1, width_ = 1, rows_ = 1;
    std::int64_t parts_ = 1, tasks_ = 1, chunks_ = 1;
    std::vector<double> partial_;
    std::vector<Sums> sums_; ///< For each thread.
};

template <class Scalar, class F>
RunnerPtr choose(const ReduceKernel& kernel, Machine& machine) {
    const ReduceLayout layout = reduce_layout(kernel);
    if (layout.inner == ReduceLayout::Inner::Kept)
        return std::make_unique<Columns<Scalar, F>>(kernel, machine);
    if (ShortRows<Scalar, F>::suits(layout)) return std::make_unique<ShortRows<Scalar, F>>(kernel, machine);
    return std::make_unique<LongRows<Scalar, F>>(kernel, machine);
}

} // namespace

template <class Scalar>
RunnerPtr make_reduce(const ReduceKernel& kernel, Machine& machine) {
    switch (kernel.reduction) {
    case Reduction::Sum: return choose<Scalar, Fold<Reduction::Sum>>(kernel, machine);
    case Reduction::Maximum: return choose<Scalar, Fold<Reduction::Maximum>>(kernel, machine);
    }
    return {};
}

template RunnerPtr make_reduce<float>(const ReduceKernel&, Machine&);
template RunnerPtr make_reduce<double>(const ReduceKernel&, Machine&);

} // namespace glassbox::cpu
