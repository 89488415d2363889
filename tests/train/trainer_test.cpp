// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/analysis.h"
#include "tests/support/errors.h"
#include "tests/support/open_trainer.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace glassbox;

namespace {

Model small_cnn() {
    Model model = example("digits-cnn");
    model.run.batch = 32;
    return model;
}

/// The held-out part under a checkpoint.
Evaluation evaluated(const Model& model, const Sources& sources, const Checkpoint& state) {
    const ExampleRun run = start_run(model, sources);
    must(run->restore(state));
    return must(run->evaluate(Part::Test));
}

} // namespace

class TrainerTest : public QObject {
    Q_OBJECT

  private slots:
    void nothingOpenIsIdle() {
        Trainer trainer([] {});
        QVERIFY(trainer.take() != nullptr);
        QVERIFY(trainer.take()->state == TrainerState::Idle);
        trainer.play();
        trainer.step(3);
        trainer.reset();
        trainer.set_live("optimizer.rate", 1);
        trainer.wait_until_idle();
        QVERIFY(trainer.take()->state == TrainerState::Idle);
    }

    void stepsAndReset() {
        OpenTrainer open(small_cnn());
        open->wait_until_idle();
        QVERIFY(open->take()->state == TrainerState::Paused);
        QCOMPARE(open->take()->step, std::uint64_t(0));
        open->step();
        open->wait_until_idle();
        QCOMPARE(open->take()->step, std::uint64_t(1));
        QVERIFY(open->take()->tests.empty()); // one step alone is not worth an evaluation
        open->step(9);
        open->wait_until_idle();
        const SnapshotPtr snapshot = open->take();
        QVERIFY(snapshot->state == TrainerState::Paused);
        QCOMPARE(snapshot->step, std::uint64_t(10));
        QVERIFY(!snapshot->tests.empty());
        QCOMPARE(snapshot->tests.back().step, std::uint64_t(10));
        const Evaluation test = evaluated(open.model, open.sources, open.checkpoint());
        QCOMPARE(snapshot->tests.back().metrics, test.metrics);
        QCOMPARE(snapshot->tests.back().losses, test.losses);
        QVERIFY(open.checkpoint() == open.expected(10));
        open->reset();
        QVERIFY(open.checkpoint() == open.expected(0));
        open->wait_until_idle();
        QVERIFY(open->take()->tests.empty());
    }

    void playAndPause() {
        OpenTrainer open(small_cnn());
        open->play();
        QTRY_VERIFY(open->take()->step > 20);
        QVERIFY(open->take()->state == TrainerState::Running);
        open->pause();
        open->wait_until_idle();
        const SnapshotPtr paused = open->take();
        QVERIFY(paused->state == TrainerState::Paused);
        QTest::qWait(50);
        QCOMPARE(open->take()->step, paused->step);
        QVERIFY(paused->steps_per_second > 0);
        QVERIFY(open.checkpoint() == open.expected(int(paused->step)));
    }

    void goesOnFromACheckpoint() {
        OpenTrainer first(small_cnn());
        first->step(6);
        const Checkpoint middle = first.checkpoint();
        OpenTrainer second(small_cnn(), middle);
        second->step(4);
        QVERIFY(second.checkpoint() == second.expected(10));
    }

    void liveParametersAndWatchedTensors() {
        OpenTrainer open(small_cnn());
        open->step(2);
        open->set_live("optimizer.rate", 0.0);
        open->watch({"conv1.weight", "nobody.weight"});
        open->step(3);
        open->wait_until_idle();
        const SnapshotPtr snapshot = open->take();
        QCOMPARE(snapshot->tensors.size(), std::size_t(1));
        const Checkpoint state = open.checkpoint();
        QVERIFY(*snapshot->tensors.at("conv1.weight") == state.tensors.at("conv1.weight"));
        QVERIFY(state.tensors.at("conv1.weight") == open.expected(2).tensors.at("conv1.weight"));
        const std::vector<LoggedCommand> log{{2, "optimizer.rate", 0.0}};
        QVERIFY(state.log == log);
    }

