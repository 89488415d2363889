// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/machine.h"
#include "engine/backend/cpu/simd.h"

#include <limits>
#include <type_traits>

namespace glassbox::cpu {

namespace {

/// T is a vector of channels or, for the channels left over, one: the same operations on either.
template <class T, class Scalar>
T fetch(const Scalar* from) {
    if constexpr (std::is_same_v<T, Scalar>)
        return *from;
    else
        return load(from);
}
template <class T, class Scalar>
void put(Scalar* to, T value) {
    if constexpr (std::is_same_v<T, Scalar>)
        *to = value;
    else
        store(to, value);
}
template <class T, class Scalar>
T filled(Scalar value) {
    return value - T{};
}

/// The part of one window that lies inside the picture: taps [first, last) in both directions and the element
/// of the tap (0, 0), which may lie outside.
struct WindowPlace {
    std::int64_t first_y, last_y, first_x, last_x;
    std::int64_t origin;
};

template <class Scalar>
class WindowRunner final : public Runner {
  public:
    WindowRunner(const WindowKernel& kernel, Machine& machine)
        : machine_(machine), kernel_(kernel), a_(kernel.attributes),
          first_(machine.data<Scalar>(kernel.inputs[0])),
          second_(kernel.inputs.size() > 1 ? machine.data<Scalar>(kernel.inputs[1]) : nullptr),
          result_(machine.data<Scalar>(kernel.result)), rows_(rows_of_picture()),
          x_elements_(a_.input[0] * a_.input[1] * kernel.channels),
          y_elements_(kernel.output[0] * kernel.output[1] * kernel.channels) {
        const std::int64_t taps = a_.kernel[0] * a_.kernel[1];
        const std::int64_t windows = kernel.output[0] * kernel.output[1];
        chunks_ = chunk_count(kernel.batch * rows_, windows * taps * kernel.channels * 2 / rows_);
    }

    void run() override {
        for_ranges(machine_, kernel_.batch * rows_, chunks_, 1,
                   [this](std::int64_t begin, std::int64_t end, int) {
                       for (std::int64_t unit = begin; unit < end; ++unit)
                           run_unit(unit / rows_, unit % rows_);
                   });
    }

  private:
    /// Independent pieces of work in a picture: rows of the result, or the whole where windows may overlap.
    std::int64_t rows_of_picture() const {
        switch (a_.kind) {
        case WindowKind::Sum:
        case WindowKind::Maximum:
        case WindowKind::Pick: return kernel_.output[0];
        case WindowKind::Spread: return a_.input[0];
        case WindowKind::Route: return 1;
        }
        return 1;
    }
    void run_unit(std::int64_t picture, std::int64_t row) {
        switch (a_.kind) {
        case WindowKind::Sum: each_window(picture, row, [this](auto... a) { sum(a...); }); return;
        case WindowKind::Maximum: each_window(picture, row, [this](auto... a) { maximum(a...); }); return;
        case WindowKind::Pick: each_window(picture, row, [this](auto... a) { pick(a...); }); return;
        case WindowKind::Spread: spread_row(picture, row); return;
        case WindowKind::Route: route_picture(picture); return;
        }
    }

    WindowPlace place_of(std::int64_t y, std::int64_t x) const {
        const std::int64_t top = y * a_.stride[0] - a_.low[0];
        const std::int64_t left = x * a_.stride[1] - a_.low[1];
        return {std::max<std::int64_t>(0, -top), std::min(a_.kernel[0], a_.input[0] - top),
                std::max<std::int64_t>(0, -left), std::min(a_.kernel[1], a_.input[1] - left),
                (top * a_.input[1] + left) * kernel_.channels};
    }
    /// f(window, picture's element in x, element in y) for the windows of a row.
    template <class F>
    void each_window(std::int64_t picture, std::int64_t row, F&& f) {
        for (std::int64_t column = 0; column < kernel_.output[1]; ++column)
            f(place_of(row, column), picture * x_elements_,
              picture * y_elements_ + (row * kernel_.output[1] + column) * kernel_.channels);
    }
    /// f.template operator()<T>(channel) for vectors of channels, then for those left over.
    template <class F>
    void each_channel(F&& f) const {
        std::int64_t c = 0;
        for (; c + lanes<Scalar> <= kernel_.channels; c += lanes<Scalar>)
            f.template operator()<Vector<Scalar>>(c);
        for (; c < kernel_.channels; ++c) f.template operator()<Scalar>(c);
    }
    /// f(element of x relative to the window's picture, number of the tap) in row-major order.
    template <class F>
    void each_tap(const WindowPlace& window, F&& f) const {
        for (std::int64_t i = window.first_y; i < window.last_y; ++i)
            for (std::int64_t j = window.first_x; j < window.last_x; ++j)
                f(window.origin + (i * a_.input[1] + j) * kernel_.channels, i * a_.kernel[1] + j);
    }

