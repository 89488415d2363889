// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/program.h"

#include <QTest>

using namespace glassbox;

namespace {

using F = ScalarFunction;

struct Operand {
    Shape shape;
    Element element = Element::Real;
};

/// An op on inputs of these types; `result` is the type it must have, or `problem` a part of the refusal.
struct Row {
    const char* name;
    OpKind kind;
    Attributes attributes;
    std::vector<Operand> inputs;
    Operand result;
    const char* problem = nullptr;
    Shape stated{};
    Element element = Element::Real;
};

constexpr Element real = Element::Real;
constexpr Element integer = Element::Integer;
constexpr Element boolean = Element::Boolean;
const Extent N = batch_extent;

Row accepted(const char* name, OpKind kind, Attributes attributes, std::vector<Operand> inputs,
             Operand result) {
    const Shape stated = result.shape;
    const Element element = result.element;
    return {name,   kind,   std::move(attributes), std::move(inputs), std::move(result), nullptr,
            stated, element};
}

Row refused(const char* name, OpKind kind, Attributes attributes, std::vector<Operand> inputs,
            const char* problem, Shape stated = {}) {
    return {name, kind, std::move(attributes), std::move(inputs), {}, problem, std::move(stated)};
}

std::vector<Row> source_rows() {
    const BatchIndexAttributes batch{BatchOrder::Shuffled, 10, 1};
    return {
        accepted("input", OpKind::Input, InputAttributes{"x"}, {}, {Shape{N, 3}, integer}),
        refused("input with extent 0", OpKind::Input, InputAttributes{"x"}, {}, "positive", Shape{0}),
        accepted("stored", OpKind::Stored, StoredAttributes{"w"}, {}, {Shape{3, 4}}),
        refused("stored, unknown", OpKind::Stored, StoredAttributes{"v"}, {}, "no entry \"v\""),
        accepted("constant", OpKind::Constant, ConstantAttributes{2}, {}, {Shape{}}),
        refused("constant with an input", OpKind::Constant, ConstantAttributes{2}, {{Shape{}}},
                "takes 0 inputs"),
        refused("constant with foreign attributes", OpKind::Constant, InputAttributes{"x"}, {}, "attributes"),
        accepted("live", OpKind::Live, LiveAttributes{"rate"}, {}, {Shape{}}),
        accepted("iota", OpKind::Iota, IotaAttributes{1}, {}, {Shape{2, 3}, integer}),
        refused("iota beyond", OpKind::Iota, IotaAttributes{2}, {}, "axis 2", Shape{2, 3}),
        accepted("random", OpKind::Random, RandomAttributes{}, {}, {Shape{N, 4}}),
        accepted("batch index", OpKind::BatchIndex, batch, {}, {Shape{N}, integer}),
        accepted("batch mask", OpKind::BatchMask, batch, {}, {Shape{N}, real}),
        refused("batch index of rank 2", OpKind::BatchIndex, batch, {}, "rank 1", Shape{N, 2}),
        refused("batch index of nothing", OpKind::BatchIndex, BatchIndexAttributes{BatchOrder::Once, 0, 1},
                {}, "population", Shape{N}),
    };
}

std::vector<Row> map_rows() {
    const auto map = [](F function) { return Attributes(MapAttributes{function}); };
    return {
        accepted("add, broadcast", OpKind::Map, map(F::Add), {{Shape{N, 1, 3}}, {Shape{4, 1}}},
                 {Shape{N, 4, 3}}),
        accepted("add a scalar", OpKind::Map, map(F::Add), {{Shape{}}, {Shape{N}}}, {Shape{N}}),
        refused("add, shapes", OpKind::Map, map(F::Add), {{Shape{N, 3}}, {Shape{N, 4}}},
                "[N, 3] and [N, 4] do not broadcast"),
        refused("add, symbol and number", OpKind::Map, map(F::Add), {{Shape{N}}, {Shape{5}}},
                "do not broadcast"),
        refused("add integers", OpKind::Map, map(F::Add), {{Shape{2}, integer}, {Shape{2}}},
                "got integer, real"),
        refused("add three", OpKind::Map, map(F::Add), {{Shape{}}, {Shape{}}, {Shape{}}},
                "takes 2 inputs, got 3"),
        refused("exp of booleans", OpKind::Map, map(F::Exp), {{Shape{2}, boolean}}, "wants reals"),
        accepted("less", OpKind::Map, map(F::Less), {{Shape{2}}, {Shape{2}}}, {Shape{2}, boolean}),
        accepted("equal integers", OpKind::Map, map(F::Equal), {{Shape{N, 1}, integer}, {Shape{3}, integer}},
                 {Shape{N, 3}, boolean}),
        refused("equal booleans", OpKind::Map, map(F::Equal), {{Shape{2}, boolean}, {Shape{2}, boolean}},
                "wants reals"),
        refused("integer beside a real value", OpKind::Map, map(F::Less), {{Shape{2}, integer}, {Shape{}}},
                "beside a constant"),
        accepted("and", OpKind::Map, map(F::And), {{Shape{2}, boolean}, {Shape{}, boolean}},
                 {Shape{2}, boolean}),
        refused("and of reals", OpKind::Map, map(F::And), {{Shape{2}}, {Shape{2}}}, "wants booleans"),
        accepted("select", OpKind::Map, map(F::Select),
                 {{Shape{2, 1}, boolean}, {Shape{3}, integer}, {Shape{}, integer}}, {Shape{2, 3}, integer}),
        refused("select by reals", OpKind::Map, map(F::Select), {{Shape{2}}, {Shape{2}}, {Shape{2}}},
                "wants a boolean"),
        refused("select of two elements", OpKind::Map, map(F::Select),
                {{Shape{2}, boolean}, {Shape{2}}, {Shape{2}, integer}}, "two of one element"),
        accepted("to real", OpKind::Map, map(F::ToReal), {{Shape{2}, boolean}}, {Shape{2}}),
        refused("to real of reals", OpKind::Map, map(F::ToReal), {{Shape{2}}}, "an integer or a boolean"),
        accepted("stop gradient", OpKind::Map, map(F::StopGradient), {{Shape{2}}}, {Shape{2}}),
    };
}

std::vector<Row> layout_rows() {
    return {
        accepted("broadcast", OpKind::Broadcast, BroadcastAttributes{}, {{Shape{1, 3}, integer}},
                 {Shape{N, 3}, integer}),
        refused("broadcast of another rank", OpKind::Broadcast, BroadcastAttributes{}, {{Shape{3}}},
                "does not repeat", Shape{2, 3}),
        refused("broadcast of 2", OpKind::Broadcast, BroadcastAttributes{}, {{Shape{2}}}, "does not repeat",
                Shape{4}),
        accepted("reshape", OpKind::Reshape, ReshapeAttributes{}, {{Shape{N, 4, 3}}}, {Shape{N, 12}}),
        accepted("reshape with symbols moved", OpKind::Reshape, ReshapeAttributes{}, {{Shape{N, 4}}},
                 {Shape{Extent(2, 1, 0), 2}}),
        refused("reshape", OpKind::Reshape, ReshapeAttributes{}, {{Shape{N, 4}}},
                "[N, 4] has 4·N elements, [N, 5] has 5·N", Shape{N, 5}),
        accepted("transpose", OpKind::Transpose, TransposeAttributes{{2, 0, 1}}, {{Shape{N, 4, 5}}},
                 {Shape{5, N, 4}}),
        refused("transpose twice the same", OpKind::Transpose, TransposeAttributes{{0, 0}}, {{Shape{2, 3}}},
                "not a permutation"),
        refused("transpose of fewer", OpKind::Transpose, TransposeAttributes{{0}}, {{Shape{2, 3}}},
                "not a permutation"),
        accepted("pad", OpKind::Pad, PadAttributes{{0, 1}, {0, -2}}, {{Shape{N, 4}}}, {Shape{N, 3}}),
        refused("pad a symbol", OpKind::Pad, PadAttributes{{1, 0}, {0, 0}}, {{Shape{N, 4}}}, "symbolic"),
        refused("cut all", OpKind::Pad, PadAttributes{{-2}, {-2}}, {{Shape{4}}}, "nothing is left"),
        refused("pad fewer axes", OpKind::Pad, PadAttributes{{1}, {1}}, {{Shape{4, 4}}}, "for each axis"),
        accepted("concat", OpKind::Concat, ConcatAttributes{1}, {{Shape{N, 2}}, {Shape{N, 3}}, {Shape{N, 1}}},
                 {Shape{N, 6}}),
        refused("concat along a symbol", OpKind::Concat, ConcatAttributes{0}, {{Shape{N, 2}}, {Shape{N, 2}}},
                "symbolic"),
        refused("concat of misfits", OpKind::Concat, ConcatAttributes{1}, {{Shape{4, 2}}, {Shape{5, 2}}},
                "differ outside axis 1"),
        refused("concat of elements", OpKind::Concat, ConcatAttributes{0}, {{Shape{2}}, {Shape{2}, integer}},
                "elements differ"),
        refused("concat of nothing", OpKind::Concat, ConcatAttributes{0}, {}, "at least 1"),
    };
}

std::vector<Row> contract_rows() {
    const Transposed no = Transposed::No;
    const Transposed yes = Transposed::Yes;
    return {
        accepted("sum", OpKind::Reduce, ReduceAttributes{Reduction::Sum, {0, 2}}, {{Shape{N, 3, 4}}},
                 {Shape{1, 3, 1}}),
        refused("sum, axes descend", OpKind::Reduce, ReduceAttributes{Reduction::Sum, {1, 0}},
                {{Shape{2, 3}}}, "ascend"),
        refused("sum beyond", OpKind::Reduce, ReduceAttributes{Reduction::Sum, {2}}, {{Shape{2, 3}}},
                "ascend within"),
        refused("sum of integers", OpKind::Reduce, ReduceAttributes{Reduction::Sum, {0}},
                {{Shape{2}, integer}}, "must be real"),
        accepted("contract", OpKind::Contract, ContractAttributes{no, no}, {{Shape{N, 3}}, {Shape{3, 4}}},
                 {Shape{N, 4}}),
        accepted("contract tn", OpKind::Contract, ContractAttributes{yes, no}, {{Shape{N, 3}}, {Shape{N, 4}}},
                 {Shape{3, 4}}),
        accepted("contract nt", OpKind::Contract, ContractAttributes{no, yes}, {{Shape{N, 3}}, {Shape{4, 3}}},
                 {Shape{N, 4}}),
        accepted("contract tt", OpKind::Contract, ContractAttributes{yes, yes},
                 {{Shape{3, 2}}, {Shape{4, 3}}}, {Shape{2, 4}}),
        accepted("contract batches", OpKind::Contract, ContractAttributes{no, no},
                 {{Shape{N, 2, 3}}, {Shape{1, 3, 4}}}, {Shape{N, 2, 4}}),
        refused("contract, inner", OpKind::Contract, ContractAttributes{no, no},
                {{Shape{2, 3}}, {Shape{4, 5}}}, "inner extents 3 and 4 differ"),
        refused("contract, leading", OpKind::Contract, ContractAttributes{no, no},
                {{Shape{2, 2, 3}}, {Shape{3, 3, 4}}}, "leading extents"),
        refused("contract, ranks", OpKind::Contract, ContractAttributes{no, no},
                {{Shape{2, 3}}, {Shape{1, 3, 4}}}, "ranks"),
        refused("contract of rank 1", OpKind::Contract, ContractAttributes{no, no}, {{Shape{3}}, {Shape{3}}},
                "ranks"),
        accepted("gather", OpKind::Gather, {}, {{Shape{9, 2, 3}, integer}, {Shape{N}, integer}},
                 {Shape{N, 2, 3}, integer}),
        refused("gather by reals", OpKind::Gather, {}, {{Shape{9, 2}}, {Shape{N}}}, "index must be integer"),
        refused("gather by rank 2", OpKind::Gather, {}, {{Shape{9, 2}}, {Shape{N, 1}, integer}}, "rank 1"),
        accepted("scatter_add", OpKind::ScatterAdd, ScatterAttributes{7},
                 {{Shape{N, 2}}, {Shape{N}, integer}}, {Shape{7, 2}}),
        refused("scatter_add, rows", OpKind::ScatterAdd, ScatterAttributes{7},
                {{Shape{4, 2}}, {Shape{N}, integer}}, "number of rows"),
        refused("scatter_add to nothing", OpKind::ScatterAdd, ScatterAttributes{0},
                {{Shape{N}}, {Shape{N}, integer}}, "at least one row"),
    };
}

ConvolveAttributes convolution(ConvolveKind kind, std::int64_t groups = 1) {
    return {kind, {3, 2}, {2, 1}, {1, 2}, {1, 0}, {1, 1}, groups, {8, 6}};
}

std::vector<Row> convolve_rows() {
    // 8×6 by 3×2, stride 2×1, dilation 1×2, padded 1+1 and 0+1: 4×5.
    const auto forward = convolution(ConvolveKind::Forward);
    ConvolveAttributes strideless = forward;
    strideless.stride = {0, 1};
    ConvolveAttributes tiny = forward;
    tiny.input = {8, 1};
    return {
        accepted("convolve", OpKind::Convolve, forward, {{Shape{N, 8, 6, 3}}, {Shape{3, 2, 3, 5}}},
                 {Shape{N, 4, 5, 5}}),
        accepted("convolve in groups", OpKind::Convolve, convolution(ConvolveKind::Forward, 2),
                 {{Shape{N, 8, 6, 4}}, {Shape{3, 2, 2, 6}}}, {Shape{N, 4, 5, 6}}),
        accepted("input gradient", OpKind::Convolve, convolution(ConvolveKind::InputGradient),
                 {{Shape{N, 4, 5, 5}}, {Shape{3, 2, 3, 5}}}, {Shape{N, 8, 6, 3}}),
        accepted("weight gradient", OpKind::Convolve, convolution(ConvolveKind::WeightGradient),
                 {{Shape{N, 8, 6, 3}}, {Shape{N, 4, 5, 5}}}, {Shape{3, 2, 3, 5}}),
        refused("convolve, channels", OpKind::Convolve, forward, {{Shape{N, 8, 6, 4}}, {Shape{3, 2, 3, 5}}},
                "channels"),
        refused("convolve, kernel", OpKind::Convolve, forward, {{Shape{N, 8, 6, 3}}, {Shape{3, 3, 3, 5}}},
                "kernel's size"),
        refused("convolve, picture", OpKind::Convolve, forward, {{Shape{N, 8, 7, 3}}, {Shape{3, 2, 3, 5}}},
                "is not 8×6"),
        refused("convolve, rank", OpKind::Convolve, forward, {{Shape{N, 48, 3}}, {Shape{3, 2, 3, 5}}},
                "rank 4"),
        refused("convolve, groups", OpKind::Convolve, convolution(ConvolveKind::Forward, 2),
                {{Shape{N, 8, 6, 4}}, {Shape{3, 2, 2, 5}}}, "groups"),
        refused("convolve, stride", OpKind::Convolve, strideless, {{Shape{N, 8, 6, 3}}, {Shape{3, 2, 3, 5}}},
                "at least 1"),
        refused("convolve, too small", OpKind::Convolve, tiny, {{Shape{N, 8, 1, 3}}, {Shape{3, 2, 3, 5}}},
                "spans more"),
        refused("input gradient, y", OpKind::Convolve, convolution(ConvolveKind::InputGradient),
                {{Shape{N, 4, 6, 5}}, {Shape{3, 2, 3, 5}}}, "y [N, 4, 6, 5] is not 4×5"),
        refused("input gradient, filters", OpKind::Convolve, convolution(ConvolveKind::InputGradient),
                {{Shape{N, 4, 5, 4}}, {Shape{3, 2, 3, 5}}}, "filters"),
        refused("weight gradient, pictures", OpKind::Convolve, convolution(ConvolveKind::WeightGradient),
                {{Shape{N, 8, 6, 3}}, {Shape{2, 4, 5, 5}}}, "number of pictures"),
    };
}

std::vector<Row> window_rows() {
    const auto of = [](WindowKind kind) {
        return WindowAttributes{kind, {2, 3}, {2, 2}, {0, 1}, {1, 1}, {5, 6}};
    };
    // 5×6 by 2×3, stride 2×2, padded 0+1 and 1+1: 3×3.
    WindowAttributes wide = of(WindowKind::Sum);
    wide.low = {2, 1};
    return {
        accepted("window sum", OpKind::Window, of(WindowKind::Sum), {{Shape{N, 5, 6, 2}}},
                 {Shape{N, 3, 3, 2}}),
        accepted("window maximum", OpKind::Window, of(WindowKind::Maximum), {{Shape{N, 5, 6, 2}}},
                 {Shape{N, 3, 3, 2}}),
        accepted("window spread", OpKind::Window, of(WindowKind::Spread), {{Shape{N, 3, 3, 2}}},
                 {Shape{N, 5, 6, 2}}),
        accepted("window route", OpKind::Window, of(WindowKind::Route),
                 {{Shape{N, 5, 6, 2}}, {Shape{N, 3, 3, 2}}}, {Shape{N, 5, 6, 2}}),
        accepted("window pick", OpKind::Window, of(WindowKind::Pick),
                 {{Shape{N, 5, 6, 2}}, {Shape{N, 5, 6, 2}}}, {Shape{N, 3, 3, 2}}),
        refused("window spread of x", OpKind::Window, of(WindowKind::Spread), {{Shape{N, 5, 6, 2}}},
                "is not 3×3"),
        refused("window sum, picture", OpKind::Window, of(WindowKind::Sum), {{Shape{N, 6, 6, 2}}},
                "is not 5×6"),
        refused("window sum of two", OpKind::Window, of(WindowKind::Sum),
                {{Shape{N, 5, 6, 2}}, {Shape{N, 5, 6, 2}}}, "takes 1 inputs"),
        refused("window pick of one", OpKind::Window, of(WindowKind::Pick), {{Shape{N, 5, 6, 2}}},
                "takes 2 inputs"),
        refused("window route, channels", OpKind::Window, of(WindowKind::Route),
                {{Shape{N, 5, 6, 2}}, {Shape{N, 3, 3, 1}}}, "channels"),
        refused("window route of z", OpKind::Window, of(WindowKind::Route),
                {{Shape{N, 5, 6, 2}}, {Shape{N, 5, 6, 2}}}, "is not 3×3"),
        refused("window of padding only", OpKind::Window, wide, {{Shape{N, 5, 6, 2}}},
                "smaller than the window"),
        accepted("warp", OpKind::Warp, WarpAttributes{}, {{Shape{N, 5, 6, 2}}, {Shape{N, 6}}},
                 {Shape{N, 5, 6, 2}}),
        refused("warp, map", OpKind::Warp, WarpAttributes{}, {{Shape{N, 5, 6, 2}}, {Shape{N, 4}}},
                "map [N, 6]"),
    };
}

std::vector<Row> effect_rows() {
    const UpdateAttributes update{{"w"}, {}, 1, nullptr};
    return {
        accepted("gradient", OpKind::Gradient, GradientAttributes{}, {{Shape{}}, {Shape{N, 3}}},
                 {Shape{N, 3}}),
        refused("gradient of a vector", OpKind::Gradient, GradientAttributes{}, {{Shape{2}}, {Shape{3}}},
                "rank 0"),
        refused("gradient to integers", OpKind::Gradient, GradientAttributes{},
                {{Shape{}}, {Shape{3}, integer}}, "must be real"),
        accepted("write", OpKind::Write, StoredAttributes{"w"}, {{Shape{3, 4}}}, {Shape{}}),
        refused("write another shape", OpKind::Write, StoredAttributes{"w"}, {{Shape{4, 3}}},
                "\"w\" is real [3, 4]"),
        refused("write integers", OpKind::Write, StoredAttributes{"w"}, {{Shape{3, 4}, integer}},
                "the value integer"),
        accepted("update", OpKind::Update, update, {{Shape{3, 4}}, {Shape{}}}, {Shape{}}),
        refused("update without its scalar", OpKind::Update, update, {{Shape{3, 4}}}, "got 1"),
        refused("update, gradient", OpKind::Update, update, {{Shape{4, 3}}, {Shape{}}},
                "its gradient [4, 3]"),
        refused("update, scalar", OpKind::Update, update, {{Shape{3, 4}}, {Shape{1}}}, "scalar 0 is [1]"),
    };
}

std::vector<Row> all_rows() {
    std::vector<Row> rows;
    for (const auto& family : {source_rows(), map_rows(), layout_rows(), contract_rows(), convolve_rows(),
                               window_rows(), effect_rows()})
        rows.insert(rows.end(), family.begin(), family.end());
    return rows;
}

StoreEntry entry(std::string key, Role role, Shape shape) {
    StoreEntry result;
    result.key = std::move(key);
    result.role = role;
    result.shape = std::move(shape);
    return result;
}

Program inputs_of(const Row& row) {
    Program program;
    program.store.push_back(entry("w", Role::Parameter, Shape{3, 4}));
    for (std::size_t i = 0; i < row.inputs.size(); ++i)
        program.ops.push_back({OpKind::Input,
                               {},
                               InputAttributes{std::string(i + 1, 'i')},
                               row.inputs[i].shape,
                               row.inputs[i].element,
                               ""});
    return program;
}

} // namespace

