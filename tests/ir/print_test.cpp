// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/builder.h"
#include "engine/ir/print.h"
#include "engine/plan/expression.h"

#include <QTest>

#include <set>

using namespace glassbox;

namespace {

using F = ScalarFunction;

StoreEntry weight(const std::string& key, Shape shape) {
    StoreEntry entry;
    entry.key = key;
    entry.shape = std::move(shape);
    entry.initial = {Initial::Kind::Uniform, 0.25};
    entry.block = "conv1";
    return entry;
}

Program small_program() {
    Program program;
    ProgramBuilder build(program);
    build.set_origin("data");
    const ValueId x = build.input("x", Shape{batch_extent, 20, 20, 1});
    build.set_origin("conv1");
    ConvolveAttributes convolve;
    convolve.kernel = {3, 3};
    const ValueId y = build.map(
        F::Relu, {build.convolve(x, build.stored(weight("conv1.weight", Shape{3, 3, 1, 8})), convolve)});
    build.set_origin("loss");
    const ValueId rate = build.live("sgd.rate", 0.1);
    build.output("loss", build.multiply(build.sum_all(y), rate), Recorded::Yes);
    return program;
}

constexpr const char* small_text =
    "store \"conv1.weight\" parameter : real [3, 3, 1, 8] uniform 0.25   ; conv1\n"
    "live \"sgd.rate\" = 0.1\n"
    "%0 = input \"x\" : real [N, 20, 20, 1]   ; data\n"
    "%1 = stored \"conv1.weight\" : real [3, 3, 1, 8]   ; conv1\n"
    "%2 = convolve forward kernel=[3,3] stride=[1,1] dilation=[1,1] low=[0,0] high=[0,0] groups=1 "
    "input=[20,20](%0, %1) : real [N, 18, 18, 8]   ; conv1\n"
    "%3 = map relu(%2) : real [N, 18, 18, 8]   ; conv1\n"
    "%4 = live \"sgd.rate\" : real []   ; loss\n"
    "%5 = reduce sum axes=[0,1,2,3](%3) : real [1, 1, 1, 1]   ; loss\n"
    "%6 = reshape(%5) : real []   ; loss\n"
    "%7 = map multiply(%6, %4) : real []   ; loss\n"
    "output \"loss\" = %7 recorded\n";

/// The last line that an op prints, made with `make`.
template <class Make>
std::string line(const Make& make) {
    Program program;
    ProgramBuilder build(program);
    make(build);
    return print_op(program, ValueId(program.ops.size()) - 1);
}

} // namespace

class PrintTest : public QObject {
    Q_OBJECT

  private slots:
    void a_program_is_stable_text() {
        QCOMPARE(QString::fromStdString(print(small_program())), QString::fromUtf8(small_text));
    }

    void attributes_are_shown() {
        QCOMPARE(line([](ProgramBuilder& b) { b.constant(-1e-30); }),
                 std::string("%0 = constant -1e-30 : real []"));
        QCOMPARE(line([](ProgramBuilder& b) {
                     b.transpose(b.iota(Shape{2, 3}, 1), {1, 0});
                 }),
                 std::string("%1 = transpose order=[1,0](%0) : integer [3, 2]"));
        QCOMPARE(line([](ProgramBuilder& b) { b.pad(b.input("x", Shape{4}), {-1}, {2}); }),
                 std::string("%1 = pad low=[-1] high=[2](%0) : real [5]"));
        QCOMPARE(line([](ProgramBuilder& b) { b.random(Distribution::Normal, 7, Shape{batch_extent}); }),
                 std::string("%0 = random normal stream=7 : real [N]"));
        QCOMPARE(line([](ProgramBuilder& b) {
                     b.batch_index({BatchOrder::Once, 100, 3});
                 }),
                 std::string("%0 = batch_index once population=100 stream=3 : integer [N]"));
        QCOMPARE(line([](ProgramBuilder& b) {
                     const ValueId x = b.input("x", Shape{2, 3});
                     b.contract(x, x, {Transposed::No, Transposed::Yes});
                 }),
                 std::string("%1 = contract nt(%0, %0) : real [2, 2]"));
        QCOMPARE(line([](ProgramBuilder& b) {
                     const ValueId index = b.iota(Shape{3}, 0);
                     b.scatter_add(b.map(F::ToReal, {index}), index, 5);
                 }),
                 std::string("%2 = scatter_add rows=5(%1, %0) : real [5]"));
        QCOMPARE(line([](ProgramBuilder& b) {
                     b.window({b.input("x", Shape{1, 4, 4, 1})}, {WindowKind::Maximum});
                 }),
                 std::string("%1 = window maximum kernel=[2,2] stride=[2,2] low=[0,0] high=[0,0] "
                             "input=[4,4](%0) : real [1, 2, 2, 1]"));
    }

    void an_update_shows_its_rule() {
        auto rule = std::make_shared<Program>();
        ProgramBuilder inner(*rule);
        const ValueId parameter = inner.input("parameter", {});
        inner.output("parameter", inner.subtract(parameter, inner.input("gradient", {})));
        Program program;
        ProgramBuilder build(program);
        build.update({build.stored(weight("w", Shape{2}))}, {{"w"}, {}, 0, rule});
        const std::string text = print(program);
        QVERIFY2(text.ends_with("%1 = update targets=[\"w\"] moments=[] scalars=0(%0)\n"
                                "    %0 = input \"parameter\" : real []\n"
                                "    %1 = input \"gradient\" : real []\n"
                                "    %2 = map subtract(%0, %1) : real []\n"
                                "    output \"parameter\" = %2\n"),
                 text.c_str());
    }

    void every_name_is_its_own() {
        std::set<std::string> names;
        for (int f = 0; f < scalar_function_count; ++f) QVERIFY(names.insert(name_of(F(f))).second);
        for (int k = 0; k <= int(OpKind::Update); ++k) QVERIFY(names.insert(name_of(OpKind(k))).second);
    }

    void expressions_name_what_they_use_twice() {
        using Kind = ExpressionNode::Kind;
        Expression expression;
        const auto node = [&](Kind kind, std::int32_t index, double value = 0) {
            ExpressionNode n;
            n.kind = kind;
            n.index = index;
            n.value = value;
            expression.nodes.push_back(n);
        };
        const auto apply = [&](F function, std::array<std::int32_t, 3> arguments) {
            expression.nodes.push_back({Kind::Apply, function, arguments, 0, 0});
        };
        node(Kind::Load, 0);
        node(Kind::Load, 1);
        apply(F::Add, {0, 1, -1});
        apply(F::Relu, {2, -1, -1});
        expression.results = {3};
        QCOMPARE(print(expression), std::string("relu(add(a0, a1))"));
        node(Kind::Constant, 0, 0.5);
        node(Kind::Live, 2);
        node(Kind::Index, 1);
        apply(F::Multiply, {3, 3, -1});
        apply(F::Select, {6, 4, 5});
        expression.results = {7, 8};
        QCOMPARE(print(expression),
                 std::string("t3 = relu(add(a0, a1)); multiply(t3, t3), select(index1, 0.5, live2)"));
    }
};

QTEST_APPLESS_MAIN(PrintTest)
#include "print_test.moc"
