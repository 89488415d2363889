// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/analysis.h"
#include "engine/base/atomic_file.h"
#include "tests/support/example_run.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace glassbox;

namespace {

constexpr int steps = 40;

/// Convolutions, dropout and augmentation, 40 steps.
Model convolutional() {
    Model model = example("digits-cnn");
    model.run.batch = 32;
    return model;
}

std::string bytes_of(const Checkpoint& checkpoint) {
    const TemporaryFolder folder;
    must(save_checkpoint(checkpoint, folder / "run.safetensors"));
    return must(read_file(folder / "run.safetensors", std::size_t(64) << 20));
}

/// The file after 40 steps in calls of `at_once`.
std::string file_after(const Model& model, const RunSetup& setup, int at_once) {
    const ExampleRun run = start_run(model, setup);
    for (int done = 0; done < steps; done += at_once) trained(*run, std::min(at_once, steps - done));
    return bytes_of(run->checkpoint());
}

} // namespace

/// Same seed, same device: the same bits, whatever the threads, calls, stops and lookers-on.
class DeterminismTest : public QObject {
    Q_OBJECT

    std::string expected_;

  private slots:
    void initTestCase() {
        expected_ = file_after(convolutional(), {1}, steps);
        QVERIFY(expected_.size() > 100000);
    }

    void sameFile_data() {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("at_once");
        QTest::newRow("again") << 1 << steps;
        QTest::newRow("two threads") << 2 << steps;
        QTest::newRow("three threads") << 3 << steps;
        QTest::newRow("step by step") << 2 << 1;
        QTest::newRow("calls of 7") << 3 << 7;
        QTest::newRow("calls of 32") << 2 << 32;
    }
    void sameFile() {
        QFETCH(int, threads);
        QFETCH(int, at_once);
        QVERIFY(file_after(convolutional(), {threads}, at_once) == expected_);
    }

    void resumedFromAFile() {
        const TemporaryFolder folder;
        {
            const ExampleRun first = start_run(convolutional());
            trained(*first, 20);
            must(save_checkpoint(first->checkpoint(), folder / "half.safetensors"));
        }
        Model model = convolutional();
        model.run.seed = 77; // what the file says wins
        const ExampleRun second = start_run(model);
        must(second->restore(must(load_checkpoint(folder / "half.safetensors"))));
        QCOMPARE(second->state().step, std::uint64_t(20));
        QCOMPARE(second->state().cursor, std::uint64_t(20 * 32));
        trained(*second, 20);
        QVERIFY(bytes_of(second->checkpoint()) == expected_);
    }

    void anotherSeedDiffers() {
        Model model = convolutional();
        model.run.seed = 2;
        const ExampleRun other = start_run(model);
        const ExampleRun same = start_run(convolutional());
        for (const StoreEntry& entry : other->entries())
            if (entry.initial.kind == Initial::Kind::Uniform || entry.initial.kind == Initial::Kind::Normal)
                QVERIFY2(other->tensor(entry.key) != same->tensor(entry.key), entry.key.c_str());
        const auto first = trained(*other, 1).front().losses;
        QVERIFY(first != trained(*same, 1).front().losses);
    }

    void lookersOnChangeNothing() {
        const ExampleRun run = start_run(convolutional());
        const auto session =
            must(AnalysisSession::start(run->graph(), run.sources, must(open_device("cpu", {1}))));
        const std::vector<std::int64_t> rows{0, 5, 9};
        const RawBatch batch = must(raw_batch(*run.sources.at("data"), Part::Test, rows));
        for (int done = 0; done < steps; done += 10) {
            trained(*run, 10);
            const Evaluation test = must(run->evaluate(Part::Test));
            QCOMPARE(test.samples, run.sources.at("data")->info().test_count);
            must(run->evaluate(Part::Train));
            must(run->gradients());
            must(session->load(run->checkpoint().tensors));
            const auto values =
                must(session->probe({{"relu1", "out"}, {"scores", "out"}}, {{"data", batch.inputs}}));
            QCOMPARE(values.at({"scores", "out"}).shape, (std::vector<std::int64_t>{3, 10}));
        }
        QVERIFY(bytes_of(run->checkpoint()) == expected_);
    }

    void anotherBlockLeavesTheRestAlone() {
        Model model = convolutional();
        Definition& main = model.main();
        main.blocks["a_first"] = Block{"Accuracy", 1, "", {}, ""};
        main.blocks["a_dense"] = Block{"Dense", 1, "", {{"units", std::int64_t(10)}}, ""};
        main.wires.push_back({{"flatten", "out"}, {"a_dense", "in"}});
        main.wires.push_back({{"a_dense", "out"}, {"a_first", "in"}});
        main.wires.push_back({{"data", "labels"}, {"a_first", "labels"}});
        const ExampleRun larger = start_run(model);
        const ExampleRun smaller = start_run(convolutional());
        QVERIFY(smaller->entries().size() >= 8);
        for (const StoreEntry& entry : smaller->entries())
            QVERIFY2(larger->tensor(entry.key) == smaller->tensor(entry.key), entry.key.c_str());
        // Random numbers and batches too are those of before.
        trained(*larger, 10);
        trained(*smaller, 10);
        for (const StoreEntry& entry : smaller->entries())
            QVERIFY2(larger->tensor(entry.key) == smaller->tensor(entry.key), entry.key.c_str());
    }
};

QTEST_GUILESS_MAIN(DeterminismTest)
#include "determinism_test.moc"
