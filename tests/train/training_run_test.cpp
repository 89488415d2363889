// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/errors.h"
#include "tests/support/example_run.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace glassbox;

namespace {

Model small_cnn() {
    Model model = example("digits-cnn");
    model.run.batch = 32;
    return model;
}

bool all_finite(const Checkpoint& checkpoint) {
    for (const auto& [key, tensor] : checkpoint.tensors)
        for (const double value : tensor.as_double())
            if (!std::isfinite(value)) return false;
    return true;
}

} // namespace

class TrainingRunTest : public QObject {
    Q_OBJECT

  private slots:
    void resetGivesTheStartAgain() {
        const ExampleRun run = start_run(small_cnn());
        const Checkpoint start = run->checkpoint();
        const auto first = trained(*run, 5);
        QVERIFY(run->checkpoint() != start);
        must(run->reset());
        QVERIFY(run->checkpoint() == start);
        const auto again = trained(*run, 5);
        for (std::size_t i = 0; i < 5; ++i) QCOMPARE(again[i].losses, first[i].losses);
    }

    void liveParametersActAtOnceAndAreLogged() {
        const ExampleRun run = start_run(small_cnn());
        trained(*run, 3);
        const Tensor before = run->tensor("conv1.weight");
        run->set_live("optimizer.rate", 0.0);
        trained(*run, 2);
        QVERIFY(run->tensor("conv1.weight") == before); // no rate, no change
        run->set_live("optimizer.rate", 0.5);
        trained(*run, 1);
        const std::vector<double> now = run->tensor("conv1.weight").as_double();
        const std::vector<double> old = before.as_double();
        double largest = 0;
        for (std::size_t i = 0; i < now.size(); ++i) largest = std::max(largest, std::abs(now[i] - old[i]));
        QVERIFY(largest > 0.05);
        const Checkpoint state = run->checkpoint();
        const std::vector<LoggedCommand> log{{3, "optimizer.rate", 0.0}, {5, "optimizer.rate", 0.5}};
        QVERIFY(state.log == log);
        QCOMPARE(state.live.at("optimizer.rate"), 0.5);
    }

    void restoredRunsKeepTheirLiveParameters() {
        const ExampleRun first = start_run(small_cnn());
        trained(*first, 2);
        first->set_live("optimizer.rate", 0.01);
        const Checkpoint middle = first->checkpoint();
        trained(*first, 5);
        const ExampleRun second = start_run(small_cnn());
        must(second->restore(middle));
        trained(*second, 5);
        QVERIFY(second->checkpoint() == first->checkpoint());
    }

    void restoreDoesAwayWithOtherLiveParameters() {
        const ExampleRun first = start_run(small_cnn());
        trained(*first, 2);
        const Checkpoint middle = first->checkpoint();
        trained(*first, 3);
        const ExampleRun second = start_run(small_cnn());
        second->set_live("optimizer.rate", 0.7); // is not in the checkpoint: the document's own rate is back
        must(second->restore(middle));
        trained(*second, 3);
        QVERIFY(second->checkpoint() == first->checkpoint());
    }

    void restoreRefusesWhatDoesNotFit() {
        const ExampleRun run = start_run(small_cnn());
        const Checkpoint right = run->checkpoint();
        trained(*run, 1);
        const Checkpoint trained_state = run->checkpoint();

        Checkpoint wrong = right;
        wrong.tensors["hidden.bias"] = Tensor::zeros(Storage::F32, {3, 5});
        auto refused = run->restore(wrong);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadFile);
        QCOMPARE(refused.error().message.id, std::string("checkpoint.shape"));
        QCOMPARE(argument(refused.error().message, "tensor"), std::string("hidden.bias"));
        QCOMPARE(argument(refused.error().message, "expected"), std::string("[64]"));
        QCOMPARE(argument(refused.error().message, "found"), std::string("[3, 5]"));

