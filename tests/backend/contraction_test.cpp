// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/contraction.h"

#include <QtTest>

#include <atomic>
#include <cmath>
#include <cstring>
#include <limits>
#include <mutex>
#include <random>
#include <thread>

using namespace glassbox;
using namespace glassbox::cpu;

namespace {

template <class Scalar>
std::vector<Scalar> random_values(std::int64_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::vector<Scalar> values(static_cast<std::size_t>(count));
    for (Scalar& value : values) value = Scalar(double(generator()) / 2147483648.0 - 1.0);
    return values;
}

struct AlignedDelete {
    void operator()(std::byte* memory) const { ::operator delete(memory, std::align_val_t(64)); }
};

/// Runs `work` with fresh scratch on some threads; the result starts as NaN. Checks that `done` covers every
/// element once, when it has its final value.
template <class Scalar, class Work>
std::vector<Scalar> run(const Work& work, const std::vector<Scalar>& first, const std::vector<Scalar>& second,
                        std::int64_t elements, int threads) {
    ThreadPool pool(threads);
    const std::size_t bytes = work.scratch_bytes();
    std::unique_ptr<std::byte, AlignedDelete> scratch(
        static_cast<std::byte*>(::operator new(bytes, std::align_val_t(64))));
    std::memset(scratch.get(), 0xff, bytes);
    std::vector<Scalar> result(static_cast<std::size_t>(elements), std::numeric_limits<Scalar>::quiet_NaN());
    std::vector<Scalar> seen(result.size());
    std::vector<int> times(result.size(), 0);
    std::mutex mutex;
    const RowsDone done = [&](std::int64_t begin, std::int64_t end, int thread) {
        const std::lock_guard lock(mutex);
        if (begin < 0 || end > elements || thread < 0 || thread >= threads)
            qFatal("done() outside the result");
        for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
            seen[i] = result[i];
            ++times[i];
        }
    };
    work.run(first.data(), second.data(), result.data(), scratch.get(), pool, done);
    for (const int count : times)
        if (count != 1) return {};
    return std::memcmp(seen.data(), result.data(), result.size() * sizeof(Scalar)) == 0
               ? result
               : std::vector<Scalar>{};
}

/// The largest difference as a part of the largest magnitude.
template <class Scalar>
double error_of(const std::vector<Scalar>& result, const std::vector<double>& expected) {
    double largest = 1e-30, difference = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (!std::isfinite(double(result[i]))) return std::numeric_limits<double>::infinity();
        largest = std::max(largest, std::abs(expected[i]));
        difference = std::max(difference, std::abs(double(result[i]) - expected[i]));
    }
    return difference / largest;
}

template <class Scalar>
constexpr double tolerance = std::is_same_v<Scalar, float> ? 2e-5 : 1e-12;

/// Right within the tolerance, and the same bits on 1, 2 and 3 threads.
template <class Scalar, class Work, class Expected>
void check(const Work& work, std::int64_t first_elements, std::int64_t second_elements, std::int64_t elements,
           const Expected& expected) {
    const auto first = random_values<Scalar>(first_elements, 1),
               second = random_values<Scalar>(second_elements, 2);
    const std::vector<Scalar> result = run(work, first, second, elements, 1);
    QVERIFY2(!result.empty(), "done() must cover every element once, when it is complete");
    const double error = error_of(result, expected(first, second));
    QVERIFY2(error <= tolerance<Scalar>, qPrintable(QString("error %1").arg(error)));
    for (const int threads : {2, 3}) {
        const std::vector<Scalar> other = run(work, first, second, elements, threads);
        QCOMPARE(other.size(), result.size());
        QVERIFY2(std::memcmp(other.data(), result.data(), result.size() * sizeof(Scalar)) == 0,
                 "other bits with more threads");
    }
}

ContractKernel product(std::int64_t batch, std::int64_t m, std::int64_t n, std::int64_t k) {
    ContractKernel kernel;
    kernel.batch = batch;
    kernel.m = m;
    kernel.n = n;
    kernel.k = k;
    kernel.a_batch_stride = m * k;
    kernel.b_batch_stride = k * n;
    return kernel;
}

