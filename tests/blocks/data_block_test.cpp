// SPDX-License-Identifier: GPL-3.0-or-later
// The Dataset block's lowering: order, scaling, augmentation, normalisation, evaluation, feeding, streaming.
#include "tests/support/lowered_block.h"
#include "tests/support/reference_evaluator.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace glassbox;
using reference::NamedTensors;

namespace {

constexpr std::int64_t side = 9;

DataInfo pictures() {
    DataInfo info;
    info.sample = {{Axis::Channels, 1}, {Axis::Height, side}, {Axis::Width, side}};
    info.pictures = true;
    info.storage = Storage::U8;
    info.classes = 10;
    info.train_count = 6;
    info.test_count = 5;
    info.mean = {0.25};
    info.deviation = {0.5};
    return info;
}

DataInfo rows() {
    DataInfo info;
    info.sample = {{Axis::Features, 3}};
    info.targets = 2;
    info.train_count = 6;
    info.test_count = 5;
    info.mean = {1, 2, 3};
    info.deviation = {1, 2, 4};
    return info;
}

/// Pictures with one white pixel in the middle.
Tensor dots(std::int64_t count) {
    Tensor tensor = Tensor::zeros(Storage::U8, {count, side, side, 1});
    for (std::int64_t i = 0; i < count; ++i)
        tensor.values<std::uint8_t>()[std::size_t(i * side * side + side * side / 2)] = 255;
    return tensor;
}

Tensor counted(std::vector<std::int64_t> shape) {
    std::vector<double> values(
        std::size_t(std::accumulate(shape.begin(), shape.end(), std::int64_t(1), std::multiplies())));
    std::iota(values.begin(), values.end(), 0);
    return Tensor::of(std::move(shape), std::span<const double>(values)).converted(Storage::F32);
}

/// Labels 0, 1, 2, ...: a sample's label is its place.
Tensor places(std::int64_t count) {
    return counted({count}).converted(Storage::I32);
}

struct Use {
    DataInfo info;
    Parameters parameters;
    Mode mode = Mode::Train;
    std::int64_t batch = 6;
    std::uint64_t step = 0;
    std::uint64_t cursor = 0;
};

NamedTensors run(const Use& use, const NamedTensors& inputs, const NamedTensors& store) {
    Sample sample;
    sample.parameters = use.parameters;
    auto lowered = reference::lower_alone(*find_block("Dataset"), sample, {use.mode, &use.info, Part::Test});
    ProgramBuilder build(lowered.program);
    build.output("out", lowered.outputs.at("out"));
    build.output("labels", lowered.outputs.at("labels"));
    build.output("raw", lowered.shared.raw.at("b"));
    if (lowered.shared.mask != no_value) build.output("mask", lowered.shared.mask);
    assert_valid(lowered.program, Stage::Lowered);
    RunState state;
    state.step = use.step;
    state.cursor = use.cursor;
    return reference::evaluate(bind(lowered.program, {use.batch, 1}), inputs, store, state);
}

NamedTensors train_pictures(Use use) {
    return run(use, {}, {{"b.train.inputs", dots(6)}, {"b.train.targets", places(6)}});
}

std::vector<double> ordered(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values;
}

/// Sum and centre of picture `n`.
struct Spot {
    double mass = 0, x = 0, y = 0;
};
Spot spot(const Tensor& tensor, std::int64_t n) {
    const std::vector<double> values = tensor.as_double();
    Spot found;
    for (std::int64_t i = 0; i < side * side; ++i) {
        const double value = values[std::size_t(n * side * side + i)];
        found.mass += value;
        found.x += value * double(i % side - side / 2);
        found.y += value * double(i / side - side / 2);
    }
    return found;
}

/// A source that does not fit the memory share.
class LargeSource final : public BatchSource {
  public:
    const DataInfo& info() const override { return info_; }
    bool resident() const override { return false; }
    Result<void> fetch(Part, std::span<const std::int64_t>, Tensor&, Tensor&) const override { return {}; }

  private:
    DataInfo info_ = pictures();
};

} // namespace

class DataBlockTest final : public QObject {
    Q_OBJECT

  private slots:
    void everyEpochHasEverySampleOnce() {
        const auto first = train_pictures({pictures(), {}}).at("labels").as_double();
        const auto second = train_pictures({pictures(), {}, Mode::Train, 6, 1, 6}).at("labels").as_double();
        const std::vector<double> all = {0, 1, 2, 3, 4, 5};
        QCOMPARE(ordered(first), all);
        QCOMPARE(ordered(second), all);
        QVERIFY(first != second);
    }

    void withoutShuffleAsTheyLie() {
        const Use use{pictures(), {{"shuffle", false}}, Mode::Train, 4, 1, 4};
        QCOMPARE(train_pictures(use).at("labels").as_double(), (std::vector<double>{4, 5, 0, 1}));
    }

