// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/number_expression.h"
#include "engine/catalogue/spec_parts.h"

#include <QTest>

using namespace glassbox;
using namespace glassbox::editor;

namespace {

using Integers = std::vector<std::int64_t>;

QString reasonOf(const ParameterSpec& parameter, const char* text) {
    const Typed<ParameterValue> value = typed_value(parameter, text);
    return value ? QString::fromStdString("accepted " + to_string(*value))
                 : QString::fromStdString(value.error().id);
}

} // namespace

class NumberExpressionTest final : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void valuesOfExpressions_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<double>("value");
        QTest::newRow("product") << "2*64" << 128.0;
        QTest::newRow("exponent") << "1e-3/2" << 0.0005;
        QTest::newRow("square") << "28*28" << 784.0;
        QTest::newRow("order") << "1 + 2*3^2" << 19.0;
        QTest::newRow("minus") << "-(4-1)/2" << -1.5;
        QTest::newRow("function") << "max(2, sqrt(16))" << 4.0;
        QTest::newRow("pi") << "cos(pi)" << -1.0;
        QTest::newRow("comma for a point") << "0,5" << 0.5;
    }

    void valuesOfExpressions() {
        QFETCH(QString, expression);
        QFETCH(double, value);
        const Typed<double> found = evaluated(expression.toStdString());
        QVERIFY(found.has_value());
        QCOMPARE(*found, value);
    }

    void refusals_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << " "
                                 << "field.empty";
        QTest::newRow("half") << "2*"
                              << "field.wrong-at";
        QTest::newRow("name") << "2*units"
                              << "field.no-names";
        QTest::newRow("zero") << "1/0"
                              << "field.not-finite";
        QTest::newRow("root") << "sqrt(-1)"
                              << "field.not-finite";
        QTest::newRow("calls") << "system(1)"
                               << "field.wrong-at";
        QTest::newRow("deep") << QString(5000, '(') << "field.wrong-at";
    }

    void refusals() {
        QFETCH(QString, expression);
        QFETCH(QString, reason);
        const Typed<double> found = evaluated(expression.toStdString());
        QVERIFY(!found.has_value());
        QCOMPARE(QString::fromStdString(found.error().id), reason);
    }

    void valuesOfParameters() {
        QCOMPARE(*typed_value(integer_parameter("units", 1, 0, 1000), "2*64"),
                 ParameterValue(std::int64_t(128)));
        QCOMPARE(*typed_value(real_parameter("rate", 1, 0, 1), "1e-3/2"), ParameterValue(0.0005));
        QCOMPARE(*typed_value(pair_parameter("kernel", {3, 3}, 1, 9), "2+1 × 5"),
                 ParameterValue(Integers{3, 5}));
        QCOMPARE(*typed_value(pair_parameter("kernel", {3, 3}, 1, 9), "3"), ParameterValue(Integers{3, 3}));
        QCOMPARE(*typed_value(shape_parameter("shape", {1}, -1), "8x2*10,max(3,4)"),
                 ParameterValue(Integers{8, 20, 4}));
        QCOMPARE(*typed_value(text_parameter("expression", ""), "2*x"), ParameterValue(std::string("2*x")));
    }

    void refusalsOfParameters() {
        QCOMPARE(reasonOf(integer_parameter("units", 1, 0, 1000), "28/3"), QString("field.needs-whole"));
        QCOMPARE(reasonOf(integer_parameter("units", 1, 0, 1000), "10^30"), QString("field.needs-whole"));
        QCOMPARE(reasonOf(integer_parameter("units", 1, 0, 1000), "40*40"), QString("field.range"));
        QCOMPARE(reasonOf(real_parameter("rate", 1, 0, 1), "-0.1"), QString("field.range"));
        QCOMPARE(reasonOf(pair_parameter("kernel", {3, 3}, 1, 9), "3x3x3"), QString("field.needs-pair"));
        QCOMPARE(reasonOf(pair_parameter("kernel", {3, 3}, 1, 9), "3x"), QString("field.empty"));
        QCOMPARE(reasonOf(choice_parameter("padding", {"same", "valid"}), "none"),
                 QString("field.needs-choice"));
    }
};

QTEST_APPLESS_MAIN(NumberExpressionTest)
#include "number_expression_test.moc"