template <class Scalar>
std::vector<double> naive(const ContractKernel& p, const std::vector<Scalar>& a,
                          const std::vector<Scalar>& b) {
    std::vector<double> c(std::size_t(p.batch * p.m * p.n), 0.0);
    for (std::int64_t g = 0; g < p.batch; ++g)
        for (std::int64_t i = 0; i < p.m; ++i)
            for (std::int64_t k = 0; k < p.k; ++k)
                for (std::int64_t j = 0; j < p.n; ++j) {
                    const std::int64_t ia = p.left == Transposed::No ? i * p.k + k : k * p.m + i;
                    const std::int64_t ib = p.right == Transposed::No ? k * p.n + j : j * p.k + k;
                    c[std::size_t((g * p.m + i) * p.n + j)] +=
                        double(a[std::size_t(g * p.a_batch_stride + ia)]) *
                        double(b[std::size_t(g * p.b_batch_stride + ib)]);
                }
    return c;
}

template <class Scalar>
void check_product(const ContractKernel& kernel) {
    const Contraction<Scalar> work(kernel);
    check<Scalar>(work, kernel.a_batch_stride * (kernel.batch - 1) + kernel.m * kernel.k,
                  kernel.b_batch_stride * (kernel.batch - 1) + kernel.k * kernel.n,
                  kernel.batch * kernel.m * kernel.n,
                  [&](const auto& a, const auto& b) { return naive<Scalar>(kernel, a, b); });
}

/// A convolution as its sizes; the output's follow.
struct Layer {
    std::int64_t batch, height, width, channels, filters;
    std::array<std::int64_t, 2> kernel{3, 3}, stride{1, 1}, dilation{1, 1}, low{1, 1}, high{1, 1};
    std::int64_t groups = 1;
};

ConvolveKernel convolution(const Layer& layer, ConvolveKind kind) {
    ConvolveKernel kernel;
    kernel.attributes = {kind,      layer.kernel, layer.stride, layer.dilation,
                         layer.low, layer.high,   layer.groups, {layer.height, layer.width}};
    kernel.batch = layer.batch;
    kernel.channels = layer.channels;
    kernel.filters = layer.filters;
    for (std::size_t axis = 0; axis < 2; ++axis)
        kernel.output[axis] = (kernel.attributes.input[axis] + layer.low[axis] + layer.high[axis] -
                               layer.dilation[axis] * (layer.kernel[axis] - 1) - 1) /
                                  layer.stride[axis] +
                              1;
    return kernel;
}

/// Calls term(x, w, y) with the flat places of every product of the convolution.
template <class Term>
void for_terms(const ConvolveKernel& c, const Term& term) {
    const ConvolveAttributes& a = c.attributes;
    const std::int64_t inputs = c.channels / a.groups, outputs = c.filters / a.groups;
    for (std::int64_t n = 0; n < c.batch; ++n)
        for (std::int64_t oy = 0; oy < c.output[0]; ++oy)
            for (std::int64_t ox = 0; ox < c.output[1]; ++ox)
                for (std::int64_t ky = 0; ky < a.kernel[0]; ++ky)
                    for (std::int64_t kx = 0; kx < a.kernel[1]; ++kx) {
                        const std::int64_t iy = oy * a.stride[0] + ky * a.dilation[0] - a.low[0];
                        const std::int64_t ix = ox * a.stride[1] + kx * a.dilation[1] - a.low[1];
                        if (iy < 0 || ix < 0 || iy >= a.input[0] || ix >= a.input[1]) continue;
                        const std::int64_t x = ((n * a.input[0] + iy) * a.input[1] + ix) * c.channels;
                        const std::int64_t y = ((n * c.output[0] + oy) * c.output[1] + ox) * c.filters;
                        const std::int64_t w = (ky * a.kernel[1] + kx) * inputs * c.filters;
                        for (std::int64_t o = 0; o < c.filters; ++o)
                            for (std::int64_t i = 0; i < inputs; ++i)
                                term(std::size_t(x + o / outputs * inputs + i),
                                     std::size_t(w + i * c.filters + o), std::size_t(y + o));
                    }
}