    void bytesBecomeUnits() {
        const auto results = train_pictures({pictures(), {}});
        QCOMPARE(spot(results.at("out"), 0).mass, 1.0);
        QCOMPARE(results.at("out"), results.at("raw"));
    }

    void augmentationMovesTrainingPictures() {
        const Use use{pictures(), {{"shift", 2.0}}};
        const Tensor out = train_pictures(use).at("out");
        std::set<std::pair<double, double>> centres;
        for (std::int64_t n = 0; n < 6; ++n) {
            const Spot found = spot(out, n);
            QVERIFY(std::abs(found.mass - 1) < 1e-6);
            QVERIFY(std::abs(found.x) <= 2.0001 && std::abs(found.y) <= 2.0001);
            centres.insert({found.x, found.y});
        }
        QCOMPARE(centres.size(), std::size_t(6));
        Use next = use;
        next.step = 1;
        QVERIFY(train_pictures(next).at("out").as_double() != out.as_double());
    }

    void turnsAndZoomsKeepTheMiddle() {
        const Tensor out = train_pictures({pictures(), {{"rotation", 90.0}, {"scale", 0.2}}}).at("out");
        for (std::int64_t n = 0; n < 6; ++n) {
            const Spot found = spot(out, n);
            QVERIFY(std::abs(found.x) < 1e-6 && std::abs(found.y) < 1e-6);
            QVERIFY(found.mass > 0.9);
        }
    }

    void evaluationIsPlainAndMasked() {
        Use use{pictures(), {{"shift", 2.0}, {"rotation", 20.0}}, Mode::Evaluate, 4, 0, 4};
        const auto results = run(use, {}, {{"b.test.inputs", dots(5)}, {"b.test.targets", places(5)}});
        QCOMPARE(results.at("labels").as_double(), (std::vector<double>{4, 4, 4, 4}));
        QCOMPARE(results.at("mask").as_double(), (std::vector<double>{1, 0, 0, 0}));
        QCOMPARE(spot(results.at("out"), 0).x, 0.0);
    }

    void normalisesByChannel() {
        const Tensor out = train_pictures({pictures(), {{"normalise", std::string("standard")}}}).at("out");
        QCOMPARE(ordered(out.as_double()).front(), (0 - 0.25) / 0.5);
        QCOMPARE(ordered(out.as_double()).back(), (1 - 0.25) / 0.5);
    }

    void normalisesByFeature() {
        const Use use{rows(), {{"normalise", std::string("standard")}}, Mode::Feed, 2};
        const auto results =
            run(use, {{"feed:b.out", counted({2, 3})}, {"feed:b.labels", counted({2, 2})}},
                {{"b.mean", counted({1, 3})},
                 {"b.deviation", Tensor::of({1, 3}, std::span<const double>(std::vector<double>{1, 2, 4}))}});
        QCOMPARE(results.at("out").as_double(), (std::vector<double>{0, 0, 0, 3, 1.5, 0.75}));
        QCOMPARE(results.at("raw").as_double(), (std::vector<double>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(results.at("labels").as_double(), (std::vector<double>{0, 1, 2, 3}));
    }

    /// The means that the store begins with are those of the data.
    void meansStandInTheProgram() {
        const DataInfo info = rows();
        Sample sample;
        sample.parameters = {{"normalise", std::string("standard")}};
        const auto lowered = reference::lower_alone(*find_block("Dataset"), sample, {Mode::Feed, &info});
        const StoreEntry* mean = lowered.program.find_entry("b.mean");
        QVERIFY(mean != nullptr && mean->role == Role::Data && mean->initial.kind == Initial::Kind::Values);
        QCOMPARE(mean->initial.values, info.mean);
        QCOMPARE(lowered.program.find_entry("b.deviation")->initial.values, info.deviation);
    }

    void sourcesTellWhetherTheyFit() {
        const DataInfos infos = infos_of({{"large", std::make_shared<LargeSource>()}});
        QVERIFY(!infos.at("large").resident);
        QCOMPARE(infos.at("large").train_count, pictures().train_count);
    }

    void streamedBytesAreScaledToo() {
        Use use{pictures(), {}, Mode::Train, 2};
        use.info.resident = false;
        Tensor fed = dots(2).converted(Storage::F32);
        const auto results = run(use, {{"stream:b.out", fed}, {"stream:b.labels", places(2)}}, {});
        QCOMPARE(spot(results.at("out"), 1).mass, 1.0);
        use.mode = Mode::Evaluate;
        const auto evaluated =
            run(use, {{"stream:b.out", fed}, {"stream:b.labels", places(2)}, {"stream:b.mask", counted({2})}},
                {});
    }
};

QTEST_GUILESS_MAIN(DataBlockTest)
#include "data_block_test.moc"