class ShapeRulesTest : public QObject {
    Q_OBJECT

  private slots:
    void rows_data() {
        QTest::addColumn<int>("number");
        const std::vector<Row> rows = all_rows();
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::newRow((std::string(rows[i].problem ? "refused: " : "accepted: ") + rows[i].name).c_str())
                << int(i);
    }

    void rows() {
        QFETCH(int, number);
        const Row row = all_rows()[std::size_t(number)];
        const Program program = inputs_of(row);
        Op op{row.kind, {}, row.attributes, row.stated, row.element, ""};
        for (std::size_t i = 0; i < row.inputs.size(); ++i) op.inputs.push_back(ValueId(i));
        const Inferred inferred = infer(program, op);
        if (row.problem) {
            QVERIFY2(inferred.problem.find(row.problem) != std::string::npos, inferred.problem.c_str());
            QVERIFY2(inferred.problem.starts_with(name_of(row.kind)), inferred.problem.c_str());
            return;
        }
        QCOMPARE(inferred.problem, std::string());
        QCOMPARE(to_string(inferred.shape), to_string(row.result.shape));
        QCOMPARE(int(inferred.element), int(row.result.element));
    }

    void every_op_is_accepted_somewhere() {
        std::vector<bool> seen(std::size_t(OpKind::Update) + 1);
        for (const Row& row : all_rows())
            if (!row.problem) seen[std::size_t(row.kind)] = true;
        for (std::size_t kind = 0; kind < seen.size(); ++kind) QVERIFY2(seen[kind], name_of(OpKind(kind)));
    }

