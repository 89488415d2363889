// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live_numbers.h"
#include "tests/support/models.h"

#include <QtTest>

using namespace glassbox;
using namespace glassbox::app;

using Change = std::function<void(Model&)>;

class LiveNumbersTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void whatNeedsAnotherProgram_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("alike");
        const auto row = [](const char* name, const Change& change, bool alike) {
            QTest::newRow(name) << change << alike;
        };
        row(
            "nothing", [](Model&) {}, true);
        row(
            "name", [](Model& m) { m.main().blocks.at("dense").name = "scores"; }, true);
        row(
            "place",
            [](Model& m) {
                m.main().layout["dense"] = {1, 2};
            },
            true);
        row(
            "frame", [](Model& m) { m.main().frames["frame"] = {}; }, true);
        row(
            "length of the run", [](Model& m) { m.run.steps = 7; }, true);
        row(
            "learning rate", [](Model& m) { m.main().blocks.at("optimizer").parameters["rate"] = 0.5; },
            true);
        row(
            "a default written down", [](Model& m) { m.main().blocks.at("dense").parameters["bias"] = true; },
            true);
        row(
            "width", [](Model& m) { m.main().blocks.at("dense").parameters["units"] = std::int64_t(11); },
            false);
        row(
            "rate and schedule",
            [](Model& m) {
                m.main().blocks.at("optimizer").parameters = {{"rate", 0.5}, {"warmup", std::int64_t(3)}};
            },
            false);
        row(
            "kind", [](Model& m) { m.main().blocks.at("optimizer").kind = "SGD"; }, false);
        row(
            "muted", [](Model& m) { m.main().blocks.at("flat").muted = true; }, false);
        row(
            "frozen", [](Model& m) { m.main().blocks.at("dense").frozen = true; }, false);
        row(
            "block", [](Model& m) { m.main().blocks.erase("accuracy"); }, false);
        row(
            "wire", [](Model& m) { m.main().wires.pop_back(); }, false);
        row(
            "batch", [](Model& m) { m.run.batch = 7; }, false);
        row(
            "seed", [](Model& m) { m.run.seed = 7; }, false);
    }
    void whatNeedsAnotherProgram() {
        QFETCH(const Change, change);
        QFETCH(const bool, alike);
        const Model model = right_draft().model;
        Model changed = model;
        change(changed);
        QCOMPARE(trainAlike(model, changed), alike);
        QCOMPARE(trainAlike(changed, model), alike);
    }

    void liveNumbersWithTheirDefaults() {
        Model model = right_draft().model;
        model.main().blocks["drop"] = {"Dropout", 1, "", {{"rate", 0.3}}, ""};
        model.main().blocks["wrong"] = {"Dropout", 1, "", {{"rate", 3.0}}, ""};
        model.main().blocks["odd"] = {"Oracle", 1, "", {{"rate", 3.0}}, "{}"};
        const std::map<std::string, double> expected{{"drop.rate", 0.3}, {"optimizer.rate", 0.001}};
        QCOMPARE(liveNumbers(model), expected);
    }
};

QTEST_GUILESS_MAIN(LiveNumbersTest)
#include "live_numbers_test.moc"
