// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hand_plan.h"
#include "tests/support/reference_array.h"

#include <QtTest>

using namespace glassbox;
using namespace glassbox::hand;

namespace {

using Pair = std::array<std::int64_t, 2>;

std::int64_t extent_of(std::int64_t input, std::int64_t kernel, std::int64_t stride, std::int64_t padding) {
    return (input + padding - kernel) / stride + 1;
}

struct Window {
    WindowAttributes attributes;
    std::int64_t batch, channels;
    Pair output() const {
        Pair y{};
        for (std::size_t i = 0; i < 2; ++i)
            y[i] = extent_of(attributes.input[i], attributes.kernel[i], attributes.stride[i],
                             attributes.low[i] + attributes.high[i]);
        return y;
    }
    std::vector<std::int64_t> x_shape() const {
        return {batch, attributes.input[0], attributes.input[1], channels};
    }
    std::vector<std::int64_t> y_shape() const { return {batch, output()[0], output()[1], channels}; }
};

std::int64_t count_of(const std::vector<std::int64_t>& shape) {
    std::int64_t count = 1;
    for (const std::int64_t extent : shape) count *= extent;
    return count;
}

/// Few different values, so that ties abound.
Tensor coarse(std::int64_t count, unsigned seed, Storage precision) {
    std::vector<double> values = numbers(count, seed, 0, 4);
    for (double& value : values) value = std::floor(value);
    return tensor(values, precision);
}

void check(Window window, WindowKind kind, Storage precision, bool with_nan) {
    window.attributes.kind = kind;
    const bool x_first = kind != WindowKind::Spread;
    std::vector<std::vector<std::int64_t>> shapes{x_first ? window.x_shape() : window.y_shape()};
    if (kind == WindowKind::Route) shapes.push_back(window.y_shape());
    if (kind == WindowKind::Pick) shapes.push_back(window.x_shape());
    const bool to_x = kind == WindowKind::Spread || kind == WindowKind::Route;
    const auto result_shape = to_x ? window.x_shape() : window.y_shape();
    HandPlan plan(precision);
    WindowKernel kernel{window.attributes, window.batch, window.channels, window.output(), {}, -1};
    Tensors feeds;
    std::vector<reference::Array> arrays;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const std::string name(1, char('a' + i));
        const std::int64_t count = count_of(shapes[i]);
        kernel.inputs.push_back(plan.feed(name, count));
        feeds[name] = i == 0 ? coarse(count, 5, precision) : tensor(numbers(count, 6), precision);
        if (with_nan && i == 0 && count > 4) {
            std::vector<double> values = feeds[name].as_double();
            values[std::size_t(count / 2)] = values[std::size_t(count / 3)] = std::nan("");
            feeds[name] = tensor(values, precision);
        }
        arrays.emplace_back(shapes[i]);
        arrays.back().values = feeds[name].as_double();
    }
    kernel.result = plan.output("y", count_of(result_shape));
    plan.add(kernel);
    const std::vector<double> got = run(plan, feeds)["y"].as_double();
    Op op;
    op.kind = OpKind::Window;
    op.attributes = window.attributes;
    for (const std::int64_t extent : result_shape) op.shape.append(extent);
    reference::Arrays inputs;
    for (const reference::Array& array : arrays) inputs.push_back(&array);
    const std::vector<double> want = reference::window(op, inputs).values;
    const double error = difference(got, want, 1);
    QVERIFY2(error < 2e-6, qPrintable(QString::number(error)));
}

} // namespace

class PictureKernelsTest : public QObject {
    Q_OBJECT

  private slots:
    void windows_data() {
        QTest::addColumn<int>("kind");
        const char* names[] = {"sum", "spread", "maximum", "route", "pick"};
        for (int i = 0; i < 5; ++i) QTest::newRow(names[i]) << i;
    }
    void windows() {
        QFETCH(int, kind);
        const WindowAttributes shapes[] = {
            {WindowKind::Sum, {2, 2}, {2, 2}, {0, 0}, {0, 0}, {8, 6}},
            {WindowKind::Sum, {2, 2}, {2, 2}, {0, 0}, {0, 0}, {7, 5}},
            {WindowKind::Sum, {3, 3}, {1, 1}, {1, 1}, {1, 1}, {5, 6}},
            {WindowKind::Sum, {3, 2}, {2, 3}, {1, 0}, {0, 1}, {9, 8}},
            {WindowKind::Sum, {1, 1}, {2, 2}, {0, 0}, {0, 0}, {4, 4}},
            {WindowKind::Sum, {4, 4}, {4, 4}, {0, 0}, {0, 0}, {4, 4}},
        };
        for (const WindowAttributes& attributes : shapes)
            for (const std::int64_t channels : {1, 3, 8, 19})
                for (const std::int64_t batch : {1, 3})
                    for (const Storage precision : {Storage::F32, Storage::F64}) {
                        check({attributes, batch, channels}, WindowKind(kind), precision, false);
                        check({attributes, batch, channels}, WindowKind(kind), precision, true);
                    }
    }
    void largeWindowsInParallel() {
        const WindowAttributes attributes{WindowKind::Sum, {2, 2}, {2, 2}, {0, 0}, {0, 0}, {28, 28}};
        for (const WindowKind kind :
             {WindowKind::Sum, WindowKind::Spread, WindowKind::Maximum, WindowKind::Route, WindowKind::Pick})
            check({attributes, 16, 32}, kind, Storage::F32, false);
    }
    void warp() {
        for (const Storage precision : {Storage::F32, Storage::F64})
            for (const std::int64_t channels : {1, 3}) {
                const std::vector<std::int64_t> shape{5, 9, 7, channels};
                HandPlan plan(precision);
                const std::int64_t count = count_of(shape);
                WarpKernel kernel{
                    5, 9, 7, channels, plan.feed("x", count), plan.feed("map", 30), plan.output("y", count)};
                plan.add(kernel);
                std::vector<double> map{1, 0, 0,  0, 1, 0,   0.8, 0.3, 1.2, -0.3, 0.8, -0.7, 1, 0, 3,
                                        0, 1, -2, 1, 0, 1e9, 0,   1,   0,   0,    0,   0.5,  0, 0, 0.25};
                reference::Array pictures(shape), maps({5, 6});
                const Tensor x = tensor(numbers(count, 3), precision);
                pictures.values = x.as_double();
                maps.values = tensor(map, precision).as_double();
                const auto got = run(plan, {{"x", x}, {"map", tensor(map, precision)}})["y"].as_double();
                QVERIFY(difference(got, reference::warp(pictures, maps).values, 1) < 3e-6);
                // The first map is the identity.
                for (std::int64_t i = 0; i < 63 * channels; ++i)
                    QCOMPARE(got[std::size_t(i)], pictures.values[std::size_t(i)]);
            }
    }
};

QTEST_APPLESS_MAIN(PictureKernelsTest)
#include "picture_kernels_test.moc"
