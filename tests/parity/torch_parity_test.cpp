// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/example_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace glassbox;

namespace {

constexpr int steps = 50;
constexpr int batch = 32;
constexpr double rate = 1e-3;

/// Takes out of a block what is random or changes over the run.
void make_plain(Block& block) {
    if (block.kind == "Dropout") block.parameters["rate"] = 0.0;
    if (block.kind == "Adam") block.parameters = {{"rate", rate}};
    if (block.kind != "Dataset") return;
    const std::string path = std::get<std::string>(block.parameters.at("path"));
    block.parameters = {{"path", path}, {"shuffle", false}, {"normalise", std::string("none")}};
}

/// An example without anything random in its batches.
Model plain_example(const std::string& name) {
    Model model = example(name);
    model.run.batch = batch;
    for (auto& [id, block] : model.main().blocks) make_plain(block);
    return model;
}

/// Weights, gradients of the first step, and the data, for the other side.
Checkpoint exported(const ExampleRun& started) {
    Checkpoint state = started->checkpoint();
    std::erase_if(state.tensors,
                  [](const auto& entry) { return entry.first.find('/') != std::string::npos; });
    for (auto& [key, gradient] : must(started->gradients())) state.tensors["gradient/" + key] = gradient;
    const BatchSource& source = *started.sources.at("data");
    std::vector<std::int64_t> rows(std::size_t(source.info().train_count));
    std::iota(rows.begin(), rows.end(), 0);
    must(source.fetch(Part::Train, rows, state.tensors["inputs"], state.tensors["targets"]));
    state.has_state = false;
    return state;
}

QJsonObject other_side(const Model& model, const Checkpoint& state) {
    const QTemporaryDir folder;
    const std::string document = folder.filePath("model.glassbox").toStdString();
    const std::string weights = folder.filePath("state.safetensors").toStdString();
    must(save_model(model, document));
    must(save_checkpoint(state, weights));
    QProcess python;
    python.start("/usr/bin/python3", {GLASSBOX_SOURCE_DIR "/tests/parity/torch_parity.py",
                                      QString::fromStdString(document), QString::fromStdString(weights),
                                      QString::number(batch), QString::number(steps), QString::number(rate)});
    python.waitForFinished(300000);
    const QByteArray errors = python.readAllStandardError();
    if (python.exitCode() != 0) qFatal("PyTorch failed: %s", errors.constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

} // namespace

/// The engine beside PyTorch: first gradients in float, fifty losses in double.
class TorchParityTest : public QObject {
    Q_OBJECT

  private slots:
    void agrees_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("digits-mlp") << "digits-mlp";
        QTest::newRow("digits-cnn") << "digits-cnn";
    }

    void agrees() {
        QFETCH(QString, name);
        const Model model = plain_example(name.toStdString());
        const ExampleRun single = start_run(model);
        const QJsonObject other = other_side(model, exported(single));
        const QJsonObject gradients = other["gradients"].toObject();
        QVERIFY(gradients.size() >= 4);
        double worst = 0;
        for (const QString& key : gradients.keys()) {
            const double difference = gradients[key].toDouble(1);
            worst = std::max(worst, difference);
            QVERIFY2(difference < 1e-5, qPrintable(key + " " + QString::number(difference)));
        }

        const ExampleRun precise = start_run(model, {.precision = Storage::F64});
        const std::vector<StepRecord> records = trained(*precise, steps);
        const QJsonArray losses = other["losses"].toArray();
        QCOMPARE(int(losses.size()), steps);
        double worst_loss = 0;
        for (int i = 0; i < steps; ++i) {
            const double ours = records[std::size_t(i)].losses.begin()->second;
            const double theirs = losses[i].toDouble();
            worst_loss = std::max(worst_loss, std::abs(ours - theirs) / theirs);
        }
        qInfo("%s: gradients within %.2g, losses within %.2g", qPrintable(name), worst, worst_loss);
        QVERIFY(worst_loss < 1e-8);
        // Training happened: the comparison is not of standing still.
        QVERIFY(records.back().losses.begin()->second < 0.8 * records.front().losses.begin()->second);
    }
};

QTEST_GUILESS_MAIN(TorchParityTest)
#include "torch_parity_test.moc"
