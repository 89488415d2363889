// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/machine.h"
#include "engine/backend/cpu/philox_lanes.h"
#include "engine/backend/cpu/scalar_math.h"
#include "engine/base/philox.h"

#include <numbers>

namespace glassbox::cpu {

namespace {

/// Elements are made 32 at a time: eight counters, four words each.
constexpr std::int64_t batch_elements = 32;

template <class Scalar>
void put_uniform(const PhiloxLanes& words, Scalar* out) {
    for (int word = 0; word < 4; ++word)
        for (int lane = 0; lane < 8; ++lane)
            out[lane * 4 + word] = Scalar(unit_interval(words.words[word][lane]));
}

/// The two numbers of Box and Muller for each pair of words. Where u is near 1 its rounding to float would be
/// felt, so the logarithm is corrected by it to first order.
inline void box_muller(const PhiloxLanes& words, int pair, float* out) {
    alignas(32) float u[8], lost[8], angles[8];
    for (int lane = 0; lane < 8; ++lane) {
        const double exact = unit_interval(words.words[2 * pair][lane]);
        u[lane] = float(exact);
        lost[lane] = float(exact - double(u[lane]));
        angles[lane] = float(unit_interval(words.words[2 * pair + 1][lane]));
    }
    const FloatVector logarithm = log_of(load(u)) + load(lost) / load(u);
    const FloatVector radius = square_root(-2.0f * logarithm);
    const FloatVector turns = load(angles);
    const FloatVector quarters = round_of(turns * 4.0f);
    const FloatVector rest = (turns - quarters * 0.25f) * float(2 * std::numbers::pi);
    const IntVector quadrant = to_int(quarters);
    const FloatVector cosine = radius * sine_of_quadrant(quadrant + 1, rest);
    const FloatVector sine = radius * sine_of_quadrant(quadrant, rest);
    for (int lane = 0; lane < 8; ++lane) {
        out[lane * 4 + 2 * pair] = cosine[lane];
        out[lane * 4 + 2 * pair + 1] = sine[lane];
    }
}
inline void box_muller(const PhiloxLanes& words, int pair, double* out) {
    for (int lane = 0; lane < 8; ++lane) {
        const double radius = std::sqrt(-2 * std::log(unit_interval(words.words[2 * pair][lane])));
        const double angle = 2 * std::numbers::pi * unit_interval(words.words[2 * pair + 1][lane]);
        out[lane * 4 + 2 * pair] = radius * std::cos(angle);
        out[lane * 4 + 2 * pair + 1] = radius * std::sin(angle);
    }
}

template <class Scalar>
class RandomRunner final : public Runner {
  public:
    RandomRunner(const RandomKernel& kernel, Machine& machine)
        : machine_(machine), kernel_(kernel), result_(machine.data<Scalar>(kernel.result)),
          chunks_(chunk_count(kernel.elements, 20)) {}

    void run() override {
        key_ = mix(machine_.state.seed, kernel_.attributes.stream);
        for_ranges(machine_, kernel_.elements, chunks_, batch_elements,
                   [this](std::int64_t begin, std::int64_t end, int) { fill(begin, end); });
    }

  private:
    void fill(std::int64_t begin, std::int64_t end) {
        std::int64_t at = begin;
        for (; at + batch_elements <= end; at += batch_elements) make(at, result_ + at);
        if (at == end) return;
        Scalar last[batch_elements];
        make(at, last);
        std::copy_n(last, end - at, result_ + at);
    }
    void make(std::int64_t element, Scalar* out) const {
        PhiloxLanes words = philox_counters(std::uint64_t(element) / 4, machine_.state.step);
        words.scramble(key_);
        switch (kernel_.attributes.distribution) {
        case Distribution::Uniform: put_uniform(words, out); return;
        case Distribution::Normal:
            box_muller(words, 0, out);
            box_muller(words, 1, out);
            return;
        }
    }

    Machine& machine_;
    RandomKernel kernel_;
    Scalar* result_;
    std::uint64_t key_ = 0;
    std::int64_t chunks_;
};

template <class Scalar>
class BatchIndexRunner final : public Runner {
  public:
    BatchIndexRunner(const BatchIndexKernel& kernel, Machine& machine)
        : machine_(machine), kernel_(kernel), result_(machine.buffer(kernel.result)) {}

    void run() override {
        if (kernel_.mask)
            write_mask();
        else
            write_index();
    }

  private:
    void write_mask() {
        auto* result = reinterpret_cast<Scalar*>(result_.data);
        const auto population = std::uint64_t(kernel_.attributes.population);
        const bool padded = kernel_.attributes.order == BatchOrder::Once;
        for (std::int64_t i = 0; i < kernel_.batch; ++i)
            result[i] =
                !padded || machine_.state.cursor + std::uint64_t(i) < population ? Scalar(1) : Scalar(0);
    }
    void write_index() {
        auto* result = reinterpret_cast<std::int32_t*>(result_.data);
        const auto population = std::uint64_t(kernel_.attributes.population);
        const std::uint64_t first = machine_.state.cursor;
        switch (kernel_.attributes.order) {
        case BatchOrder::Shuffled: write_shuffled(result, first, population); return;
        case BatchOrder::InOrder: write_in_order(result, first % population, population); return;
        case BatchOrder::Once:
            for (std::int64_t i = 0; i < kernel_.batch; ++i)
                result[i] = std::int32_t(std::min(first + std::uint64_t(i), population - 1));
            return;
        }
    }
    void write_in_order(std::int32_t* result, std::uint64_t place, std::uint64_t population) {
        for (std::int64_t i = 0; i < kernel_.batch; ++i) {
            result[i] = std::int32_t(place);
            place = place + 1 == population ? 0 : place + 1;
        }
    }
    /// Epoch by epoch, eight places at a time.
    void write_shuffled(std::int32_t* result, std::uint64_t place, std::uint64_t population) {
        const std::uint64_t stream = mix(machine_.state.seed, kernel_.attributes.stream);
        for (std::int64_t i = 0; i < kernel_.batch;) {
            const std::uint64_t start = place % population;
            const std::int64_t count =
                std::min<std::int64_t>({8, kernel_.batch - i, std::int64_t(population - start)});
            std::int32_t places[8];
            permuted_lanes(start, population, mix(stream, place / population), places);
            std::copy_n(places, count, result + i);
            i += count;
            place += std::uint64_t(count);
        }
    }

    Machine& machine_;
    BatchIndexKernel kernel_;
    BufferView result_;
};

} // namespace

template <class Scalar>
RunnerPtr make_random(const RandomKernel& kernel, Machine& machine) {
    return std::make_unique<RandomRunner<Scalar>>(kernel, machine);
}
template <class Scalar>
RunnerPtr make_batch_index(const BatchIndexKernel& kernel, Machine& machine) {
    return std::make_unique<BatchIndexRunner<Scalar>>(kernel, machine);
}

template RunnerPtr make_random<float>(const RandomKernel&, Machine&);
template RunnerPtr make_random<double>(const RandomKernel&, Machine&);
template RunnerPtr make_batch_index<float>(const BatchIndexKernel&, Machine&);
template RunnerPtr make_batch_index<double>(const BatchIndexKernel&, Machine&);

} // namespace glassbox::cpu
