// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/errors.h"
#include "tests/support/example_run.h"

#include <QTest>

using namespace glassbox;

namespace {

/// Another source that is said not to fit into memory, and of which a training sample may not be readable.
class StreamedSource final : public BatchSource {
  public:
    explicit StreamedSource(BatchSourcePtr source, std::int64_t bad_row = -1)
        : source_(std::move(source)), info_(source_->info()), bad_row_(bad_row) {
        info_.resident = false;
    }
    const DataInfo& info() const override { return info_; }
    bool resident() const override { return false; }
    Result<void> fetch(Part part, std::span<const std::int64_t> rows, Tensor& inputs,
                       Tensor& targets) const override {
        for (const std::int64_t row : rows)
            if (part == Part::Train && row == bad_row_)
                return fail(ErrorCode::BadFile, "picture.unreadable", {{"file", "cats/17.png"}});
        return source_->fetch(part, rows, inputs, targets);
    }

  private:
    BatchSourcePtr source_;
    DataInfo info_;
    std::int64_t bad_row_;
};

Sources streamed(const Sources& resident, std::int64_t bad_row = -1) {
    return {{"data", std::make_shared<StreamedSource>(resident.at("data"), bad_row)}};
}

/// An example whose epochs end inside a batch within few steps.
Model short_epochs(const std::string& name) {
    Model model = example(name);
    model.run.batch = 48;
    auto& parameters = model.main().blocks.at("data").parameters;
    if (name == "digits-cnn") parameters["test"] = 4601.0; // 399 to train on
    return model;
}

} // namespace

/// Where the data lie is nothing that training can notice.
class StreamedTest : public QObject {
    Q_OBJECT

  private slots:
    void sameBits_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("shuffle");
        QTest::newRow("pictures, shuffled") << "digits-cnn" << true;
        QTest::newRow("pictures, in order") << "digits-cnn" << false;
        QTest::newRow("rows, shuffled") << "table-mlp" << true;
        QTest::newRow("rows, in order") << "table-mlp" << false;
    }
    void sameBits() {
        QFETCH(QString, name);
        QFETCH(bool, shuffle);
        Model model = short_epochs(name.toStdString());
        model.main().blocks.at("data").parameters["shuffle"] = shuffle;
        const Sources resident = open_sources(model);
        const bool pictures = resident.at("data")->info().storage == Storage::U8;
        QCOMPARE(pictures, name == "digits-cnn");
        const ExampleRun first = start_run(model, resident);
        const ExampleRun second = start_run(model, streamed(resident));
        for (const int steps : {1, 7, 12}) {
            const auto expected = trained(*first, steps);
            const auto found = trained(*second, steps);
            for (std::size_t i = 0; i < expected.size(); ++i) {
                QCOMPARE(found[i].losses, expected[i].losses);
                QCOMPARE(found[i].metrics, expected[i].metrics);
            }
            for (const Part part : {Part::Test, Part::Train}) {
                const Evaluation whole = must(first->evaluate(part));
                const Evaluation in_pieces = must(second->evaluate(part));
                QCOMPARE(in_pieces.samples, whole.samples);
                QCOMPARE(in_pieces.losses, whole.losses);
                QCOMPARE(in_pieces.metrics, whole.metrics);
            }
            QVERIFY(must(second->gradients()) == must(first->gradients()));
        }
        QVERIFY(first->epoch() > 2); // the end of an epoch was passed, in the middle of a batch
        QVERIFY(second->checkpoint() == first->checkpoint());
    }

    void resumesInTheMiddle() {
        const Model model = short_epochs("digits-cnn");
        const Sources sources = streamed(open_sources(model));
        const ExampleRun first = start_run(model, sources);
        trained(*first, 5);
        const Checkpoint middle = first->checkpoint();
        trained(*first, 6);
        const ExampleRun second = start_run(model, sources);
        trained(*second, 2); // the prefetcher is somewhere else by then
        must(second->restore(middle));
        trained(*second, 6);
        QVERIFY(second->checkpoint() == first->checkpoint());
    }

    void errorsComeOutWithTheirFile() {
        Model model = short_epochs("digits-cnn");
        model.main().blocks.at("data").parameters["shuffle"] = false;
        const ExampleRun run = start_run(model, streamed(open_sources(model), 100)); // in the third batch
        trained(*run, 2);
        std::vector<StepRecord> records;
        const auto failed = run->train(1, records);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::BadFile);
        QCOMPARE(argument(failed.error().message, "file"), std::string("cats/17.png"));
        QCOMPARE(run->state().step, std::uint64_t(2));
        const auto again = run->evaluate(Part::Train);
        QVERIFY(!again);
        QCOMPARE(argument(again.error().message, "file"), std::string("cats/17.png"));
        must(run->evaluate(Part::Test));
    }
};

QTEST_GUILESS_MAIN(StreamedTest)
#include "streamed_test.moc"
