// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hand_plan.h"

#include <QtTest>

using namespace glassbox;
using namespace glassbox::hand;

namespace {

struct Case {
    std::vector<std::int64_t> extents;
    std::vector<std::uint8_t> reduced;
};

ReduceKernel reduce(std::vector<std::int64_t> extents, std::vector<std::uint8_t> reduced,
                    std::vector<Operand> inputs, Operand output, Expression expression, Reduction reduction) {
    ReduceKernel kernel;
    kernel.extents = std::move(extents);
    kernel.reduced = std::move(reduced);
    kernel.inputs = std::move(inputs);
    kernel.output = std::move(output);
    kernel.expression = std::move(expression);
    kernel.reduction = reduction;
    return kernel;
}

/// Strides of the result for the axes that stay.
std::vector<std::int64_t> result_strides(const Case& c, std::int64_t& elements) {
    std::vector<std::int64_t> strides(c.extents.size(), 0);
    elements = 1;
    for (std::size_t i = c.extents.size(); i-- > 0;)
        if (!c.reduced[i]) {
            strides[i] = elements;
            elements *= c.extents[i];
        }
    return strides;
}

/// Sum or maximum of x², or of x itself, compared with plain loops in long double.
void check(const Case& c, Reduction reduction, Storage precision, bool squared, double low = -1) {
    HandPlan plan(precision);
    std::int64_t total = 1;
    for (const std::int64_t extent : c.extents) total *= extent;
    ReduceKernel kernel;
    kernel.extents = c.extents;
    kernel.reduced = c.reduced;
    kernel.expression = identity();
    kernel.reduction = reduction;
    kernel.inputs = {{plan.feed("x", total), 0, dense(c.extents)}};
    std::int64_t elements = 0;
    const std::vector<std::int64_t> strides = result_strides(c, elements);
    kernel.output = {plan.output("y", elements), 0, strides};
    HandExpression e;
    if (squared) kernel.expression = e.of({e.apply(ScalarFunction::Square, e.load(0))});
    plan.add(kernel);
    const Tensor x = tensor(numbers(total, 3, low), precision);
    const std::vector<double> got = run(plan, {{"x", x}})["y"].as_double();
    const std::vector<double> values = x.as_double();
    std::vector<long double> want(std::size_t(elements), reduction == Reduction::Sum ? 0 : -INFINITY);
    std::vector<long double> scale(want.size(), 0);
    for_index(c.extents, [&](std::int64_t flat, const std::vector<std::int64_t>& index) {
        const auto at = std::size_t(place(kernel.output, index));
        const long double v = values[std::size_t(flat)] * (squared ? values[std::size_t(flat)] : 1);
        want[at] = reduction == Reduction::Sum ? want[at] + v : std::max(want[at], v);
        scale[at] += std::fabs(v);
    });
    double worst = 0;
    for (std::size_t i = 0; i < want.size(); ++i)
        worst = std::max(worst, double(std::fabs(got[i] - want[i]) / scale[i]));
    QVERIFY2(worst <= (precision == Storage::F32 ? 3e-7 : 1e-15),
             qPrintable(QString("%1 of %2 x %3").arg(worst).arg(c.extents[0]).arg(c.extents.back())));
}

Tensors reduce_all(const std::vector<double>& values, Reduction reduction, Storage precision) {
    HandPlan plan(precision);
    const auto count = std::int64_t(values.size());
    plan.add(reduce({count}, {1}, {{plan.feed("x", count), 0, {1}}}, {plan.output("y", 1), 0, {0}},
                    identity(), reduction));
    return run(plan, {{"x", tensor(values, precision)}});
}

} // namespace

class ReduceTest : public QObject {
    Q_OBJECT

