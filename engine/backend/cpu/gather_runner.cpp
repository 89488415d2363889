// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/machine.h"
#include "engine/backend/cpu/walk.h"

#include <cmath>
#include <limits>

namespace glassbox::cpu {

namespace {

/// Row of a table; a place that the table does not have gives NaN (0 for integers), so that it shows.
template <class Source, class Target>
void copy_row(const Source* table, std::int64_t place, std::int64_t rows, std::int64_t elements, Target* to) {
    if (place < 0 || place >= rows) {
        std::fill_n(to, elements, std::numeric_limits<Target>::quiet_NaN());
        return;
    }
    const Source* from = table + place * elements;
    for (std::int64_t i = 0; i < elements; ++i) to[i] = Target(from[i]);
}

class GatherRunner final : public Runner {
  public:
    using Copy = void (*)(const GatherRunner&, std::int64_t begin, std::int64_t end);
    GatherRunner(const GatherKernel& kernel, Machine& machine)
        : machine_(machine), kernel_(kernel), table_(machine.buffer(kernel.table)),
          index_(machine.data<std::int32_t>(kernel.index)), result_(machine.buffer(kernel.result)),
          copy_(choose_copy()), chunks_(chunk_count(kernel.rows, 4 + kernel.row_elements)) {}

    void run() override {
        for_ranges(machine_, kernel_.rows, chunks_, 1,
                   [this](std::int64_t begin, std::int64_t end, int) { copy_(*this, begin, end); });
    }

  private:
    template <class Source, class Target>
    static void copy(const GatherRunner& self, std::int64_t begin, std::int64_t end) {
        const auto* table = reinterpret_cast<const Source*>(self.table_.data);
        auto* result = reinterpret_cast<Target*>(self.result_.data);
        const std::int64_t elements = self.kernel_.row_elements;
        for (std::int64_t row = begin; row < end; ++row)
            copy_row(table, self.index_[row], self.kernel_.table_rows, elements, result + row * elements);
    }
    template <class Target>
    Copy copy_to() const {
        switch (table_.storage) {
        case Storage::F32: return copy<float, Target>;
        case Storage::F64: return copy<double, Target>;
        case Storage::I32: return copy<std::int32_t, Target>;
        case Storage::U8: return copy<std::uint8_t, Target>;
        }
        return nullptr;
    }
    Copy choose_copy() const {
        switch (result_.storage) {
        case Storage::F32: return copy_to<float>();
        case Storage::F64: return copy_to<double>();
        case Storage::I32: return copy_to<std::int32_t>();
        case Storage::U8: return copy_to<std::uint8_t>();
        }
        return nullptr;
    }

    Machine& machine_;
    GatherKernel kernel_;
    BufferView table_;
    const std::int32_t* index_;
    BufferView result_;
    Copy copy_;
    std::int64_t chunks_;
};

/// Each chunk owns a range of the table's rows and looks at all values in their order.
template <class Scalar>
class ScatterAddRunner final : public Runner {
  public:
    ScatterAddRunner(const ScatterAddKernel& kernel, Machine& machine)
        : machine_(machine), kernel_(kernel), values_(machine.data<Scalar>(kernel.values)),
          index_(machine.data<std::int32_t>(kernel.index)), result_(machine.data<Scalar>(kernel.result)),
          chunks_(std::min<std::int64_t>(
              chunk_count(kernel.table_rows, work(kernel) / std::max<std::int64_t>(kernel.table_rows, 1)),
              16)) {}

    void run() override {
        for_ranges(machine_, kernel_.table_rows, chunks_, 1,
                   [this](std::int64_t begin, std::int64_t end, int) { add_rows(begin, end); });
    }

  private:
    static std::int64_t work(const ScatterAddKernel& kernel) {
        return (kernel.rows + kernel.table_rows) * kernel.row_elements;
    }
    void add_rows(std::int64_t begin, std::int64_t end) {
        const std::int64_t elements = kernel_.row_elements;
        std::fill(result_ + begin * elements, result_ + end * elements, Scalar(0));
        for (std::int64_t row = 0; row < kernel_.rows; ++row) {
            const std::int64_t place = index_[row];
            if (place < begin || place >= end) continue;
            Scalar* to = result_ + place * elements;
            const Scalar* from = values_ + row * elements;
            for (std::int64_t i = 0; i < elements; ++i) to[i] += from[i];
        }
    }

