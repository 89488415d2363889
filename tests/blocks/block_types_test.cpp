// SPDX-License-Identifier: GPL-3.0-or-later
// Type rules and parameters of all blocks, generated from their samples, and the rules that samples cannot
// say.
#include "engine/catalogue/wire_types.h"
#include "tests/support/lowered_block.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glassbox;

namespace {

DataInfo digits() {
    DataInfo info;
    info.sample = {{Axis::Channels, 1}, {Axis::Height, 5}, {Axis::Width, 4}};
    info.pictures = true;
    info.storage = Storage::U8;
    info.classes = 10;
    info.train_count = 7;
    info.test_count = 3;
    info.mean = {0.25};
    info.deviation = {0.5};
    return info;
}

WireType answer(const char* kind, Parameters parameters, std::vector<WireType> inputs) {
    Sample sample;
    sample.parameters = std::move(parameters);
    sample.inputs = std::move(inputs);
    const TypeAnswer answer = reference::type_of(*find_block(kind), sample);
    if (!answer.problems.empty()) qFatal("%s: %s", kind, answer.problems[0].id.c_str());
    return answer.outputs.at(0);
}

std::string shape(const char* kind, Parameters parameters, std::vector<WireType> inputs) {
    return named_text(answer(kind, std::move(parameters), std::move(inputs)));
}

using List = std::vector<std::int64_t>;

} // namespace

class BlockTypesTest final : public QObject {
    Q_OBJECT

  private slots:
    void catalogueHasTheBlocksOfTheFirstIssue() {
        const QStringList expected = {"Accuracy",
                                      "Adam",
                                      "Add",
                                      "AvgPool2D",
                                      "BatchNorm",
                                      "BinaryCrossEntropy",
                                      "Concat",
                                      "Constant",
                                      "Conv2D",
                                      "CrossEntropy",
                                      "Dataset",
                                      "Dense",
                                      "Dropout",
                                      "Flatten",
                                      "Formula",
                                      "GELU",
                                      "MatMul",
                                      "MaxPool2D",
                                      "MeanSquaredError",
                                      "Multiply",
                                      "Noise",
                                      "Parameter",
                                      "ReLU",
                                      "Reshape",
                                      "SGD",
                                      "Sigmoid",
                                      "Softmax",
                                      "Subtract",
                                      "Tanh"};
        for (const QString& id : expected) QVERIFY2(find_block(id.toStdString()) != nullptr, qPrintable(id));
    }

