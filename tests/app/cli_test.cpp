// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as others see it: the built program, its exit status, its lines.
#include <QtTest>

#include <csignal>
#include <sys/types.h>

namespace {

/// What a call of the program left behind.
struct Outcome {
    int status = -1;
    QList<QJsonObject> events;
    QString output;
    QString messages;

    QJsonObject last() const { return events.isEmpty() ? QJsonObject() : events.last(); }
    QList<QJsonObject> named(const QString& event) const {
        QList<QJsonObject> found;
        for (const QJsonObject& object : events)
            if (object["event"] == event) found.append(object);
        return found;
    }
};

const QString program = QStringLiteral(GLASSBOX_BINARY_DIR "/glassbox");

QProcessEnvironment withoutDisplay() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE"})
        environment.remove(name);
    environment.insert("LC_ALL", "C.UTF-8");
    return environment;
}

Outcome outcomeOf(QProcess& process) {
    Outcome outcome;
    outcome.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    outcome.output += process.readAllStandardOutput();
    outcome.messages = process.readAllStandardError();
    for (const QString& line : outcome.output.split('\n', Qt::SkipEmptyParts)) {
        const auto object = QJsonDocument::fromJson(line.toUtf8());
        if (object.isObject()) outcome.events.append(object.object());
    }
    return outcome;
}

Outcome call(const QStringList& arguments) {
    QProcess process;
    process.setProcessEnvironment(withoutDisplay());
    process.start(program, arguments);
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
    }
    return outcomeOf(process);
}

QByteArray contentOf(const QString& file) {
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

/// Two moons, a hidden layer of four, cross-entropy, Adam.
constexpr const char* small_document = R"({
  "format": 1,
  "run": {"batch": 16, "seed": 1, "steps": 30},
  "definitions": {"main": {
    "blocks": {
      "accuracy": {"kind": "Accuracy@1"},
      "data": {"kind": "Dataset@1", "parameters": {"path": "builtin:two-moons"}},
      "hidden": {"kind": "Dense@1", "parameters": {"units": 4}},
      "loss": {"kind": "CrossEntropy@1"},
      "optimizer": {"kind": "Adam@1"},
      "scores": {"kind": "Dense@1", "parameters": {"units": 2}},
      "tanh": {"kind": "Tanh@1"}
    },
    "wires": [
      {"from": "data.labels", "to": "accuracy.labels"},
      {"from": "data.labels", "to": "loss.labels"},
      {"from": "data.out", "to": "hidden.in"},
      {"from": "hidden.out", "to": "tanh.in"},
      {"from": "loss.out", "to": "optimizer.loss"},
      {"from": "scores.out", "to": "accuracy.in"},
      {"from": "scores.out", "to": "loss.in"},
      {"from": "tanh.out", "to": "scores.in"}
    ]
  }}
})";

} // namespace