    Machine& machine_;
    ScatterAddKernel kernel_;
    const Scalar* values_;
    const std::int32_t* index_;
    Scalar* result_;
    std::int64_t chunks_;
};

/// One picture a unit of work.
template <class Scalar>
class WarpRunner final : public Runner {
  public:
    WarpRunner(const WarpKernel& kernel, Machine& machine)
        : machine_(machine), kernel_(kernel), pictures_(machine.data<Scalar>(kernel.pictures)),
          map_(machine.data<Scalar>(kernel.map)), result_(machine.data<Scalar>(kernel.result)),
          chunks_(chunk_count(kernel.batch, kernel.height * kernel.width * (40 + 4 * kernel.channels))) {}

    void run() override {
        for_ranges(machine_, kernel_.batch, chunks_, 1, [this](std::int64_t begin, std::int64_t end, int) {
            for (std::int64_t n = begin; n < end; ++n) warp_picture(n);
        });
    }

  private:
    /// Source rows and columns around a point, and their weights.
    struct Cell {
        std::int64_t low;
        Scalar weights[2];
    };
    static Cell cell_of(Scalar at) {
        // Far outside nothing is seen; the bound keeps the conversion to an integer defined, also for NaN.
        const Scalar floor = std::floor(at);
        if (!(floor >= Scalar(-2) && floor <= Scalar(1 << 24))) return {-4, {at - at, at - at}};
        const Scalar part = at - floor;
        return {std::int64_t(floor), {Scalar(1) - part, part}};
    }
    void warp_picture(std::int64_t n) {
        const Scalar* m = map_ + n * 6;
        const Scalar cy = Scalar(kernel_.height - 1) / 2;
        const Scalar cx = Scalar(kernel_.width - 1) / 2;
        const std::int64_t picture = n * kernel_.height * kernel_.width * kernel_.channels;
        Scalar* to = result_ + picture;
        for (std::int64_t y = 0; y < kernel_.height; ++y)
            for (std::int64_t x = 0; x < kernel_.width; ++x, to += kernel_.channels) {
                const Scalar dx = Scalar(x) - cx;
                const Scalar dy = Scalar(y) - cy;
                const Cell column = cell_of(m[0] * dx + m[1] * dy + m[2] + cx);
                const Cell row = cell_of(m[3] * dx + m[4] * dy + m[5] + cy);
                sample(pictures_ + picture, row, column, to);
            }
    }
    void sample(const Scalar* picture, const Cell& row, const Cell& column, Scalar* to) const {
        // A point that is not a number makes the pixel not a number; elsewhere outside is 0.
        std::fill_n(to, kernel_.channels, (row.weights[0] + column.weights[0]) * 0);
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 2; ++j) {
                const std::int64_t y = row.low + i;
                const std::int64_t x = column.low + j;
                if (y < 0 || y >= kernel_.height || x < 0 || x >= kernel_.width) continue;
                const Scalar weight = row.weights[i] * column.weights[j];
                const Scalar* from = picture + (y * kernel_.width + x) * kernel_.channels;
                for (std::int64_t c = 0; c < kernel_.channels; ++c) to[c] += weight * from[c];
            }
    }

    Machine& machine_;
    WarpKernel kernel_;
    const Scalar* pictures_;
    const Scalar* map_;
    Scalar* result_;
    std::int64_t chunks_;
};

} // namespace

template <class Scalar>
RunnerPtr make_gather(const GatherKernel& kernel, Machine& machine) {
    return std::make_unique<GatherRunner>(kernel, machine);
}
template <class Scalar>
RunnerPtr make_scatter_add(const ScatterAddKernel& kernel, Machine& machine) {
    return std::make_unique<ScatterAddRunner<Scalar>>(kernel, machine);
}
template <class Scalar>
RunnerPtr make_warp(const WarpKernel& kernel, Machine& machine) {
    return std::make_unique<WarpRunner<Scalar>>(kernel, machine);
}

template RunnerPtr make_gather<float>(const GatherKernel&, Machine&);
template RunnerPtr make_gather<double>(const GatherKernel&, Machine&);
template RunnerPtr make_scatter_add<float>(const ScatterAddKernel&, Machine&);
template RunnerPtr make_scatter_add<double>(const ScatterAddKernel&, Machine&);
template RunnerPtr make_warp<float>(const WarpKernel&, Machine&);
template RunnerPtr make_warp<double>(const WarpKernel&, Machine&);

} // namespace glassbox::cpu