        wrong = right;
        wrong.tensors["nobody.weight"] = Tensor::zeros(Storage::F32, {1});
        refused = run->restore(wrong);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message.id, std::string("checkpoint.unknown-tensor"));
        QCOMPARE(argument(refused.error().message, "tensor"), std::string("nobody.weight"));

        wrong = right;
        wrong.tensors.erase("conv2.weight");
        refused = run->restore(wrong);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message.id, std::string("checkpoint.missing-tensor"));
        QCOMPARE(argument(refused.error().message, "tensor"), std::string("conv2.weight"));
        QVERIFY(run->checkpoint() == trained_state); // nothing was taken over
    }

    void weightsOnlyInitialise() {
        const ExampleRun first = start_run(small_cnn());
        trained(*first, 5);
        Checkpoint weights;
        for (const StoreEntry& entry : first->entries())
            if (entry.role == Role::Parameter) weights.tensors[entry.key] = first->tensor(entry.key);
        QVERIFY(weights.tensors.size() >= 8);
        const TemporaryFolder folder;
        must(save_checkpoint(weights, folder / "w.safetensors"));
        const ExampleRun second = start_run(small_cnn());
        must(second->restore(must(load_checkpoint(folder / "w.safetensors"))));
        QCOMPARE(second->state().step, std::uint64_t(0));
        for (const auto& [key, value] : weights.tensors) QVERIFY(second->tensor(key) == value);
        trained(*second, 1);
    }

    /// The held-out part does not divide by these batches: what is padded must not count.
    void evaluationCoversEverySampleOnce() {
        const ExampleRun first = start_run(small_cnn());
        trained(*first, 60);
        const Checkpoint state = first->checkpoint();
        const Evaluation expected = must(first->evaluate(Part::Test));
        const double accuracy = expected.metrics.at("accuracy");
        QVERIFY(accuracy > 0.3 && accuracy < 1);
        for (const int batch : {64, 1000, 7, 1024}) {
            Model model = small_cnn();
            model.run.batch = batch;
            const ExampleRun other = start_run(model);
            must(other->restore(state));
            const Evaluation found = must(other->evaluate(Part::Test));
            QCOMPARE(found.samples, std::int64_t(1000));
            QVERIFY(std::abs(found.metrics.at("accuracy") - accuracy) < 1e-12);
            QVERIFY(std::abs(found.losses.at("loss") - expected.losses.at("loss")) < 1e-6);
        }
    }

    /// Without a held-out part there is nothing to evaluate, and nothing that stops the training.
    void runsWithoutHeldOutPartAreTrained() {
        Model model = example("xor");
        model.main().blocks.at("data").parameters["test"] = 0.0;
        const ExampleRun run = start_run(model);
        must(run->prepare_views());
        QCOMPARE(trained(*run, 3).size(), std::size_t(3));
    }

    void divergenceNamesABlockAndStandsBefore() {
        Model model = small_cnn();
        model.main().blocks.at("optimizer").parameters["rate"] = 1e30;
        const ExampleRun run = start_run(model);
        std::vector<StepRecord> records;
        const auto failed = run->train(20, records);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Diverged);
        QCOMPARE(exit_status(failed.error().code), 5);
        const std::string block = argument(failed.error().message, "block");
        QVERIFY2(run->graph().find(block) != nullptr, block.c_str());
        QCOMPARE(argument(failed.error().message, "step"), std::to_string(run->state().step + 1));
        for (const StoreEntry& entry : run->entries())
            if (entry.role != Role::Moment)
                for (const double value : run->tensor(entry.key).as_double()) QVERIFY(std::isfinite(value));
        // It fails again in the same place: the state before the failing step is whole.
        const auto again = run->train(1, records);
        QVERIFY(!again);
        QCOMPARE(plain_text(again.error().message), plain_text(failed.error().message));
    }

    void plantedNanNamesItsReader_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("block");
        QTest::newRow("convolution") << "conv2.weight"
                                     << "conv2";
        QTest::newRow("layer") << "hidden.bias"
                               << "hidden";
        QTest::newRow("scores") << "scores.weight"
                                << "scores";
    }
    void plantedNanNamesItsReader() {
        QFETCH(QString, key);
        QFETCH(QString, block);
        const ExampleRun run = start_run(small_cnn());
        trained(*run, 2);
        Checkpoint state = run->checkpoint();
        QVERIFY(all_finite(state));
        for (float& value : state.tensors.at(key.toStdString()).values<float>())
            value = std::numeric_limits<float>::quiet_NaN();
        must(run->restore(state));
        std::vector<StepRecord> records;
        const auto failed = run->train(3, records);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Diverged);
        QCOMPARE(QString::fromStdString(argument(failed.error().message, "block")), block);
        QCOMPARE(run->state().step, std::uint64_t(2));
    }

    void manyStepsKeepTellingRecords() {
        const ExampleRun run = start_run(example("xor"));
        const auto records = trained(*run, 1000);
        QVERIFY(records.size() <= 130 && records.size() >= 64);
        QCOMPARE(records.back().step, std::uint64_t(1000));
        for (std::size_t i = 1; i < records.size(); ++i) QVERIFY(records[i].step > records[i - 1].step);
        QCOMPARE(trained(*run, 64).size(), std::size_t(64));
    }
};

QTEST_GUILESS_MAIN(TrainingRunTest)
#include "training_run_test.moc"
