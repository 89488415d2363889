// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/formula_parser.h"

#include "engine/lower/formula_lowering.h"
#include "tests/support/reference_evaluator.h"

#include <QTest>

#include <cmath>

using namespace glassbox;

namespace {

/// The value of an expression for x = 2, y = -3.
double value_of(const std::string& expression) {
    const auto parsed = parse_formula(expression);
    if (!std::holds_alternative<Formula>(parsed)) return std::nan("");
    Program program;
    ProgramBuilder build(program);
    const auto number = [&](const std::string& name) { return build.constant(name == "x" ? 2 : -3); };
    build.output("y", emit_formula(build, std::get<Formula>(parsed), number));
    return reference::evaluate(program, {}).at("y").as_double().at(0);
}

} // namespace

class FormulaParserTest final : public QObject {
    Q_OBJECT

  private slots:
    void values_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<double>("expected");
        const auto row = [](const char* expression, double expected) {
            QTest::newRow(expression) << expression << expected;
        };
        row("1 + 2*3", 7);
        row("(1 + 2)*3", 9);
        row("8/4/2", 1);
        row("7 - 2 - 1", 4);
        row("-x^2", -4);
        row("2^-1", 0.5);
        row("2^3^2", 512);
        row("y^3", -27);
        row("y^-2", 1.0 / 9);
        row("y^0 + x^8", 257);
        row("x^0.5", std::sqrt(2.0));
        row("--x - +y", 5);
        row("pow(x, 3) + square(y)", 17);
        row("min(x, y) + 10*max(x, y)", 17);
        row("sin(pi/2) + cos(0)", 2);
        row("log(e^2)", 2);
        row("exp(1) - e", 0);
        row("sqrt(16) + abs(y) + sign(y) + floor(2.7)", 8);
        row("tanh(0) + sigmoid(0) + relu(y) + erf(0)", 0.5);
        row("1.5e1 + .5", 15.5);
        row(" x\t*\n3 ", 6);
    }
    void values() {
        QFETCH(QString, expression);
        QFETCH(double, expected);
        QVERIFY2(std::abs(value_of(expression.toStdString()) - expected) < 1e-12,
                 qPrintable(QString::number(value_of(expression.toStdString()))));
    }

    void namesInOrder() {
        const auto formula = std::get<Formula>(parse_formula("b*x + a*b + pi + e_1"));
        QVERIFY((formula.names == std::vector<std::string>{"b", "x", "a", "e_1"}));
    }

    void errors_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* expression, int position, const char* expected, const char* found) {
            QTest::newRow(expression) << expression << position << expected << found;
        };
        row("", 1, "operand", "");
        row("a +", 4, "operand", "");
        row("a + * b", 5, "operand", "*");
        row("2x", 2, "operator", "x");
        row("a b", 3, "operator", "b");
        row("a)", 2, "operator", ")");
        row("(a", 3, "closing-parenthesis", "");
        row("sin a", 5, "opening-parenthesis", "a");
        row("min(a)", 6, "comma", ")");
        row("min(a, b, c)", 9, "closing-parenthesis", ",");
        row("foo(a)", 1, "function", "foo");
        row("a § b", 3, "operator", "§");
        row("ä", 1, "operand", "ä");
        row(".", 1, "operand", ".");
        row("1e999", 1, "operand", "1e999");
    }
    void errors() {
        QFETCH(QString, expression);
        QFETCH(int, position);
        QFETCH(QString, expected);
        QFETCH(QString, found);
        const auto parsed = parse_formula(expression.toStdString());
        QVERIFY(std::holds_alternative<FormulaError>(parsed));
        const auto error = std::get<FormulaError>(parsed);
        QCOMPARE(QString::fromStdString(error.expected), expected);
        QCOMPARE(error.position, position);
        QCOMPARE(QString::fromStdString(error.found), found);
    }

    void deepAndLongTextsAreRefused() {
        for (const std::string& text :
             {std::string(100000, '('), std::string(3000, '('), std::string(3000, '-') + "a",
              "a" + std::string(3000, '^'), std::string(5000, ' ') + "a"}) {
            const auto parsed = parse_formula(text);
            QVERIFY(std::holds_alternative<FormulaError>(parsed));
            QVERIFY(std::get<FormulaError>(parsed).expected == "shorter" || text[1] == '^');
        }
        std::string sum = "a";
        for (int i = 0; i < 1000; ++i) sum += "+a";
        QVERIFY(std::holds_alternative<Formula>(parse_formula(sum)));
    }

    void startValues() {
        const auto list = std::get<std::vector<StartValue>>(parse_start_values(" a=1, b = -0.5,c"));
        QVERIFY((list == std::vector<StartValue>{{"a", 1}, {"b", -0.5}, {"c", 0}}));
        QVERIFY(std::get<std::vector<StartValue>>(parse_start_values("")).empty());
    }

    void wrongStartValues() {
        const auto error = [](const char* text) { return std::get<FormulaError>(parse_start_values(text)); };
        QVERIFY((error("=1") == FormulaError{1, "name", "="}));
        QVERIFY((error("a=1, a=2") == FormulaError{6, "name", "a"}));
        QVERIFY((error("sin=1") == FormulaError{1, "name", "sin"}));
        QVERIFY((error("a=b") == FormulaError{3, "value", "b"}));
        QVERIFY((error("a=1 b") == FormulaError{5, "comma", "b"}));
    }
};

QTEST_GUILESS_MAIN(FormulaParserTest)
#include "formula_parser_test.moc"
