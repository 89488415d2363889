// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/catalogue.h"
#include "engine/data/open_source.h"
#include "engine/model/model_json.h"
#include "engine/train/training_run.h"
#include "tests/support/must.h"

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
    Model model =
        must(load_model(std::string(GLASSBOX_SOURCE_DIR "/resources/examples/") + name + ".glassbox"));
    model.run.batch = batch;
    for (auto& [id, block] : model.main().blocks) make_plain(block);
    return model;
}

struct Started {
    std::unique_ptr<TrainingRun> run;
    BatchSourcePtr source;
};

Started start(const Model& model, Storage precision) {
    const Block& data = model.main().blocks.at("data");
    const BatchSourcePtr source =
        must(open_source(complete_parameters(*find_block("Dataset"), data.parameters), "."));
    const Sources sources{{"data", source}};
    const CheckResult checked = check(model, infos_of(sources));
    if (!checked.ok()) qFatal("%s", plain_text(checked.diagnostics.front().message).c_str());
    const BackendPtr device = must(open_device("cpu", {2}));
    return {must(TrainingRun::start(checked.graph, sources, device, {model.run, precision})), source};
}

/// Weights, gradients of the first step, and the data, for the other side.
Checkpoint exported(Started& started) {
    Checkpoint state = started.run->checkpoint();
    std::erase_if(state.tensors,
                  [](const auto& entry) { return entry.first.find('/') != std::string::npos; });
    for (auto& [key, gradient] : must(started.run->gradients())) state.tensors["gradient/" + key] = gradient;
    std::vector<std::int64_t> rows(std::size_t(started.source->info().train_count));
    std::iota(rows.begin(), rows.end(), 0);
    must(started.source->fetch(Part::Train, rows, state.tensors["inputs"], state.tensors["targets"]));
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
        QTest::addColumn<QString>("example");
        QTest::newRow("digits-mlp") << "digits-mlp";
        QTest::newRow("digits-cnn") << "digits-cnn";
    }

    void agrees() {
        QFETCH(QString, example);
        const Model model = plain_example(example.toStdString());
        Started single = start(model, Storage::F32);
        const QJsonObject other = other_side(model, exported(single));
        const QJsonObject gradients = other["gradients"].toObject();
        QVERIFY(gradients.size() >= 4);
        double worst = 0;
        for (const QString& key : gradients.keys()) {
            const double difference = gradients[key].toDouble(1);
            worst = std::max(worst, difference);
            QVERIFY2(difference < 1e-5, qPrintable(key + " " + QString::number(difference)));
        }

        Started precise = start(model, Storage::F64);
        std::vector<StepRecord> records;
        must(precise.run->train(steps, records));
        const QJsonArray losses = other["losses"].toArray();
        QCOMPARE(int(losses.size()), steps);
        double worst_loss = 0;
        for (int i = 0; i < steps; ++i) {
            const double ours = records[std::size_t(i)].losses.begin()->second;
            const double theirs = losses[i].toDouble();
            worst_loss = std::max(worst_loss, std::abs(ours - theirs) / theirs);
        }
        qInfo("%s: gradients within %.2g, losses within %.2g", qPrintable(example), worst, worst_loss);
        QVERIFY(worst_loss < 1e-8);
        // Training happened: the comparison is not of standing still.
        QVERIFY(records.back().losses.begin()->second < 0.8 * records.front().losses.begin()->second);
    }
};

QTEST_GUILESS_MAIN(TorchParityTest)
#include "torch_parity_test.moc"
