// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/example_run.h"

#include <QDir>
#include <QTest>

#include <cmath>

using namespace glassbox;

namespace {

/// Trains a document to its own length and gives the metric of its accuracy block on a part.
double accuracy_after(const Model& model, Part part) {
    const ExampleRun run = start_run(model);
    trained(*run, int(model.run.steps));
    return must(run->evaluate(part)).metrics.at("accuracy");
}

Model with_seed(Model model, int seed) {
    model.run.seed = std::uint64_t(seed);
    return model;
}

void three_seeds() {
    QTest::addColumn<int>("seed");
    for (const int seed : {1, 2, 3}) QTest::addRow("seed %d", seed) << seed;
}

/// Mean of the first loss over records begin..end.
double mean_loss(const std::vector<StepRecord>& records, std::size_t begin, std::size_t end) {
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += records[i].losses.begin()->second;
    return sum / double(end - begin);
}

} // namespace

/// What the examples promise.
class ExamplesTest : public QObject {
    Q_OBJECT

  private slots:
    void trains_data() {
        QTest::addColumn<QString>("name");
        const QDir folder(GLASSBOX_SOURCE_DIR "/resources/examples");
        for (const QFileInfo& file : folder.entryInfoList({"*.glassbox"}, QDir::Files))
            QTest::newRow(qPrintable(file.baseName())) << file.baseName();
    }
    void trains() {
        QFETCH(QString, name);
        const Model model = example(name.toStdString());
        const Sources sources = open_sources(model);
        QVERIFY(sources.contains("data")); // every example's data block is called that
        const CheckResult result = check(model, infos_of(sources));
        for (const Diagnostic& diagnostic : result.diagnostics) QFAIL(plain_text(diagnostic.message).c_str());
        const ExampleRun run = start_run(model, sources);
        std::vector<StepRecord> records;
        for (int done = 0; done < 100; done += 50) must(run->train(50, records));
        QCOMPARE(records.size(), std::size_t(100));
        const double before = mean_loss(records, 0, 10);
        const double after = mean_loss(records, 90, 100);
        QVERIFY2(after < 0.95 * before, qPrintable(QString("%1 -> %2").arg(before).arg(after)));
    }

    void xorIsLearned_data() { three_seeds(); }
    void xorIsLearned() {
        QFETCH(int, seed);
        QCOMPARE(accuracy_after(with_seed(example("xor"), seed), Part::Train), 1.0);
        QCOMPARE(accuracy_after(with_seed(example("xor"), seed), Part::Test), 1.0);
    }

    void cleanXorIsLearned_data() { three_seeds(); }
    void cleanXorIsLearned() {
        QFETCH(int, seed);
        Model model = with_seed(example("xor"), seed);
        model.main().blocks.at("data").parameters["noise"] = 0.0;
        QCOMPARE(accuracy_after(model, Part::Test), 1.0);
    }

    void spiralsAreLearned_data() { three_seeds(); }
    void spiralsAreLearned() {
        QFETCH(int, seed);
        const double accuracy = accuracy_after(with_seed(example("spirals-mlp"), seed), Part::Test);
        QVERIFY2(accuracy >= 0.98, qPrintable(QString::number(accuracy)));
    }

    void tables_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("seed");
        QTest::addColumn<double>("bound");
        for (const int seed : {1, 2, 3}) {
            QTest::addRow("iris, seed %d", seed) << "builtin:iris" << seed << 0.93;
            QTest::addRow("uci-digits, seed %d", seed) << "builtin:uci-digits" << seed << 0.95;
        }
    }
    void tables() {
        QFETCH(QString, path);
        QFETCH(int, seed);
        QFETCH(double, bound);
        Model model = with_seed(example("table-mlp"), seed);
        model.main().blocks.at("data").parameters["path"] = path.toStdString();
        const double accuracy = accuracy_after(model, Part::Test);
        QVERIFY2(accuracy > bound, qPrintable(QString::number(accuracy)));
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "examples_test.moc"