    void integers_compare_with_constants() {
        Program program;
        program.ops.push_back({OpKind::Input, {}, InputAttributes{"i"}, Shape{3}, integer, ""});
        program.ops.push_back({OpKind::Constant, {}, ConstantAttributes{2}, {}, real, ""});
        program.ops.push_back({OpKind::Reshape, {1}, ReshapeAttributes{}, Shape{1}, real, ""});
        for (const ValueId constant : {1, 2}) {
            const Inferred inferred =
                infer(program, {OpKind::Map, {0, constant}, MapAttributes{F::Less}, {}, real, ""});
            QCOMPARE(inferred.problem, std::string());
            QCOMPARE(int(inferred.element), int(boolean));
        }
    }

    void inputs_must_exist_and_make_values() {
        Program program;
        program.store.push_back(entry("s", Role::Statistic, Shape{}));
        program.ops.push_back({OpKind::Constant, {}, ConstantAttributes{2}, {}, real, ""});
        program.ops.push_back({OpKind::Write, {0}, StoredAttributes{"s"}, {}, real, ""});
        const auto problem = [&](ValueId input) {
            return infer(program, {OpKind::Map, {input}, MapAttributes{F::Exp}, {}, real, ""}).problem;
        };
        QCOMPARE(problem(0), std::string());
        QCOMPARE(problem(1), std::string("map: input %1 is a write, which makes no value"));
        QCOMPARE(problem(7), std::string("map: input %7 does not exist"));
        QCOMPARE(problem(no_value), std::string("map: input %-1 does not exist"));
    }
};

QTEST_APPLESS_MAIN(ShapeRulesTest)
#include "shape_rules_test.moc"