template <class Scalar>
void check_convolution(const Layer& layer, ConvolveKind kind) {
    const ConvolveKernel kernel = convolution(layer, kind);
    const std::int64_t x = layer.batch * layer.height * layer.width * layer.channels;
    const std::int64_t w = layer.kernel[0] * layer.kernel[1] * layer.channels / layer.groups * layer.filters;
    const std::int64_t y = layer.batch * kernel.output[0] * kernel.output[1] * layer.filters;
    const Convolution<Scalar> work(kernel);
    switch (kind) {
    case ConvolveKind::Forward:
        return check<Scalar>(work, x, w, y, [&](const auto& in, const auto& weights) {
            std::vector<double> out(std::size_t(y), 0.0);
            for_terms(kernel,
                      [&](auto ix, auto iw, auto iy) { out[iy] += double(in[ix]) * double(weights[iw]); });
            return out;
        });
    case ConvolveKind::InputGradient:
        return check<Scalar>(work, y, w, x, [&](const auto& out, const auto& weights) {
            std::vector<double> in(std::size_t(x), 0.0);
            for_terms(kernel,
                      [&](auto ix, auto iw, auto iy) { in[ix] += double(out[iy]) * double(weights[iw]); });
            return in;
        });
    case ConvolveKind::WeightGradient:
        return check<Scalar>(work, x, y, w, [&](const auto& in, const auto& out) {
            std::vector<double> weights(std::size_t(w), 0.0);
            for_terms(kernel,
                      [&](auto ix, auto iw, auto iy) { weights[iw] += double(in[ix]) * double(out[iy]); });
            return weights;
        });
    }
}

} // namespace

class ContractionTest : public QObject {
    Q_OBJECT

  private slots:
    void products_data();
    void products();
    void batches_data();
    void batches();
    void convolutions_data();
    void convolutions();
    void pool_runs_every_chunk_once();
    void pool_wakes_from_sleep();
};

void ContractionTest::products_data() {
    QTest::addColumn<int>("m");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("k");
    const int sizes[][3] = {{1, 1, 1},      {32, 8, 2},     {32, 8, 8},      {32, 1, 8},      {2, 8, 32},
                            {8, 1, 32},     {1, 17, 5},     {7, 13, 1},      {5, 16, 3},      {6, 33, 255},
                            {13, 31, 257},  {100, 10, 64},  {97, 101, 103},  {1, 300, 500},   {3, 1000, 200},
                            {300, 1, 400},  {128, 512, 96}, {64, 10, 1024},  {128, 64, 1024}, {33, 79, 1000},
                            {200, 7, 1023}, {10, 10, 9001}, {150, 70, 5000}, {500, 3, 4100},  {193, 190, 30}};
    for (const auto& size : sizes)
        QTest::addRow("%d x %d x %d", size[0], size[1], size[2]) << size[0] << size[1] << size[2];
}

void ContractionTest::products() {
    QFETCH(int, m);
    QFETCH(int, n);
    QFETCH(int, k);
    for (const Transposed left : {Transposed::No, Transposed::Yes})
        for (const Transposed right : {Transposed::No, Transposed::Yes}) {
            ContractKernel kernel = product(1, m, n, k);
            kernel.left = left;
            kernel.right = right;
            check_product<float>(kernel);
            check_product<double>(kernel);
        }
}

void ContractionTest::batches_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("m");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("k");
    const int sizes[][4] = {{2, 1, 1, 1},    {3, 5, 7, 2},     {64, 8, 9, 10},   {7, 20, 30, 40},
                            {2, 70, 90, 50}, {5, 33, 64, 300}, {3, 100, 100, 17}};
    for (const auto& size : sizes)
        QTest::addRow("%d of %d x %d x %d", size[0], size[1], size[2], size[3])
            << size[0] << size[1] << size[2] << size[3];
}

void ContractionTest::batches() {
    QFETCH(int, batch);
    QFETCH(int, m);
    QFETCH(int, n);
    QFETCH(int, k);
    for (int form = 0; form < 16; ++form) {
        ContractKernel kernel = product(batch, m, n, k);
        kernel.left = form & 1 ? Transposed::Yes : Transposed::No;
        kernel.right = form & 2 ? Transposed::Yes : Transposed::No;
        if (form & 4) kernel.a_batch_stride = 0;
        if (form & 8) kernel.b_batch_stride = 0;
        check_product<float>(kernel);
        check_product<double>(kernel);
    }
}

void ContractionTest::convolutions_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < 29; ++i) QTest::addRow("%d", i) << i;
}

