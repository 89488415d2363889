// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hand_plan.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace glassbox;
using namespace glassbox::hand;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

using Reference = double (*)(double, double, double);
struct Row {
    ScalarFunction function;
    Reference reference;
    double low, high;   ///< Of the random arguments.
    double float_error; ///< Relative to the result, beside 1e-38.
};

double truth(bool value) {
    return value ? 1 : 0;
}

const Row rows[] = {
    {ScalarFunction::Add, [](double a, double b, double) { return a + b; }, -9, 9, 6e-8},
    {ScalarFunction::Subtract, [](double a, double b, double) { return a - b; }, -9, 9, 6e-8},
    {ScalarFunction::Multiply, [](double a, double b, double) { return a * b; }, -9, 9, 6e-8},
    {ScalarFunction::Divide, [](double a, double b, double) { return a / b; }, -9, 9, 6e-8},
    {ScalarFunction::Power, [](double a, double b, double) { return std::pow(a, b); }, 0, 9, 2e-7},
    {ScalarFunction::Maximum, [](double a, double b, double) { return a != a || a > b ? a : b; }, -9, 9, 0},
    {ScalarFunction::Minimum, [](double a, double b, double) { return a != a || a < b ? a : b; }, -9, 9, 0},
    {ScalarFunction::Negate, [](double a, double, double) { return -a; }, -9, 9, 0},
    {ScalarFunction::Reciprocal, [](double a, double, double) { return 1 / a; }, -9, 9, 6e-8},
    {ScalarFunction::Exp, [](double a, double, double) { return std::exp(a); }, -87, 88, 2e-7},
    {ScalarFunction::Expm1, [](double a, double, double) { return std::expm1(a); }, -20, 88, 2e-7},
    {ScalarFunction::Log, [](double a, double, double) { return std::log(a); }, 0, 9, 2e-7},
    {ScalarFunction::Log1p, [](double a, double, double) { return std::log1p(a); }, -1, 9, 2e-7},
    {ScalarFunction::Sqrt, [](double a, double, double) { return std::sqrt(a); }, 0, 9, 6e-8},
    {ScalarFunction::Rsqrt, [](double a, double, double) { return 1 / std::sqrt(a); }, 0, 9, 2e-7},
    {ScalarFunction::Square, [](double a, double, double) { return a * a; }, -9, 9, 6e-8},
    {ScalarFunction::Abs, [](double a, double, double) { return std::fabs(a); }, -9, 9, 0},
    {ScalarFunction::Sign, [](double a, double, double) { return a != a ? a : truth(a > 0) - truth(a < 0); },
     -9, 9, 0},
    {ScalarFunction::Floor, [](double a, double, double) { return std::floor(a); }, -9, 9, 0},
    {ScalarFunction::Tanh, [](double a, double, double) { return std::tanh(a); }, -12, 12, 2e-7},
    {ScalarFunction::Sigmoid, [](double a, double, double) { return 1 / (1 + std::exp(-a)); }, -80, 80, 2e-7},
    {ScalarFunction::Relu, [](double a, double, double) { return a < 0 ? 0 : a; }, -9, 9, 0},
    {ScalarFunction::Erf, [](double a, double, double) { return std::erf(a); }, -5, 5, 2e-7},
    {ScalarFunction::Sin, [](double a, double, double) { return std::sin(a); }, -1000, 1000, 2e-7},
    {ScalarFunction::Cos, [](double a, double, double) { return std::cos(a); }, -1000, 1000, 2e-7},
    {ScalarFunction::Less, [](double a, double b, double) { return truth(a < b); }, -9, 9, 0},
    {ScalarFunction::LessEqual, [](double a, double b, double) { return truth(a <= b); }, -9, 9, 0},
    {ScalarFunction::Equal, [](double a, double b, double) { return truth(a == b); }, -9, 9, 0},
    {ScalarFunction::And, [](double a, double b, double) { return truth(a != 0 && b != 0); }, -9, 9, 0},
    {ScalarFunction::Or, [](double a, double b, double) { return truth(a != 0 || b != 0); }, -9, 9, 0},
    {ScalarFunction::Not, [](double a, double, double) { return truth(a == 0); }, -9, 9, 0},
    {ScalarFunction::Select, [](double a, double b, double c) { return a != 0 ? b : c; }, -9, 9, 0},
    {ScalarFunction::ToReal, [](double a, double, double) { return a; }, -9, 9, 0},
    {ScalarFunction::StopGradient, [](double a, double, double) { return a; }, -9, 9, 0},
};

