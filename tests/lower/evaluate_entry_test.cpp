// SPDX-License-Identifier: GPL-3.0-or-later
// What an evaluation says of how many samples it rests on.
#include "engine/data/batch_source.h"
#include "engine/lower/lower.h"
#include "engine/model/model_json.h"

#include <QtTest>

using namespace glassbox;

namespace {

/// Moons, scores, cross-entropy; `more` are further blocks.
Result<Model> moons(const std::string& more) {
    return model_from_json(R"({"format": 1, "definitions": {"main": {"blocks": {
      "data": {"kind": "Dataset@1", "parameters": {"path": "builtin:two-moons"}},)" +
                               more + R"(
      "loss": {"kind": "CrossEntropy@1"}, "optimizer": {"kind": "SGD@1"},
      "scores": {"kind": "Dense@1", "parameters": {"units": 2}}},
      "wires": [{"from": "data.labels", "to": "loss.labels"}, {"from": "data.out", "to": "scores.in"},
      {"from": "loss.out", "to": "optimizer.loss"}, {"from": "scores.out", "to": "loss.in"}]}}})",
                           "moons");
}

int countsIn(const Program& program) {
    return int(std::count_if(program.outputs.begin(), program.outputs.end(),
                             [](const auto& output) { return output.name == "count"; }));
}

} // namespace

class EvaluateEntryTest final : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void samplesAreCountedOnce_data() {
        QTest::addColumn<QByteArray>("more");
        QTest::newRow("one data block") << QByteArray();
        QTest::newRow("another that nothing reads")
            << QByteArray(R"("more": {"kind": "Dataset@1", "parameters": {"path": "builtin:xor"}},)");
    }

    void samplesAreCountedOnce() {
        QFETCH(QByteArray, more);
        const auto model = moons(more.toStdString());
        QVERIFY(model.has_value());
        DataInfos infos{{"data", (*generate("two-moons", {}))->info()},
                        {"more", (*generate("xor", {}))->info()}};
        const CheckResult checked = check(*model, infos);
        QVERIFY(checked.ok());
        const EntryRequest evaluation{EntryRequest::Kind::Evaluate, Part::Test, {}};
        QCOMPARE(countsIn(lower(checked.graph, evaluation)), 1);
        const EntryRequest training{EntryRequest::Kind::Phase, Part::Train, {}};
        QCOMPARE(countsIn(lower(checked.graph, training)), 0);
    }
};

QTEST_APPLESS_MAIN(EvaluateEntryTest)
#include "evaluate_entry_test.moc"