    void sum(const WindowPlace& window, std::int64_t x, std::int64_t y) {
        each_channel([&]<class T>(std::int64_t c) {
            T total = filled<T>(Scalar(0));
            each_tap(window, [&](std::int64_t at, std::int64_t) { total += fetch<T>(first_ + x + at + c); });
            put<T>(result_ + y + c, total);
        });
    }
    /// The largest value of a window and the number of its tap: the first of equals, and the first NaN before
    /// all.
    template <class T>
    void find_largest(const WindowPlace& window, const Scalar* x, T& largest, T& which) const {
        largest = filled<T>(-std::numeric_limits<Scalar>::infinity());
        which = filled<T>(Scalar(window.first_y * a_.kernel[1] + window.first_x));
        each_tap(window, [&](std::int64_t at, std::int64_t tap) {
            const T value = fetch<T>(x + at);
            const auto better = (value > largest) | ((value != value) & (largest == largest));
            largest = better ? value : largest;
            which = better ? filled<T>(Scalar(tap)) : which;
        });
    }
    void maximum(const WindowPlace& window, std::int64_t x, std::int64_t y) {
        each_channel([&]<class T>(std::int64_t c) {
            T largest, which;
            find_largest(window, first_ + x + c, largest, which);
            put<T>(result_ + y + c, largest);
        });
    }
    void pick(const WindowPlace& window, std::int64_t x, std::int64_t y) {
        each_channel([&]<class T>(std::int64_t c) {
            T largest, which;
            find_largest(window, first_ + x + c, largest, which);
            T picked = filled<T>(Scalar(0));
            each_tap(window, [&](std::int64_t at, std::int64_t tap) {
                picked = which == filled<T>(Scalar(tap)) ? fetch<T>(second_ + x + at + c) : picked;
            });
            put<T>(result_ + y + c, picked);
        });
    }

    /// Each element of x gets the windows that it lies in, in row-major order.
    void spread_row(std::int64_t picture, std::int64_t row) {
        const auto [first_y, last_y] = windows_over(row, 0);
        for (std::int64_t column = 0; column < a_.input[1]; ++column) {
            const auto [first_x, last_x] = windows_over(column, 1);
            Scalar* to = result_ + picture * x_elements_ + (row * a_.input[1] + column) * kernel_.channels;
            each_channel([&, first_y = first_y, last_y = last_y, first_x = first_x,
                          last_x = last_x]<class T>(std::int64_t c) {
                T total = filled<T>(Scalar(0));
                for (std::int64_t y = first_y; y < last_y; ++y)
                    for (std::int64_t x = first_x; x < last_x; ++x)
                        total += fetch<T>(first_ + picture * y_elements_ +
                                          (y * kernel_.output[1] + x) * kernel_.channels + c);
                put<T>(to + c, total);
            });
        }
    }
    /// Windows [first, last) that contain place `at` of x along an axis.
    std::pair<std::int64_t, std::int64_t> windows_over(std::int64_t at, std::size_t axis) const {
        const std::int64_t shifted = at + a_.low[axis];
        const std::int64_t before = shifted - a_.kernel[axis];
        const std::int64_t first = before < 0 ? 0 : before / a_.stride[axis] + 1;
        return {first, std::min(shifted / a_.stride[axis] + 1, kernel_.output[axis])};
    }

    /// Exact: each element of x lies in exactly one window.
    enum class Tiling : std::uint8_t { Exact, Loose };
    Tiling windows_tile() const {
        for (std::size_t i = 0; i < 2; ++i)
            if (a_.stride[i] != a_.kernel[i] || a_.low[i] || kernel_.output[i] * a_.stride[i] != a_.input[i])
                return Tiling::Loose;
        return Tiling::Exact;
    }
    void route_picture(std::int64_t picture) {
        const Tiling tiling = windows_tile();
        Scalar* to = result_ + picture * x_elements_;
        if (tiling == Tiling::Loose) std::fill_n(to, x_elements_, Scalar(0));
        for (std::int64_t row = 0; row < kernel_.output[0]; ++row)
            each_window(picture, row, [&](const WindowPlace& window, std::int64_t x, std::int64_t y) {
                route(window, first_ + x, second_ + y, to, tiling);
            });
    }
    void route(const WindowPlace& window, const Scalar* x, const Scalar* y, Scalar* to, Tiling tiling) const {
        each_channel([&]<class T>(std::int64_t c) {
            T largest, which;
            find_largest(window, x + c, largest, which);
            const T value = fetch<T>(y + c);
            each_tap(window, [&](std::int64_t at, std::int64_t tap) {
                const T zero = filled<T>(Scalar(0));
                const T before = tiling == Tiling::Exact ? zero : fetch<T>(to + at + c);
                put<T>(to + at + c, which == filled<T>(Scalar(tap)) ? before + value : before);
            });
        });
    }

    Machine& machine_;
    WindowKernel kernel_;
    WindowAttributes a_;
    const Scalar* first_;
    const Scalar* second_;
    Scalar* result_;
    std::int64_t rows_;
    std::int64_t x_elements_, y_elements_; ///< Of one picture.
    std::int64_t chunks_ = 1;
};

} // namespace

template <class Scalar>
RunnerPtr make_window(const WindowKernel& kernel, Machine& machine) {
    return std::make_unique<WindowRunner<Scalar>>(kernel, machine);
}

template RunnerPtr make_window<float>(const WindowKernel&, Machine&);
template RunnerPtr make_window<double>(const WindowKernel&, Machine&);

} // namespace glassbox::cpu