/// Arguments at which functions go wrong, in all pairs, then random ones over the range and near 0.
std::array<std::vector<double>, 3> arguments_for(const Row& row) {
    const double special[] = {0.0,   -0.0,   1,     -1,   infinity, -infinity, nan,
                              1e-30, -1e-30, 1e-42, 3e38, 0.5,      -104};
    std::array<std::vector<double>, 3> values;
    for (const double a : special)
        for (const double b : special) {
            values[0].push_back(a);
            values[1].push_back(b);
            values[2].push_back(2);
        }
    for (int i = 0; i < 3; ++i) {
        const auto wide = numbers(20000, unsigned(i) + 1, row.low, row.high);
        const auto small = numbers(2003, unsigned(i) + 9, std::max(row.low, -1e-3), 1e-3);
        auto& list = values[std::size_t(i)];
        list.insert(list.end(), wide.begin(), wide.end());
        list.insert(list.end(), small.begin(), small.end());
    }
    return values;
}

/// f of three contiguous operands.
std::vector<double> apply(ScalarFunction function, const std::array<std::vector<double>, 3>& values,
                          Storage precision) {
    const auto count = std::int64_t(values[0].size());
    HandPlan plan(precision);
    MapKernel map{{count}, {}, {}, {}};
    HandExpression e;
    std::array<std::int32_t, 3> loads{-1, -1, -1};
    Tensors feeds;
    for (int i = 0; i < arity(function); ++i) {
        const std::string name(1, char('a' + i));
        map.inputs.push_back({plan.feed(name, count), 0, {1}});
        feeds[name] = tensor(values[std::size_t(i)], precision);
        loads[std::size_t(i)] = e.load(i);
    }
    map.expression = e.of({e.apply(function, loads[0], loads[1], loads[2])});
    map.outputs = {{plan.output("y", count), 0, {1}}};
    plan.add(map);
    return run(plan, feeds)["y"].as_double();
}

/// The worst error relative to the exact result of the arguments as they are in that precision.
double worst_error(const Row& row, Storage precision, double tiny) {
    auto values = arguments_for(row);
    const auto got = apply(row.function, values, precision);
    for (auto& list : values) list = tensor(list, precision).as_double();
    double worst = 0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        double want = row.reference(values[0][i], values[1][i], values[2][i]);
        if (precision == Storage::F32 && std::isfinite(want))
            want = std::fabs(want) > 3.4028235e38 ? std::copysign(infinity, want) : want;
        if (std::isnan(want) != std::isnan(got[i])) return infinity;
        if (std::isnan(want) || want == got[i]) continue;
        const double error = std::fabs(got[i] - want) / std::max(std::fabs(want), tiny);
        if (!(error < worst)) worst = error;
    }
    return worst;
}

/// A kernel over the extents with one input for each walk; the result adds 3^i times input i, so that each
/// shows. Compared with plain loops.
struct Leafs {
    std::vector<std::int64_t> extents;
    std::vector<std::pair<std::int64_t, std::vector<std::int64_t>>> walks; ///< Offset and strides.
};

std::int64_t size_needed(const std::vector<std::int64_t>& extents, std::int64_t offset,
                         const std::vector<std::int64_t>& strides) {
    std::int64_t last = offset;
    for (std::size_t i = 0; i < extents.size(); ++i)
        last += std::max<std::int64_t>(strides[i], 0) * (extents[i] - 1);
    return last + 1;
}