    void samples_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("number");
        for (const BlockSpec& spec : catalogue())
            for (int i = 0; i < int(spec.samples.size()); ++i)
                QTest::addRow("%s %d", spec.id.c_str(), i) << QString::fromStdString(spec.id) << i;
    }

    /// Accepted samples give a type for each output and lower to values of these types; rejected ones give
    /// their diagnostic.
    void samples() {
        QFETCH(QString, kind);
        QFETCH(int, number);
        const BlockSpec& spec = *find_block(kind.toStdString());
        const Sample& sample = spec.samples[std::size_t(number)];
        for (const auto& [id, value] : sample.parameters) {
            const auto parameter = std::find_if(spec.parameters.begin(), spec.parameters.end(),
                                                [&](const ParameterSpec& p) { return p.id == id; });
            QVERIFY2(parameter != spec.parameters.end() && !refused(*parameter, value), id.c_str());
        }
        const DataInfo data = digits();
        const DataInfo* info = spec.is_data ? &data : nullptr;
        const TypeAnswer answer = reference::type_of(spec, sample, info);
        if (!sample.rejected.empty()) {
            QVERIFY(!answer.problems.empty());
            QCOMPARE(QString::fromStdString(answer.problems[0].id), QString::fromStdString(sample.rejected));
            return;
        }
        QVERIFY2(answer.problems.empty(), answer.problems.empty() ? "" : answer.problems[0].id.c_str());
        QCOMPARE(answer.outputs.size(),
                 spec.ports(complete_parameters(spec, sample.parameters)).outputs.size());
        if (spec.is_optimizer) return;
        for (const Mode mode : {Mode::Train, Mode::Evaluate, Mode::Feed}) {
            const auto lowered = reference::lower_alone(spec, sample, {mode, info, Part::Test});
            assert_valid(lowered.program, Stage::Lowered);
        }
    }

    void parametersAreInOrder_data() { blocks(); }
    void parametersAreInOrder() {
        QFETCH(QString, kind);
        const BlockSpec& spec = *find_block(kind.toStdString());
        int shown = 0;
        for (const ParameterSpec& parameter : spec.parameters) {
            shown += parameter.on_block;
            QVERIFY2(!refused(parameter, parameter.initial), parameter.id.c_str());
            QVERIFY2(parameter.minimum <= parameter.maximum, parameter.id.c_str());
            if (parameter.minimum <= -1e308) continue;
            const double below = parameter.minimum - 1 - std::abs(parameter.minimum);
            if (parameter.kind == ParameterKind::Real)
                QVERIFY2(refused(parameter, below), parameter.id.c_str());
            if (parameter.kind == ParameterKind::Integer)
                QVERIFY2(refused(parameter, std::int64_t(below)), parameter.id.c_str());
        }
        QVERIFY(shown <= 2);
        QVERIFY(!spec.synonyms.empty());
    }

    void namedShapes() {
        QCOMPARE(shape("Conv2D", {{"filters", std::int64_t(8)}}, {picture_type(1, 20, 20)}),
                 "N × C 8 × H 20 × W 20");
        QCOMPARE(
            shape("Conv2D", {{"filters", std::int64_t(8)}, {"stride", List{2, 2}}}, {picture_type(3, 7, 8)}),
            "N × C 8 × H 4 × W 4");
        QCOMPARE(shape("Conv2D", {{"padding", std::string("valid")}, {"dilation", List{2, 1}}},
                       {picture_type(3, 9, 9)}),
                 "N × C 16 × H 5 × W 7");
        QCOMPARE(shape("MaxPool2D", {}, {picture_type(8, 21, 20)}), "N × C 8 × H 10 × W 10");
        QCOMPARE(shape("Flatten", {}, {picture_type(8, 5, 4)}), "N × F 160");
        QCOMPARE(shape("Dense", {{"units", std::int64_t(5)}}, {sequence_type(3)}), "N × T × F 5");
        QCOMPARE(shape("Reshape", {{"shape", List{3, -1, 2}}}, {row_type(24)}), "N × C 3 × H 4 × W 2");
        QCOMPARE(shape("Concat", {}, {picture_type(3, 4, 5), picture_type(2, 4, 5)}), "N × C 5 × H 4 × W 5");
        QCOMPARE(shape("Add", {}, {picture_type(3, 4, 5), unbatched_type({3, 1, 1})}), "N × C 3 × H 4 × W 5");
        QCOMPARE(shape("Subtract", {}, {WireType(), row_type(5)}), "N × F 5");
        QCOMPARE(shape("MatMul", {}, {row_type(5), unbatched_type({5, 3})}), "N × F 3");
    }

    void ranges() {
        const auto range = [](const char* kind, WireType in) {
            return answer(kind, {}, {std::move(in)}).range;
        };
        QCOMPARE(range("ReLU", row_type(3)).minimum, 0.0);
        QVERIFY(range("ReLU", row_type(3)).maximum >= 1e308);
        QVERIFY((range("ReLU", within(row_type(3), -2, 0.5)) == Range{0, 0.5}));
        QVERIFY((range("Sigmoid", row_type(3)) == Range{0, 1}));
        QVERIFY((range("Tanh", row_type(3)) == Range{-1, 1}));
        QVERIFY((range("Softmax", row_type(3)) == Range{0, 1}));
        QVERIFY((range("MaxPool2D", within(picture_type(1, 4, 4), 0.5, 1)) == Range{0.5, 1}));
        const WireType unit = within(row_type(2), 0, 1), wide = row_type(2),
                       minus = within(row_type(2), -3, -1);
        QVERIFY((answer("Add", {}, {unit, minus}).range == Range{-3, 0}));
        QVERIFY((answer("Subtract", {}, {unit, minus}).range == Range{1, 4}));
        QVERIFY((answer("Multiply", {}, {unit, minus}).range == Range{-3, 0}));
        QVERIFY((answer("Multiply", {}, {within(row_type(2), 0, 0.5), wide}).range == wide.range));
    }

    void poolsRefusePaddingOnlyBeyondHalf() {
        QCOMPARE(shape("MaxPool2D", {{"window", List{3, 3}}, {"pad", List{1, 1}}, {"stride", List{2, 2}}},
                       {picture_type(1, 8, 8)}),
                 "N × C 1 × H 4 × W 4");
    }

    void denseTakesItsUnitsFromTheData() {
        const DataInfo data = digits();
        Sample sample;
        sample.parameters = {{"units", std::int64_t(0)}};
        sample.inputs = {row_type(4)};
        QCOMPARE(named_text(reference::type_of(*find_block("Dense"), sample, &data).outputs.at(0)),
                 "N × F 10");
    }

    void datasetTypes() {
        DataInfo data = digits();
        const BlockSpec& spec = *find_block("Dataset");
        TypeAnswer answer = reference::type_of(spec, {}, &data);
        QCOMPARE(named_text(answer.outputs.at(0)), "N × C 1 × H 5 × W 4");
        QVERIFY((answer.outputs[0].range == Range{0, 1}));
        QVERIFY(answer.outputs.at(1) == label_type(10));
        data.classes = 0;
        data.targets = 3;
        answer = reference::type_of(spec, {}, &data);
        QVERIFY(answer.outputs.at(1) == row_type(3));
        QCOMPARE(reference::type_of(spec, {}).problems.at(0).id, "dataset.not-open");
    }

    void flattenIsOfferedBeforeDense() {
        Sample sample;
        sample.inputs = {picture_type(1, 4, 4)};
        QCOMPARE(reference::type_of(*find_block("Dense"), sample).problems.at(0).adapter, "Flatten");
    }

  private:
    static void blocks() {
        QTest::addColumn<QString>("kind");
        for (const BlockSpec& spec : catalogue())
            QTest::addRow("%s", spec.id.c_str()) << QString::fromStdString(spec.id);
    }
};

QTEST_GUILESS_MAIN(BlockTypesTest)
#include "block_types_test.moc"