class CliTest : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir folder_;

    QString path(const QString& name) const { return folder_.filePath(name); }
    QString written(const QString& name, const QByteArray& content) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(content);
        return file.fileName();
    }
    QString small() const { return path("small.glassbox"); }
    /// The small document with one text replaced by another.
    QString changed(const QString& name, const char* from, const char* to) const {
        QByteArray document = small_document;
        if (!document.contains(from)) return {};
        return written(name, document.replace(from, to));
    }

  private Q_SLOTS:
    void initTestCase() { QVERIFY(!written("small.glassbox", small_document).isEmpty()); }

    void versionTellsWhatABugReportNeeds() {
        const Outcome outcome = call({"--version"});
        QCOMPARE(outcome.status, 0);
        for (const char* part :
             {"glassbox 0.", "commit ", "Qt 6.", "Eigen 3.", "OpenCV 4.", "zlib 1.", "device cpu"})
            QVERIFY2(outcome.output.contains(part), part);
    }

    void helpHasExamples() {
        for (const QStringList& arguments :
             {QStringList{"--help"}, QStringList{"train", "--help"}, QStringList{"predict", "--help"}}) {
            const Outcome outcome = call(arguments);
            QCOMPARE(outcome.status, 0);
            QVERIFY(outcome.output.contains("Example"));
            QVERIFY(!outcome.output.contains("cli.help"));
        }
    }

    void wrongCalls_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("part");
        const QString file = small();
        QTest::newRow("unknown option") << QStringList{"train", file, "--nonsense"} << "--nonsense";
        QTest::newRow("no document") << QStringList{"train"} << "FILE";
        QTest::newRow("missing document") << QStringList{"train", path("none.glassbox")} << "none.glassbox";
        QTest::newRow("negative steps") << QStringList{"train", file, "--steps", "-1"} << "-1";
        QTest::newRow("steps that are no number") << QStringList{"train", file, "--steps", "many"} << "many";
        QTest::newRow("two lengths") << QStringList{"train", file, "--steps", "1", "--seconds", "1"} << "--s";
        QTest::newRow("batch of nothing") << QStringList{"train", file, "--batch", "0"} << "0";
        QTest::newRow("seconds that are nan") << QStringList{"train", file, "--seconds", "nan"} << "nan";
        QTest::newRow("unknown device") << QStringList{"train", file, "--device", "abacus"} << "abacus";
        QTest::newRow("unknown block") << QStringList{"check", file, "--set", "nobody.units=3"} << "nobody";
        QTest::newRow("unknown parameter")
            << QStringList{"check", file, "--set", "hidden.width=3"} << "width";
        QTest::newRow("value out of range")
            << QStringList{"check", file, "--set", "hidden.units=-4"} << "units";
        QTest::newRow("assignment without value")
            << QStringList{"check", file, "--set", "hidden.units"} << "hidden.units";
        QTest::newRow("missing weights")
            << QStringList{"evaluate", file, "--load", path("none.safetensors")} << "none.safetensors";
        QTest::newRow("weights not named") << QStringList{"evaluate", file} << "--load";
        QTest::newRow("missing data")
            << QStringList{"train", file, "--set", "data.path=" + path("none.csv")} << "none.csv";
        QTest::newRow("saving under no name") << QStringList{"train", file, "--save", ""} << "--save";
        QTest::newRow("held-out part that is neither fraction nor number")
            << QStringList{"check", file, "--set", "data.test=1.5"} << "1.5";
        QTest::newRow("answers over what they are made from")
            << QStringList{"predict", file, "--load", "w", "--input", file, "-o", file} << "answers";
        QTest::newRow("weights over the document")
            << QStringList{"train", file, "--steps", "1", "--save", file} << "small";
        QTest::newRow("picture over the document") << QStringList{"render", file, "-o", file} << "small";
        QTest::newRow("a seed that does not fit")
            << QStringList{"train", file, "--seed", "18446744073709551616"} << "18446744073709551616";
        QTest::newRow("a negative seed") << QStringList{"train", file, "--seed", "-1"} << "-1";
        QTest::newRow("unknown method")
            << QStringList{"attack", file, "--load", "w", "--method", "spell", "--epsilon", "1"} << "spell";
        QTest::newRow("size of a picture")
            << QStringList{"render", file, "-o", "p.png", "--size", "big"} << "big";
        QTest::newRow("window without display") << QStringList{file} << "display";
    }

    void wrongCalls() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, part);
        const Outcome outcome = call(arguments);
        QVERIFY2(outcome.messages.contains(part), qPrintable(outcome.messages));
        QCOMPARE(outcome.status, 2);
    }

    void anythingThatIsReadIsNeverReplaced() {
        const QString document = written("kept.glassbox", small_document), weights = path("kept.safetensors");
        QCOMPARE(call({"train", document, "--steps", "3", "--save", weights}).status, 0);
        const QByteArray before = contentOf(weights);
        const QString rows = written("rows.csv", "0.5,0.5\n1,0\n");
        QCOMPARE(call({"predict", document, "--load", weights, "--input", rows, "-o", weights}).status, 2);
        QCOMPARE(contentOf(weights), before);
        const QString table = written("table.csv", "0.5,0.25,a\n1,0,b\n0,1,a\n1,1,b\n0.5,1,a\n0.25,0,b\n");
        QCOMPARE(
            call({"train", document, "--set", "data.path=" + table, "--steps", "1", "--save", table}).status,
            2);
        QVERIFY(contentOf(table).startsWith("0.5,0.25,a"));
        QCOMPARE(contentOf(document), QByteArray(small_document));
        // Training goes on from weights and may put its own in their place.
        QCOMPARE(call({"train", document, "--steps", "1", "--load", weights, "--save", weights}).status, 0);
    }

    void severalDataBlocks_data() {
        QTest::addColumn<QByteArray>("blocks");
        QTest::addColumn<QByteArray>("wires");
        const QByteArray second = "\"more\": {\"kind\": \"Dataset@1\", \"parameters\": {\"path\": "
                                  "\"builtin:two-moons\", \"count\": 300}},\n";
        QTest::newRow("one is read by nothing") << second << QByteArray();
        QTest::newRow("one feeds only what serves nothing")
            << QByteArray(second + "\"idle\": {\"kind\": \"Tanh@1\"},\n")
            << QByteArray("{\"from\": \"more.out\", \"to\": \"idle.in\"},\n");
    }

    void severalDataBlocks() {
        QFETCH(QByteArray, blocks);
        QFETCH(QByteArray, wires);
        QByteArray document = small_document;
        document.replace("\"tanh\": {", blocks + "\"tanh\": {");
        document.replace("{\"from\": \"tanh.out\"", wires + "{\"from\": \"tanh.out\"");
        const Outcome outcome =
            call({"train", written("several.glassbox", document), "--steps", "20", "--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.messages));
        const Outcome alone = call({"train", small(), "--steps", "20", "--json"});
        QCOMPARE(outcome.last()["metrics"], alone.last()["metrics"]);
    }

    void nothingToTrainIsSaid() {
        const QString file = changed("nothing.glassbox", "{\"from\": \"scores.out\", \"to\": \"loss.in\"}",
                                     "{\"from\": \"data.out\", \"to\": \"loss.in\"}");
        const Outcome outcome = call({"train", file, "--steps", "3"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.messages.contains("Nothing can be trained"), qPrintable(outcome.messages));
    }

    void aLossMadeOfLossesIsALoss() {
        const QByteArray blocks = "\"half\": {\"kind\": \"Formula@1\", \"parameters\": {\"expression\": "
                                  "\"0.5*x\", \"trainable\": \"\"}}, \"sum\": {\"kind\": \"Add@1\"},\n";
        QByteArray document = small_document;
        document.replace("\"tanh\": {", blocks + "\"tanh\": {");
        document.replace("{\"from\": \"loss.out\", \"to\": \"optimizer.loss\"}",
                         "{\"from\": \"loss.out\", \"to\": \"half.x\"},"
                         "{\"from\": \"loss.out\", \"to\": \"sum.in1\"},"
                         "{\"from\": \"half.out\", \"to\": \"sum.in2\"},"
                         "{\"from\": \"sum.out\", \"to\": \"optimizer.loss\"}");
        const QStringList call_with{"--steps", "40", "--set", "optimizer.rate=0", "--json"};
        const Outcome summed = call(QStringList{"train", written("summed.glassbox", document)} + call_with);
        QVERIFY2(summed.status == 0, qPrintable(summed.messages));
        const Outcome plain = call(QStringList{"train", small()} + call_with);
        for (const char* metric : {"train_loss", "test_loss"}) {
            const double once = plain.last()["metrics"].toObject()[metric].toDouble(-1);
            const double more = summed.last()["metrics"].toObject()[metric].toDouble(-1);
            QVERIFY2(once > 0 && std::abs(more - 1.5 * once) < 1e-5 * once, metric);
        }
    }

    void evaluationsThatAreNotFiniteAreDivergence() {
        const Outcome outcome =
            call({"train", small(), "--steps", "1", "--set", "optimizer.rate=1e38", "--json"});
        QCOMPARE(outcome.status, 5);
    }

    void dataThatCannotBeReadAreTheOneFinding() {
        const Outcome outcome = call({"check", small(), "--json", "--set", "data.path=" + path("none.csv")});
        QCOMPARE(outcome.status, 2);
        const auto found = outcome.named("diagnostic");
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0]["block"].toString(), "data");
        QCOMPARE(found[0]["id"].toString(), "file.cannot-read");
        QVERIFY(found[0]["message"].toString().contains("none.csv"));
    }

    void longChainsAreCheckedAtOnce() {
        QByteArray blocks, wires;
        QString before = "hidden.out";
        for (int i = 0; i < 5000; ++i) {
            const QString id = QString("link%1").arg(i);
            blocks += QString("\"%1\": {\"kind\": \"Tanh@1\"},\n").arg(id).toUtf8();
            wires += QString("{\"from\": \"%1\", \"to\": \"%2.in\"},\n").arg(before, id).toUtf8();
            before = id + ".out";
        }
        QByteArray document = small_document;
        document.replace("\"tanh\": {", blocks + "\"tanh\": {");
        document.replace("{\"from\": \"hidden.out\", \"to\": \"tanh.in\"}",
                         wires + "{\"from\": \"" + before.toUtf8() + "\", \"to\": \"tanh.in\"}");
        const Outcome outcome = call({"check", written("long.glassbox", document), "--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.messages));
        QCOMPARE(outcome.named("wire").size(), 5008);
        QCOMPARE(outcome.last()["parameters"].toInt(), 22);
    }

    void brokenDocumentGivesTwo() {
        const Outcome outcome = call({"check", written("broken.glassbox", "{\"format\": 1, ")});
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.messages.contains("broken.glassbox"));
    }

    void trainReportsAsTheContractSays() {
        const Outcome outcome = call({"train", small(), "--steps", "20", "--log-every", "5", "--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.messages));
        const auto steps = outcome.named("step");
        QCOMPARE(steps.size(), 4);
        QCOMPARE(steps[0]["step"].toInt(), 5);
        QVERIFY(steps[0]["losses"].toObject().contains("optimizer"));
        const QJsonObject done = outcome.last();
        QCOMPARE(done["event"].toString(), "done");
        QCOMPARE(done["steps"].toInt(), 20);
        QCOMPARE(done["device"].toString(), "cpu");
        QVERIFY(!done["device_name"].toString().isEmpty());
        QVERIFY(done["seconds"].toDouble() > 0);
        QCOMPARE(done["steps_per_second"].toDouble(), 20 / done["seconds"].toDouble());
        QCOMPARE(done["loss"].toDouble(), steps.last()["loss"].toDouble());
        QCOMPARE(done["loss"], done["losses"].toObject()["optimizer"]);
        for (const char* metric : {"train_accuracy", "test_accuracy"}) {
            const double value = done["metrics"].toObject()[metric].toDouble(-1);
            QVERIFY2(value >= 0 && value <= 1, metric);
        }
    }

    void lengthsReplaceTheDocuments() {
        QCOMPARE(call({"train", small(), "--json"}).last()["steps"].toInt(), 30);
        QCOMPARE(call({"train", small(), "--json", "--steps", "0"}).last()["steps"].toInt(), 0);
        const QJsonObject epochs = call({"train", small(), "--json", "--epochs", "2", "--set",
                                         "data.count=200", "--set", "data.test=40"})
                                       .last();
        QCOMPARE(epochs["steps"].toInt(), 20); // 160 training samples in batches of 16, twice
        const QJsonObject seconds = call({"train", small(), "--json", "--seconds", "0.3"}).last();
        QVERIFY(seconds["seconds"].toDouble() >= 0.3 && seconds["seconds"].toDouble() < 1.5);
    }

    void equalRunsGiveEqualFiles() {
        const auto trained = [this](const QString& name, const QStringList& more) {
            const QString file = path(name);
            const Outcome outcome = call(QStringList{"train", small(), "--save", file, "--json"} + more);
            return outcome.status == 0 ? contentOf(file) : QByteArray();
        };
        const QByteArray whole = trained("whole", {"--steps", "40", "--threads", "1"});
        QVERIFY(!whole.isEmpty());
        QCOMPARE(trained("again", {"--steps", "40", "--threads", "2"}), whole);
        QVERIFY(trained("half", {"--steps", "17"}) != whole);
        QCOMPARE(trained("rest", {"--steps", "23", "--load", path("half")}), whole);
        QVERIFY(trained("other", {"--steps", "40", "--seed", "2"}) != whole);
    }

    void evaluateAgreesWithTrain() {
        const QString weights = path("evaluated.safetensors");
        const QJsonObject trained = call({"train", small(), "--save", weights, "--json"}).last();
        const Outcome outcome = call({"evaluate", small(), "--load", weights, "--json"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.last()["event"].toString(), "done");
        QCOMPARE(outcome.last()["metrics"].toObject()["test_accuracy"],
                 trained["metrics"].toObject()["test_accuracy"]);
    }

    void wrongModelGivesOneAndEveryDiagnostic() {
        const QString file = changed("wrong.glassbox", "Tanh@1", "Flatulence@3");
        const Outcome outcome = call({"check", file, "--json"});
        QCOMPARE(outcome.status, 1);
        QVERIFY(!outcome.named("diagnostic").isEmpty());
        const QJsonObject found = outcome.named("diagnostic").first();
        QCOMPARE(found["block"].toString(), "tanh");
        QCOMPARE(found["severity"].toString(), "error");
        QVERIFY(!found["id"].toString().isEmpty());
        QVERIFY(found["message"].toString().contains("Flatulence"));
        QVERIFY(outcome.messages.contains("Flatulence"));
        QCOMPARE(call({"train", file}).status, 1);
    }

    void checkNamesEveryWire() {
        const Outcome outcome = call({"check", small(), "--json"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.named("wire").size(), 8);
        for (const QJsonObject& wire : outcome.named("wire")) {
            if (wire["from"] != "hidden.out") continue;
            QCOMPARE(wire["to"].toString(), "tanh.in");
            QCOMPARE(wire["element"].toString(), "real");
            QCOMPARE(wire["shape"].toArray(), QJsonArray({"N", 4}));
        }
        QCOMPARE(outcome.last()["parameters"].toInt(), 2 * 4 + 4 + 4 * 2 + 2);
    }

    void checkDumpsStages() {
        for (const char* stage : {"program", "gradients", "plan"}) {
            const Outcome outcome = call({"check", small(), "--dump", stage});
            QCOMPARE(outcome.status, 0);
            QVERIFY(outcome.output.contains("hidden"));
        }
    }

    void divergenceGivesFiveAndTheBlock() {
        const Outcome outcome = call({"train", small(), "--set", "optimizer.rate=1e38", "--json"});
        QCOMPARE(outcome.status, 5);
        QCOMPARE(outcome.last()["event"].toString(), "diverged");
        const QString block = outcome.last()["block"].toString();
        QVERIFY(QString(small_document).contains("\"" + block + "\": {\"kind\""));
        QVERIFY(outcome.messages.contains(block));
    }

    void aRateThatIsFarTooLargeEndsTheDigitsToo() {
        const QString digits = GLASSBOX_SOURCE_DIR "/resources/examples/digits-cnn.glassbox";
        const Outcome outcome = call({"train", digits, "--set", "optimizer.rate=1e30", "--json"});
        QCOMPARE(outcome.status, 5);
        QVERIFY(contentOf(digits).contains("\"" + outcome.last()["block"].toString().toUtf8() + "\": {"));
    }

    void claimsAreJudged() {
        const char* first = "\"format\": 1,";
        const QString kept = changed(
            "kept.glassbox", first,
            R"("format": 1, "claims": [{"name": "c", "metric": "test_accuracy", "relation": ">=", "bound": 0}],)");
        const QString broken = changed(
            "broken-claim.glassbox", first,
            R"("format": 1, "claims": [{"name": "c", "metric": "test_accuracy", "relation": ">", "bound": 1}],)");
        const QString unknown = changed(
            "unknown-claim.glassbox", first,
            R"("format": 1, "claims": [{"name": "c", "metric": "beauty", "relation": ">", "bound": 1}],)");
        const Outcome holds = call({"train", kept, "--json"});
        QCOMPARE(holds.status, 0);
        QCOMPARE(holds.last()["claims"].toArray().first().toObject()["holds"].toBool(), true);
        const Outcome fails = call({"train", broken, "--json"});
        QCOMPARE(fails.status, 4);
        QCOMPARE(fails.last()["claims"].toArray().first().toObject()["holds"].toBool(), false);
        const Outcome refused = call({"train", unknown, "--json"});
        QCOMPARE(refused.status, 2);
        QVERIFY(refused.messages.contains("beauty") && refused.messages.contains("test_accuracy"));
    }

    void unwritableSaveIsSaidBeforeTraining() {
        const Outcome outcome = call({"train", small(), "--seconds", "100", "--save", path("none/weights")});
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.messages.contains("none"));
        QCOMPARE(call({"train", small(), "--seconds", "100", "--save", folder_.path()}).status, 2);
    }

    void interruptSavesAndGives130() {
        const QString weights = path("interrupted.safetensors");
        QProcess process;
        process.setProcessEnvironment(withoutDisplay());
        process.start(
            program, {"train", small(), "--seconds", "100", "--save", weights, "--log-every", "1", "--json"});
        QVERIFY(process.waitForReadyRead(60'000));
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(30'000));
        const Outcome outcome = outcomeOf(process);
        QCOMPARE(outcome.status, 130);
        QCOMPARE(outcome.last()["interrupted"].toBool(), true);
        QCOMPARE(outcome.named("step").last()["step"], outcome.last()["steps"]);
        QCOMPARE(call({"evaluate", small(), "--load", weights}).status, 0);
    }

    void predictAnswersRows() {
        const QString weights = path("predict.safetensors");
        QCOMPARE(call({"train", small(), "--save", weights}).status, 0);
        const QString table = written("points.csv", "x,y\n0,1\n1,-0.5\n2,0.3\n");
        const QString answers = path("answers.csv");
        const Outcome outcome =
            call({"predict", small(), "--load", weights, "--input", table, "-o", answers, "--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.messages));
        QCOMPARE(outcome.events.size(), 3);
        for (const QJsonObject& row : outcome.events) {
            QVERIFY(row.contains("input") && row.contains("class"));
            const QJsonArray probabilities = row["probabilities"].toArray();
            QCOMPARE(probabilities.size(), 2);
            QVERIFY(qAbs(probabilities[0].toDouble() + probabilities[1].toDouble() - 1) < 1e-6);
        }
        QCOMPARE(contentOf(answers).count('\n'), 4);
        const QString narrow = written("narrow.csv", "x\n0\n1\n");
        QCOMPARE(call({"predict", small(), "--load", weights, "--input", narrow}).status, 2);
    }

    void attackReportsAsTheContractSays() {
        const QString weights = path("attacked.safetensors");
        QCOMPARE(call({"train", small(), "--steps", "300", "--save", weights}).status, 0);
        const Outcome outcome = call({"attack", small(), "--load", weights, "--method", "fgsm", "--epsilon",
                                      "0.3", "--count", "50", "--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.messages));
        const QJsonObject done = outcome.last();
        QCOMPARE(done["method"].toString(), "fgsm");
        QCOMPARE(done["epsilon"].toDouble(), 0.3);
        QCOMPARE(done["samples"].toInt(), 50);
        QVERIFY(done["adversarial_accuracy"].toDouble(2) < done["clean_accuracy"].toDouble(-1));
        QVERIFY(done["random_accuracy"].toDouble(-1) >= done["adversarial_accuracy"].toDouble(2));
    }

    void listsNameBlocksAndDevices() {
        const Outcome blocks = call({"blocks", "--json"});
        QCOMPARE(blocks.status, 0);
        QVERIFY(blocks.events.size() >= 29);
        for (const QJsonObject& block : blocks.events) {
            const QByteArray id = block["id"].toString().toUtf8();
            QVERIFY2(!block["help"].toString().startsWith("block."), id);
            QVERIFY2(!block["formula"].toString().isEmpty(), id);
            for (const QJsonValue& parameter : block["parameters"].toArray()) {
                QVERIFY2(!parameter["help"].toString().startsWith("block."), id);
                QVERIFY2(parameter.toObject().contains("default") && parameter.toObject().contains("effect"),
                         id);
            }
        }
        const Outcome devices = call({"devices", "--json"});
        QCOMPARE(devices.status, 0);
        QCOMPARE(devices.events.first()["device"].toString(), "cpu");
        QCOMPARE(call({"blocks"}).status, 0);
        QCOMPARE(call({"devices"}).status, 0);
    }

    void renderRefusesAnUnknownView() {
        QCOMPARE(call({"render", small(), "-o", path("picture.png"), "--view", "nope"}).status, 2);
        QVERIFY(!QFile::exists(path("picture.png")));
    }

    void renderWritesTheFormatThatTheNameAsksFor() {
        const QString jpeg = path("picture.jpg");
        QCOMPARE(call({"render", small(), "-o", jpeg, "--size", "1000x700"}).status, 0);
        QFile file(jpeg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(3), QByteArray("\xff\xd8\xff"));
        const Outcome other = call({"render", small(), "-o", path("picture.tiff")});
        QCOMPARE(other.status, 2);
        QVERIFY2(other.messages.contains(".png"), qPrintable(other.messages));
    }

    void renderMakesAPictureWithoutADisplay() {
        const QString picture = path("window.png");
        const Outcome outcome =
            call({"render", small(), "-o", picture, "--steps", "5", "--size", "1000x700", "--theme", "dark"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.messages));
        QCOMPARE(QImage(picture).size(), QSize(1000, 700));
    }

    void everyExampleIsInOrder() {
        const QDir examples(GLASSBOX_SOURCE_DIR "/resources/examples");
        const QStringList files = examples.entryList({"*.glassbox"});
        QVERIFY(files.size() >= 6);
        for (const QString& file : files) {
            const Outcome outcome = call({"train", examples.filePath(file), "--steps", "2", "--json"});
            QVERIFY2(outcome.status == 0, qPrintable(file + outcome.messages));
        }
    }
};

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