void check_leafs(const Leafs& leafs, Storage precision) {
    HandPlan plan(precision);
    HandExpression e;
    MapKernel map{leafs.extents, {}, {}, {}};
    Tensors feeds;
    std::int32_t sum = e.constant(0);
    for (std::size_t i = 0; i < leafs.walks.size(); ++i) {
        const auto& [offset, strides] = leafs.walks[i];
        const Storage storage = i % 3 == 1 ? Storage::I32 : (i % 3 == 2 ? Storage::U8 : precision);
        const std::int64_t count = size_needed(leafs.extents, offset, strides);
        const std::string name = std::string("x").append(std::to_string(i));
        std::vector<double> values = numbers(count, unsigned(i), 0, 200);
        feeds[name] = tensor(values, storage);
        map.inputs.push_back({plan.feed(name, count, storage), offset, strides});
        const std::int32_t scaled =
            e.apply(ScalarFunction::Multiply, e.load(int(i)), e.constant(std::pow(3, i)));
        sum = e.apply(ScalarFunction::Add, sum, scaled);
    }
    std::int64_t total = 1;
    for (const std::int64_t extent : leafs.extents) total *= extent;
    map.outputs = {{plan.output("y", total), 0, dense(leafs.extents)}};
    map.expression = e.of({sum});
    plan.add(map);
    const std::vector<double> got = run(plan, feeds)["y"].as_double();
    std::vector<std::vector<double>> inputs;
    for (std::size_t i = 0; i < leafs.walks.size(); ++i)
        inputs.push_back(feeds[std::string("x").append(std::to_string(i))].as_double());
    double worst = 0;
    for_index(leafs.extents, [&](std::int64_t flat, const std::vector<std::int64_t>& index) {
        double want = 0;
        for (std::size_t i = 0; i < inputs.size(); ++i)
            want += std::pow(3, i) * inputs[i][std::size_t(place(map.inputs[i], index))];
        worst = std::max(worst, std::fabs(got[std::size_t(flat)] - want) / (1 + std::fabs(want)));
    });
    QVERIFY2(worst < (precision == Storage::F32 ? 1e-6 : 1e-14), qPrintable(QString::number(worst)));
}

} // namespace

class MapTest : public QObject {
    Q_OBJECT