    /// Whoever takes snapshots, often or seldom, gets each record once, in order.
    void recordsInOrderWithoutLoss() {
        OpenTrainer open(small_cnn());
        std::vector<StepRecord> records;
        std::vector<StepRecord> tests;
        const auto take = [&] {
            const SnapshotPtr snapshot = open->take();
            records.insert(records.end(), snapshot->records.begin(), snapshot->records.end());
            tests.insert(tests.end(), snapshot->tests.begin(), snapshot->tests.end());
        };
        for (int i = 0; i < 30; ++i) {
            open->step(1 + i % 3);
            if (i % 4 == 0) take();
        }
        open->wait_until_idle();
        take();
        QCOMPARE(records.size(), std::size_t(60));
        for (std::size_t i = 0; i < records.size(); ++i) QCOMPARE(records[i].step, std::uint64_t(i + 1));

        open->play();
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 500) take();
        open->pause();
        open->wait_until_idle();
        take();
        take();
        for (std::size_t i = 1; i < records.size(); ++i) QVERIFY(records[i].step > records[i - 1].step);
        QCOMPARE(records.back().step, open->take()->step);
        QVERIFY(tests.size() >= 21); // of the twenty calls of several steps, and of playing
        for (std::size_t i = 1; i < tests.size(); ++i) QVERIFY(tests[i].step > tests[i - 1].step);
    }

    void publishesSeldom_data() {
        QTest::addColumn<bool>("taken");
        QTest::addColumn<double>("a_second");
        QTest::newRow("taken") << true << 10.0;
        QTest::newRow("not taken") << false << 2.0;
    }
    /// The more seldom, the less anybody looks.
    void publishesSeldom() {
        QFETCH(bool, taken);
        QFETCH(double, a_second);
        OpenTrainer open(example("xor"));
        open->wait_until_idle();
        const int before = open.publications;
        QElapsedTimer clock;
        clock.start();
        open->play();
        while (clock.elapsed() < 1200) {
            QTest::qWait(5);
            if (taken) open->take();
        }
        open->pause();
        open->wait_until_idle();
        const int published = open.publications - before - 2; // those of the two commands
        QVERIFY2(published >= 1, qPrintable(QString::number(published)));
        QVERIFY2(published <= a_second * double(clock.elapsed()) / 1000 + 1,
                 qPrintable(QString::number(published)));
    }

    void destructorJoinsPromptly() {
        auto open = std::make_unique<OpenTrainer>(small_cnn());
        open->trainer->play();
        QTRY_VERIFY(open->trainer->take()->step > 5);
        QElapsedTimer clock;
        clock.start();
        open.reset();
        QVERIFY(clock.elapsed() < 2000);
    }

    void divergenceIsAFailureWithItsError() {
        Model model = small_cnn();
        model.main().blocks.at("optimizer").parameters["rate"] = 1e30;
        OpenTrainer open(model);
        open->play();
        QTRY_VERIFY(open->take()->state == TrainerState::Failed);
        const SnapshotPtr failed = open->take();
        QVERIFY(failed->error.has_value());
        QCOMPARE(failed->error->code, ErrorCode::Diverged);
        QVERIFY(open.graph.find(argument(failed->error->message, "block")) != nullptr);
        open->play(); // stays failed until reset
        open->wait_until_idle();
        QVERIFY(open->take()->state == TrainerState::Failed);
        open->reset();
        open->wait_until_idle();
        QVERIFY(open->take()->state == TrainerState::Paused);
        QVERIFY(!open->take()->error.has_value());
    }

    void aModelThatCannotStartFails() {
        Model model = small_cnn();
        model.main().blocks.erase("optimizer");
        std::erase_if(model.main().wires, [](const Wire& wire) { return wire.to.block == "optimizer"; });
        OpenTrainer open(model);
        open->wait_until_idle();
        QVERIFY(open->take()->state == TrainerState::Failed);
        QCOMPARE(open->take()->error->code, ErrorCode::WrongModel);
        open.model = small_cnn();
        open.graph = checked(open.model, open.sources);
        open.open();
        open->step(2);
        QVERIFY(open.checkpoint() == open.expected(2));
    }

    void viewsDoNotChangeTheBits() {
        OpenTrainer open(small_cnn());
        std::vector<std::string> keys;
        Module module(open.graph);
        for (const StoreEntry& entry : module.store()) keys.push_back(entry.key);
        for (const std::string& key : std::vector(keys)) keys.push_back("gradient:" + key);
        open->watch(keys);
        open->measure(Measuring::Yes);
        std::atomic<bool> stop{false};
        std::atomic<int> probes{0};
        std::thread views([&] {
            const auto session =
                must(AnalysisSession::start(open.graph, open.sources, must(open_device("cpu", {2}))));
            const RawBatch batch =
                must(raw_batch(*open.sources.at("data"), Part::Test, std::vector<std::int64_t>{0, 1, 2}));
            while (!stop) {
                std::map<std::string, Tensor> tensors;
                const SnapshotPtr snapshot = open->take();
                for (const auto& [key, tensor] : snapshot->tensors) tensors[key] = *tensor;
                must(session->load(tensors));
                must(session->probe({{"relu1", "out"}, {"scores", "out"}}, {{"data", batch.inputs}}));
                ++probes;
            }
        });
        // The views' thread alone takes snapshots meanwhile; commands are answered by checkpoints.
        for (int i = 0; i < 15; ++i) open->step(4);
        const Checkpoint found = open.checkpoint();
        QTRY_VERIFY(probes > 5);
        stop = true;
        views.join();
        QVERIFY(found == open.expected(60));
    }
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "trainer_test.moc"