void ContractionTest::convolutions() {
    const std::vector<Layer> layers = {
        {1, 1, 1, 1, 1},
        {2, 5, 7, 1, 3},
        {3, 12, 12, 1, 32},
        {2, 9, 11, 3, 10},
        {5, 8, 8, 16, 16},
        {4, 6, 5, 33, 17},
        {2, 4, 4, 70, 40},
        {9, 4, 4, 8, 16, {3, 3}, {2, 2}},
        {2, 11, 10, 5, 6, {3, 3}, {2, 2}},
        {2, 11, 10, 5, 6, {3, 3}, {3, 2}, {1, 1}, {0, 2}, {2, 1}},
        {2, 13, 12, 4, 9, {3, 2}, {1, 1}, {2, 3}, {2, 0}, {1, 3}},
        {2, 13, 12, 4, 9, {3, 3}, {2, 2}, {2, 2}, {2, 2}, {2, 2}},
        {2, 13, 12, 4, 9, {3, 3}, {2, 3}, {3, 2}, {0, 1}, {3, 0}},
        {3, 10, 9, 6, 8, {1, 1}, {1, 1}, {1, 1}, {0, 0}, {0, 0}},
        {3, 10, 9, 6, 8, {1, 1}, {2, 2}, {1, 1}, {0, 0}, {0, 0}},
        {3, 10, 9, 6, 8, {1, 1}, {3, 3}, {1, 1}, {1, 2}, {0, 0}},
        {2, 10, 9, 6, 8, {2, 2}, {5, 4}, {1, 1}, {0, 0}, {0, 0}},
        {2, 8, 9, 6, 8, {3, 3}, {1, 1}, {1, 1}, {0, 0}, {0, 0}},
        {2, 8, 9, 6, 8, {5, 1}, {1, 1}, {1, 1}, {4, 0}, {3, 2}},
        {2, 7, 6, 3, 5, {2, 2}, {1, 1}, {1, 1}, {3, 3}, {3, 3}},
        {2, 8, 8, 8, 12, {3, 3}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, 4},
        {2, 8, 8, 32, 64, {3, 3}, {2, 2}, {1, 1}, {1, 1}, {1, 1}, 2},
        {3, 9, 8, 10, 10, {3, 3}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, 10},
        {2, 9, 8, 5, 10, {3, 3}, {2, 1}, {1, 2}, {1, 1}, {1, 1}, 5},
        {1, 40, 300, 6, 7},
        {1, 3, 9, 3, 4, {7, 7}, {1, 1}, {1, 1}, {3, 3}, {3, 3}},
        {20, 16, 16, 8, 24},
        {1, 4, 700, 80, 3}, // one row with its border is more than a thread's memory
        {2, 12, 13, 64, 33, {4, 4}, {1, 1}, {1, 1}, {1, 2}, {2, 1}},
    };
    QCOMPARE(layers.size(), std::size_t(29));
    QFETCH(int, index);
    for (const ConvolveKind kind :
         {ConvolveKind::Forward, ConvolveKind::InputGradient, ConvolveKind::WeightGradient}) {
        check_convolution<float>(layers[std::size_t(index)], kind);
        check_convolution<double>(layers[std::size_t(index)], kind);
    }
}

void ContractionTest::pool_runs_every_chunk_once() {
    for (const int threads : {1, 2, 5}) {
        ThreadPool pool(threads);
        QCOMPARE(pool.threads(), threads);
        for (int round = 0; round < 2000; ++round) {
            const int chunks = round % 23;
            std::atomic<int> times[23] = {};
            std::atomic<int> strangers{0};
            pool.for_chunks(chunks, [&](std::int64_t chunk, int thread) {
                times[chunk].fetch_add(1);
                if (thread < 0 || thread >= threads) strangers.fetch_add(1);
            });
            QCOMPARE(strangers.load(), 0);
            for (int i = 0; i < 23; ++i) QCOMPARE(times[i].load(), i < chunks ? 1 : 0);
        }
    }
}

void ContractionTest::pool_wakes_from_sleep() {
    ThreadPool pool(2);
    for (int round = 0; round < 20; ++round) {
        QTest::qSleep(2);
        // Both chunks wait for the other: without a woken worker this would never end.
        std::atomic<int> here{0};
        pool.for_chunks(2, [&](std::int64_t, int) {
            here.fetch_add(1);
            while (here.load() < 2) std::this_thread::yield();
        });
        QCOMPARE(here.load(), 2);
    }
}

QTEST_APPLESS_MAIN(ContractionTest)
#include "contraction_test.moc"