  private slots:
    void functions_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < std::size(rows); ++i) QTest::newRow(name_of(rows[i].function)) << int(i);
    }
    void functions() {
        QFETCH(int, row);
        const double single = worst_error(rows[row], Storage::F32, 1.2e-38);
        QVERIFY2(single <= rows[row].float_error, qPrintable(QString::number(single)));
        const double both = worst_error(rows[row], Storage::F64, 1e-300);
        QVERIFY2(both <= 1e-15, qPrintable(QString::number(both)));
    }
    void allFunctionsAreInTheTable() {
        std::set<ScalarFunction> seen;
        for (const Row& row : rows) seen.insert(row.function);
        QCOMPARE(int(seen.size()), scalar_function_count);
    }

    void leafs_data() {
        QTest::addColumn<int>("row");
        for (int i = 0; i < 5; ++i) QTest::addRow("%d rows", i) << i;
    }
    /// Contiguous, one element, repeated rows, constant along rows, sliced, transposed, reversed; odd sizes.
    void leafs() {
        QFETCH(int, row);
        const std::int64_t rows_count = std::array{1, 3, 32, 129, 1001}[std::size_t(row)];
        for (const std::int64_t k : {1, 7, 8, 10, 64, 513, 700}) {
            if (rows_count > 1000 && k != 10 && k != 513) continue;
            for (const Storage precision : {Storage::F32, Storage::F64})
                check_leafs({{rows_count, k},
                             {{0, {k, 1}},
                              {0, {0, 0}},
                              {3, {0, 1}},
                              {0, {1, 0}},
                              {2, {k + 3, 1}},
                              {0, {1, rows_count}},
                              {k - 1, {k, -1}},
                              {0, {0, 1}},
                              {1, {2 * k, 2}}}},
                            precision);
        }
    }
    void leafsOfManyAxes() {
        // [N, 1, C] over [N, P, C], a slice of a picture, and a transposition of three axes.
        check_leafs({{5, 9, 12},
                     {{0, {12, 0, 1}}, {0, {0, 12, 1}}, {7, {400, 20, 1}}, {0, {1, 60, 5}}, {0, {0, 1, 0}}}},
                    Storage::F32);
        check_leafs({{2, 3, 1, 4, 5, 2}, {{0, {1, 2, 9, 6, 24, 120}}, {1, {0, 40, 7, 0, 2, 1}}}},
                    Storage::F64);
    }

    void indexAndLive() {
        HandPlan plan;
        plan.plan.live = {{"rate", 0.5}, {"step", 0}};
        HandExpression e;
        const std::int32_t row = e.apply(ScalarFunction::Multiply, e.index(0), e.constant(100));
        const std::int32_t place = e.apply(ScalarFunction::Add, row, e.index(1));
        const std::int32_t y =
            e.apply(ScalarFunction::Add, place, e.apply(ScalarFunction::Multiply, e.live(0), e.live(1)));
        plan.add(MapKernel{{70, 30}, {}, {{plan.output("y", 2100), 0, {30, 1}}}, e.of({y})});
        Compiled compiled = compile(plan, 2);
        compiled.executable->set_state({1, 6, 0});
        compiled.executable->set_live("rate", 0.25);
        compiled.executable->set_live("step", 1e6);
        compiled.executable->set_live("no such slot", 1);
        QVERIFY(compiled.executable->run(2));
        const std::vector<double> got = compiled.executable->output("y").as_double();
        QCOMPARE(got[0], 0.25 * 7);
        QCOMPARE(got[2099], 6929 + 0.25 * 7);
        QCOMPARE(compiled.executable->state().step, std::uint64_t(8));
    }

    /// Writes the even columns of a buffer, then the odd ones; integers are converted.
    void stridedOutputs() {
        for (const std::int64_t count : {1, 5, 64, 3001}) {
            HandPlan plan;
            const int x = plan.feed("x", count);
            const int y = plan.output("y", 2 * count);
            const int rounded = plan.output("z", count, Storage::I32);
            HandExpression e;
            const std::int32_t doubled = e.apply(ScalarFunction::Add, e.load(0), e.load(0));
            const std::int32_t floor = e.apply(ScalarFunction::Floor, e.load(0));
            plan.add(
                MapKernel{{count}, {{x, 0, {1}}}, {{y, 0, {2}}, {rounded, 0, {1}}}, e.of({doubled, floor})});
            plan.add(MapKernel{{count}, {{x, 0, {1}}}, {{y, 1, {2}}}, identity()});
            const std::vector<double> values = tensor(numbers(count, 5, -90, 90), Storage::F32).as_double();
            Tensors out = run(plan, {{"x", tensor(values, Storage::F32)}});
            for (std::size_t i = 0; i < values.size(); ++i) {
                QCOMPARE(out["y"].as_double()[2 * i], 2 * values[i]);
                QCOMPARE(out["y"].as_double()[2 * i + 1], values[i]);
                QCOMPARE(out["z"].as_double()[i], std::floor(values[i]));
            }
        }
    }
    /// A part of a buffer is written; what lies around it stays.
    void neighboursStay() {
        for (const std::int64_t count : {1, 9, 33, 2000}) {
            HandPlan plan;
            const int x = plan.feed("x", count);
            const int y = plan.feed("y", count + 7);
            const int seen = plan.output("seen", count + 7);
            HandExpression e;
            plan.add(MapKernel{
                {count}, {{x, 0, {1}}}, {{y, 3, {1}}}, e.of({e.apply(ScalarFunction::Exp, e.load(0))})});
            plan.add(MapKernel{{count + 7}, {{y, 0, {1}}}, {{seen, 0, {1}}}, identity()});
            Tensors out =
                run(plan, {{"x", tensor(std::vector<double>(std::size_t(count), 0), Storage::F32)},
                           {"y", tensor(std::vector<double>(std::size_t(count + 7), 5), Storage::F32)}});
            const std::vector<double> got = out["seen"].as_double();
            for (std::int64_t i = 0; i < count + 7; ++i)
                QCOMPARE(got[std::size_t(i)], i >= 3 && i < 3 + count ? 1.0 : 5.0);
        }
    }
    /// Outputs over inputs that other outputs still need: (a, b) -> (a + b, a - b), then exchanged.
    void inPlace() {
        for (const std::int64_t count : {1, 16, 37, 5000}) {
            HandPlan plan;
            const int a = plan.feed("a", count);
            const int b = plan.feed("b", count);
            HandExpression e;
            const std::int32_t x = e.load(0);
            const std::int32_t y = e.load(1);
            const auto sum = e.apply(ScalarFunction::Add, x, y);
            const auto rest = e.apply(ScalarFunction::Subtract, x, y);
            plan.add(MapKernel{
                {count}, {{a, 0, {1}}, {b, 0, {1}}}, {{a, 0, {1}}, {b, 0, {1}}}, e.of({sum, rest})});
            HandExpression swapped;
            const auto first = swapped.load(0);
            const auto second = swapped.load(1);
            plan.add(MapKernel{{count},
                               {{a, 0, {1}}, {b, 0, {1}}},
                               {{a, 0, {1}}, {b, 0, {1}}},
                               swapped.of({second, first})});
            for (const char* name : {"p", "q"})
                plan.add(MapKernel{{count},
                                   {{*name == 'p' ? a : b, 0, {1}}},
                                   {{plan.output(name, count), 0, {1}}},
                                   identity()});
            const auto va = tensor(numbers(count, 1), Storage::F32);
            const auto vb = tensor(numbers(count, 2), Storage::F32);
            Tensors out = run(plan, {{"a", va}, {"b", vb}});
            for (std::size_t i = 0; i < std::size_t(count); ++i) {
                QCOMPARE(out["p"].values<float>()[i], va.values<float>()[i] - vb.values<float>()[i]);
                QCOMPARE(out["q"].values<float>()[i], va.values<float>()[i] + vb.values<float>()[i]);
            }
        }
    }
    /// The same value in all lanes gives the same bits at every place, in blocks and left over.
    void bitsDoNotDependOnThePlace() {
        for (const ScalarFunction function :
             {ScalarFunction::Exp, ScalarFunction::Tanh, ScalarFunction::Log, ScalarFunction::Erf,
              ScalarFunction::Sin, ScalarFunction::Power})
            for (const Storage precision : {Storage::F32, Storage::F64}) {
                const std::vector<double> same(1543, 0.7310585);
                const auto got = apply(function, {same, same, same}, precision);
                QVERIFY(std::all_of(got.begin(), got.end(), [&](double x) { return x == got[0]; }));
            }
    }
    /// A constant fills a buffer; one number is written for many readers.
    void uniformValues() {
        HandPlan plan;
        const int one = plan.real(1);
        const int filled = plan.output("filled", 1001);
        const int sum = plan.output("sum", 1001);
        HandExpression c;
        plan.add(MapKernel{{1}, {}, {{one, 0, {0}}}, c.of({c.apply(ScalarFunction::Sqrt, c.constant(9))})});
        HandExpression f;
        plan.add(MapKernel{
            {1001}, {{one, 0, {0}}}, {{filled, 0, {1}}}, f.of({f.apply(ScalarFunction::Square, f.load(0))})});
        HandExpression s;
        plan.add(MapKernel{{1001},
                           {{filled, 0, {1}}, {one, 0, {0}}},
                           {{sum, 0, {1}}},
                           s.of({s.apply(ScalarFunction::Subtract, s.load(1), s.load(0))})});
        Tensors out = run(plan);
        QCOMPARE(out["filled"].as_double(), std::vector<double>(1001, 9.0));
        QCOMPARE(out["sum"].as_double(), std::vector<double>(1001, -6.0));
    }
    /// The rows of a batch begin anywhere: what lies after the result must stay as it is.
    void epilogueOfBatchesStaysInItsBuffer() {
        for (const Storage precision : {Storage::F32, Storage::F64}) {
            HandPlan plan(precision);
            const int product = plan.output("product", 18);
            const int after = plan.feed("after", 16);
            const int copied = plan.output("copied", 16);
            const int ones = plan.feed("ones", 18);
            HandExpression half;
            const Operand all{product, 0, {1}};
            ContractKernel contract;
            contract.batch = 2;
            contract.m = contract.n = contract.k = 3;
            contract.a = contract.b = ones;
            contract.c = product;
            contract.a_batch_stride = contract.b_batch_stride = 9;
            contract.epilogue =
                MapKernel{{18},
                          {all},
                          {all},
                          half.of({half.apply(ScalarFunction::Multiply, half.load(0), half.constant(0.5))})};
            plan.add(std::move(contract));
            plan.add(MapKernel{{16}, {{after, 0, {1}}}, {{copied, 0, {1}}}, identity()});
            Tensors out = run(plan, {{"after", tensor(std::vector<double>(16, 4.0), precision)},
                                     {"ones", tensor(std::vector<double>(18, 1.0), precision)}});
            QCOMPARE(out["product"].as_double(), std::vector<double>(18, 1.5));
            QCOMPARE(out["copied"].as_double(), std::vector<double>(16, 4.0));
        }
    }
};

QTEST_APPLESS_MAIN(MapTest)
#include "map_test.moc"
