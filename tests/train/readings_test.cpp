// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/readings.h"
#include "tests/support/open_trainer.h"

#include <QTest>

#include <cmath>

using namespace glassbox;

namespace {

double rms(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value * value;
    return std::sqrt(sum / double(values.size()));
}

Model small_cnn() {
    Model model = example("digits-cnn");
    model.run.batch = 32;
    return model;
}

} // namespace

class ReadingsTest : public QObject {
    Q_OBJECT

  private slots:
    void readingsAreTrue() {
        Model model = small_cnn();
        model.main().blocks.at("conv2").frozen = true;
        OpenTrainer open(model);
        open->measure(Measuring::Yes);
        open->step();
        open->wait_until_idle();
        const SnapshotPtr snapshot = open->take();
        QCOMPARE(snapshot->readings.size(), std::size_t(6)); // not those of the frozen block
        const ExampleRun run = start_run(open.model, open.sources);
        const Checkpoint before = run->checkpoint();
        const auto gradients = must(run->gradients());
        trained(*run, 1);
        for (const auto& [key, readings] : snapshot->readings) {
            QCOMPARE(readings.size(), std::size_t(1));
            const std::vector<double> old = before.tensors.at(key).as_double(),
                                      now = run->tensor(key).as_double();
            std::vector<double> change(old.size());
            for (std::size_t i = 0; i < old.size(); ++i) change[i] = now[i] - old[i];
            QCOMPARE(readings[0].step, std::uint64_t(0));
            QCOMPARE(readings[0].norm, rms(old));
            QCOMPARE(readings[0].gradient, rms(gradients.at(key).as_double()));
            QCOMPARE(readings[0].update_ratio, rms(old) > 0 ? rms(change) / rms(old) : 0);
        }
    }

    /// Readings come while it trains, in order, and cost little.
    void readingsComeNowAndThen() {
        OpenTrainer open(small_cnn());
        open->measure(Measuring::Yes);
        open->play();
        std::vector<ParameterReading> all;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const SnapshotPtr snapshot = open->take();
                if (const auto found = snapshot->readings.find("conv1.weight");
                    found != snapshot->readings.end())
                    all.insert(all.end(), found->second.begin(), found->second.end());
                return all.size() > 4;
            }(),
            60000);
        open->pause();
        open->wait_until_idle();
        for (std::size_t i = 1; i < all.size(); ++i) QVERIFY(all[i].step > all[i - 1].step + 5);
        QVERIFY(open.checkpoint() == open.expected(int(open->take()->step)));
    }

    void gradientsCanBeWatched() {
        OpenTrainer open(small_cnn());
        open->step(3);
        open->watch({"gradient:conv1.weight", "gradient:nobody.weight", "conv1.bias"});
        open->wait_until_idle();
        const SnapshotPtr snapshot = open->take();
        QCOMPARE(snapshot->tensors.size(), std::size_t(2));
        QCOMPARE(snapshot->gradient_step, std::uint64_t(3));
        const ExampleRun run = start_run(open.model, open.sources);
        trained(*run, 3);
        QVERIFY(*snapshot->tensors.at("gradient:conv1.weight") == must(run->gradients()).at("conv1.weight"));
        open->step(1);
        open->wait_until_idle();
        QCOMPARE(open->take()->gradient_step, std::uint64_t(4));
        QVERIFY(open.checkpoint() == open.expected(4));
    }

    void liveNumbersAndRatesAreInForce() {
        Model model = small_cnn();
        Parameters& given = model.main().blocks.at("optimizer").parameters;
        given = {{"rate", 0.01},
                 {"schedule", std::string("linear")},
                 {"schedule_length", std::int64_t(100)},
                 {"warmup", std::int64_t(10)}};
        OpenTrainer open(model);
        open->wait_until_idle();
        QCOMPARE(float(open->take()->live.at("rate:optimizer")), 0.001F);
        QCOMPARE(open->take()->live.at("optimizer.rate"), 0.01);
        QCOMPARE(open->take()->live.at("dropout.rate"), 0.25);
        open->step(55); // then 45 of 90 steps after the warm-up are over
        open->wait_until_idle();
        SnapshotPtr snapshot = open->take();
        QCOMPARE(float(snapshot->live.at("rate:optimizer")), 0.005F);
        QVERIFY(snapshot->rates.size() > 10);
        QCOMPARE(snapshot->rates.back().step, std::uint64_t(55));
        open->set_live("optimizer.rate", 0.1);
        open->wait_until_idle();
        QCOMPARE(float(open->take()->live.at("rate:optimizer")), 0.05F);
        QCOMPARE(open->take()->live.at("optimizer.rate"), 0.1);
    }
};

QTEST_GUILESS_MAIN(ReadingsTest)
#include "readings_test.moc"