  private slots:
    void rows() {
        for (const std::int64_t k : {1, 5, 128, 1003})
            for (const std::int64_t r : {1, 2, 7, 10, 16, 33, 255, 256, 257, 1000, 5000})
                for (const Reduction reduction : {Reduction::Sum, Reduction::Maximum}) {
                    if (k * r > 1500000) continue;
                    check({{k, r}, {0, 1}}, reduction, Storage::F32, true);
                    check({{k, r}, {0, 1}}, reduction, Storage::F64, false);
                }
    }
    void columns() {
        for (const std::int64_t r : {1, 2, 32, 65, 1000, 20001})
            for (const std::int64_t k : {1, 2, 3, 7, 8, 10, 16, 24, 64, 100, 512, 513, 1200}) {
                if (k * r > 3000000) continue;
                check({{r, k}, {1, 0}}, Reduction::Sum, Storage::F32, true);
                check({{r, k}, {1, 0}}, Reduction::Sum, Storage::F64, false);
                check({{r, k}, {1, 0}}, Reduction::Maximum, Storage::F32, false);
            }
    }
    void manyRowsOfFewColumns() {
        for (const std::int64_t k : {1, 3, 16, 64})
            check({{131072, k}, {1, 0}}, Reduction::Sum, Storage::F32, true, 0.5);
    }
    void manyAxes() {
        for (const Storage precision : {Storage::F32, Storage::F64})
            for (const Reduction reduction : {Reduction::Sum, Reduction::Maximum}) {
                check({{7, 90, 12}, {0, 1, 0}}, reduction, precision, true);
                check({{3, 200, 700}, {0, 1, 0}}, reduction, precision, true);
                check({{40, 3, 50}, {1, 0, 1}}, reduction, precision, true);
                check({{4, 5, 6, 7}, {0, 1, 0, 1}}, reduction, precision, true);
                check({{4, 5, 6, 7}, {1, 0, 1, 0}}, reduction, precision, true);
                check({{2, 1, 30, 30, 5}, {1, 0, 1, 1, 0}}, reduction, precision, false);
                check({{1, 1}, {0, 1}}, reduction, precision, false);
                check({{1, 300}, {1, 0}}, reduction, precision, false);
            }
    }
    void aMillionIsAccurate() {
        std::vector<double> values = numbers(1000003, 4, 0.9, 1.1);
        const double one = reduce_all(values, Reduction::Sum, Storage::F32)["y"].as_double()[0];
        long double want = 0;
        for (const double value : tensor(values, Storage::F32).as_double()) want += value;
        QVERIFY(std::fabs(one - want) / want < 1e-7);
    }
    void notANumberWins() {
        for (const std::size_t at : {0, 5, 16, 300, 999}) {
            std::vector<double> values = numbers(1000, 8);
            values[at] = std::nan("");
            for (const Reduction reduction : {Reduction::Sum, Reduction::Maximum})
                for (const Storage precision : {Storage::F32, Storage::F64})
                    QVERIFY(std::isnan(reduce_all(values, reduction, precision)["y"].as_double()[0]));
        }
        std::vector<double> infinite(100, -INFINITY);
        QCOMPARE(reduce_all(infinite, Reduction::Maximum, Storage::F32)["y"].as_double()[0], -INFINITY);
    }
    /// Softmax's sum: exp(x - maximum) with one maximum a row; and a transposed operand.
    void expressionsInFront() {
        const std::int64_t rows = 33;
        const std::int64_t columns = 10;
        HandPlan plan;
        const int x = plan.feed("x", rows * columns);
        const int maximum = plan.real(rows);
        plan.add(reduce({rows, columns}, {0, 1}, {{x, 0, {columns, 1}}}, {maximum, 0, {1, 0}}, identity(),
                        Reduction::Maximum));
        HandExpression e;
        const auto shifted = e.apply(ScalarFunction::Subtract, e.load(0), e.load(1));
        plan.add(reduce({rows, columns}, {0, 1}, {{x, 0, {columns, 1}}, {maximum, 0, {1, 0}}},
                        {plan.output("sum", rows), 0, {1, 0}}, e.of({e.apply(ScalarFunction::Exp, shifted)}),
                        Reduction::Sum));
        plan.add(reduce({columns, rows}, {0, 1}, {{x, 0, {1, columns}}},
                        {plan.output("transposed", columns), 0, {1, 0}}, identity(), Reduction::Sum));
        const Tensor value = tensor(numbers(rows * columns, 12, -4, 4), Storage::F32);
        Tensors out = run(plan, {{"x", value}});
        for (std::int64_t r = 0; r < rows; ++r) {
            const auto row = value.values<float>().subspan(std::size_t(r * columns), std::size_t(columns));
            double sum = 0;
            for (const float v : row) sum += std::exp(double(v) - *std::max_element(row.begin(), row.end()));
            QVERIFY(std::fabs(out["sum"].as_double()[std::size_t(r)] - sum) < 1e-6 * sum);
        }
        for (std::int64_t c = 0; c < columns; ++c) {
            double sum = 0;
            for (std::int64_t r = 0; r < rows; ++r) sum += value.as_double()[std::size_t(r * columns + c)];
            QVERIFY(std::fabs(out["transposed"].as_double()[std::size_t(c)] - sum) < 1e-5);
        }
    }
    /// The result may lie strided in a larger buffer, and be of integers.
    void stridedResult() {
        HandPlan plan;
        const int y = plan.feed("y", 12);
        plan.add(reduce({5, 4}, {0, 1}, {{plan.feed("x", 20), 0, {4, 1}}}, {y, 1, {2, 0}}, identity(),
                        Reduction::Sum));
        plan.add(MapKernel{{12}, {{y, 0, {1}}}, {{plan.output("seen", 12), 0, {1}}}, identity()});
        std::vector<double> x(20);
        for (std::size_t i = 0; i < 20; ++i) x[i] = double(i);
        Tensors out = run(
            plan, {{"x", tensor(x, Storage::F32)}, {"y", tensor(std::vector<double>(12, -1), Storage::F32)}});
        QCOMPARE(out["seen"].as_double(),
                 (std::vector<double>{-1, 6, -1, 22, -1, 38, -1, 54, -1, 70, -1, -1}));
    }
};

QTEST_APPLESS_MAIN(ReduceTest)
#include "reduce_test.moc"
