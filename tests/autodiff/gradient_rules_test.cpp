// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gradient_cases.h"

#include <QTest>

#include <set>

using namespace glassbox;
using glassbox::reference::gradient_cases;
using glassbox::reference::GradientCase;
using F = ScalarFunction;
using Values = std::vector<ValueId>;

class GradientRulesTest : public QObject {
    Q_OBJECT

  private slots:
    void agrees_with_differences_data() {
        QTest::addColumn<int>("number");
        const std::vector<GradientCase> cases = gradient_cases();
        for (std::size_t i = 0; i < cases.size(); ++i) QTest::newRow(cases[i].name.c_str()) << int(i);
    }

    void agrees_with_differences() {
        QFETCH(int, number);
        const std::string problem = reference::gradient_problem(gradient_cases()[std::size_t(number)]);
        QVERIFY2(problem.empty(), problem.c_str());
    }

    /// A rule that no case reaches would never be checked.
    void every_differentiable_op_has_a_case() {
        std::set<F> functions;
        std::set<OpKind> kinds;
        for (const GradientCase& each : gradient_cases())
            for (const Op& op : reference::forward_program(each).ops) {
                kinds.insert(op.kind);
                if (const auto* map = std::get_if<MapAttributes>(&op.attributes))
                    functions.insert(map->function);
            }
        for (int f = 0; f < scalar_function_count; ++f) QVERIFY2(functions.contains(F(f)), name_of(F(f)));
        for (const OpKind kind : {OpKind::Map, OpKind::Broadcast, OpKind::Reduce, OpKind::Contract,
                                  OpKind::Convolve, OpKind::Window, OpKind::Gather, OpKind::ScatterAdd,
                                  OpKind::Reshape, OpKind::Transpose, OpKind::Pad, OpKind::Concat})
            QVERIFY2(kinds.contains(kind), name_of(kind));
    }

    /// The check itself must see a gradient that is wrong.
    void a_wrong_gradient_is_found() {
        const GradientCase wrong{
            "x² with half of it stopped", {Shape{3}}, [](ProgramBuilder& b, const Values& x) {
                return b.multiply(x[0], b.map(F::StopGradient, {x[0]}));
            }};
        QVERIFY(!reference::gradient_problem(wrong).empty());
    }
};

QTEST_APPLESS_MAIN(GradientRulesTest)
#include "gradient_rules_test.moc"
