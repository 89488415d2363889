// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_json.h"
#include "tests/support/errors.h"

#include <QTest>

using namespace glassbox;

namespace {

using Integers = std::vector<std::int64_t>;

Model small_model() {
    Model model;
    model.main().blocks["conv1"] = Block{"Conv2D", 1, "", {}, ""};
    model.main().blocks["drop"] = Block{"Dropout", 1, "", {}, ""};
    model.main().blocks["shape"] = Block{"Reshape", 1, "", {}, ""};
    model.main().blocks["odd"] = Block{"Oracle", 1, "", {}, "{\"kind\":\"Oracle@1\"}"};
    return model;
}

} // namespace

class SetParameterTest final : public QObject {
    Q_OBJECT

  private slots:
    void valuesAreTypedByTheCatalogue_data() {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<ParameterValue>("value");
        const auto row = [](const char* assignment, ParameterValue value) {
            QTest::newRow(assignment) << assignment << value;
        };
        row("conv1.filters=16", std::int64_t(16));
        row("conv1.kernel=3x5", Integers{3, 5});
        row("conv1.kernel=3×5", Integers{3, 5});
        row("conv1.kernel=3, 5", Integers{3, 5});
        row("conv1.kernel=7", Integers{7, 7});
        row("conv1.bias=false", false);
        row("conv1.padding=valid", std::string("valid"));
        row("drop.rate=0.25", 0.25);
        row("drop.rate=0", 0.0);
    }

    void valuesAreTypedByTheCatalogue() {
        QFETCH(QString, assignment);
        QFETCH(ParameterValue, value);
        Model model = small_model();
        const std::string text = assignment.toStdString();
        const auto done = set_parameter(model, text);
        QVERIFY2(done.has_value(), done ? "" : plain_text(done.error().message).c_str());
        const std::string block = text.substr(0, text.find('.'));
        const std::string name = text.substr(text.find('.') + 1, text.find('=') - text.find('.') - 1);
        QVERIFY(model.main().blocks.at(block).parameters.at(name) == value);
    }

    void wrongAssignmentsSayWhatIsPossible_data() {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("argumentName");
        QTest::addColumn<QString>("argumentValue");
        const auto row = [](const char* assignment, const char* id, const char* name, const char* value) {
            QTest::newRow(assignment) << assignment << id << name << value;
        };
        row("conv1.filters", "call.set-form", "found", "conv1.filters");
        row("filters=3", "call.set-form", "found", "filters=3");
        row("conv1.=3", "call.set-form", "found", "conv1.=3");
        row("", "call.set-form", "found", "");
        row("dense.units=3", "call.set-no-block", "known", "conv1, drop, odd, shape");
        row("odd.depth=3", "call.set-unknown-kind", "kind", "Oracle@1");
        row("drop.p=3", "call.set-no-parameter", "known", "rate");
        row("conv1.filters=many", "check.parameter-needs-integer", "found", "many");
        row("conv1.filters=1.5", "check.parameter-needs-integer", "block", "conv1");
        row("conv1.filters=99999999999999999999", "check.parameter-needs-integer", "parameter", "filters");
        row("conv1.filters=0", "check.parameter-range", "range", "1 … 65536");
        row("conv1.kernel=3x", "check.parameter-needs-pair", "found", "3x");
        row("conv1.kernel=3x3x3", "check.parameter-needs-pair", "found", "3x3x3");
        row("conv1.kernel=", "check.parameter-needs-pair", "found", "");
        row("conv1.kernel=0x3", "check.parameter-range", "found", "0x3");
        row("conv1.bias=maybe", "check.parameter-needs-boolean", "found", "maybe");
        row("conv1.padding=some", "check.parameter-needs-choice", "choices", "same, valid, explicit");
        row("drop.rate=nan", "check.parameter-needs-real", "found", "nan");
        row("drop.rate=inf", "check.parameter-needs-real", "found", "inf");
        row("drop.rate=1e999", "check.parameter-needs-real", "found", "1e999");
        row("drop.rate=2", "check.parameter-range", "found", "2");
        row("shape.shape=1x1x1x1x1x1x1x1x1", "check.parameter-needs-shape", "block", "shape");
    }

    void wrongAssignmentsSayWhatIsPossible() {
        QFETCH(QString, assignment);
        QFETCH(QString, id);
        QFETCH(QString, argumentName);
        QFETCH(QString, argumentValue);
        Model model = small_model();
        const auto done = set_parameter(model, assignment.toStdString());
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().code, ErrorCode::WrongCall);
        QCOMPARE(QString::fromStdString(done.error().message.id), id);
        QCOMPARE(QString::fromStdString(argument(done.error().message, argumentName.toStdString())),
                 argumentValue);
        QVERIFY(model == small_model());
    }
};

QTEST_GUILESS_MAIN(SetParameterTest)
#include "set_parameter_test.moc"
