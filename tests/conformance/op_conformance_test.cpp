// SPDX-License-Identifier: GPL-3.0-or-later
// Every op kind and variant on a device: in double against plain loops, fused and unfused; gradients and
// second derivatives in double against central differences; in float against double. The device is the
// environment variable GLASSBOX_TEST_DEVICE (cpu where it is not set).
#include "tests/support/device_program.h"
#include "tests/support/gradient_cases.h"
#include "tests/support/op_cases.h"

#include <QTest>

#include <set>

using namespace glassbox;
using namespace glassbox::reference;

namespace {

constexpr double double_tolerance = 1e-11;
constexpr double float_tolerance = 2e-5;

/// Cases that need more in float, by the beginning of their names, and why.
struct Exception {
    const char* name;
    double tolerance;
    const char* reason;
};
constexpr std::array<Exception, 0> exceptions{};

double tolerance_in_float(const std::string& name) {
    for (const Exception& each : exceptions)
        if (name.starts_with(each.name)) return each.tolerance;
    return float_tolerance;
}

template <class Case>
void add_rows(const std::vector<Case>& cases) {
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < cases.size(); ++i) QTest::newRow(cases[i].name.c_str()) << int(i);
}

} // namespace

class OpConformanceTest final : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        device_ = test_device();
        cases_ = op_cases();
        gradient_cases_ = gradient_cases();
    }

    void agreesWithPlainLoops_data() { add_rows(op_cases()); }
    void agreesWithPlainLoops() {
        QFETCH(int, number);
        const OpCase& each = cases_[std::size_t(number)];
        const Program program = each.program();
        const DrawnValues values = values_of(each, program);
        const NamedTensors expected = evaluate(program, values.inputs, values.store, each.state);
        NamedTensors in_double;
        for (const Fusion fusion : {Fusion::Off, Fusion::On}) {
            in_double = run(program, each, {{7, 1}, Storage::F64, fusion});
            const std::string problem = first_difference(expected, in_double, double_tolerance);
            QVERIFY2(problem.empty(), ((fusion == Fusion::On ? "fused: " : "unfused: ") + problem).c_str());
        }
        const NamedTensors in_float = run(program, each, {{7, 1}, Storage::F32, Fusion::On});
        const std::string problem = first_difference(in_double, in_float, tolerance_in_float(each.name));
        QVERIFY2(problem.empty(), ("in float: " + problem).c_str());
    }

    void gradientsAgreeWithDifferences_data() { add_rows(gradient_cases()); }
    void gradientsAgreeWithDifferences() {
        QFETCH(int, number);
        const Compiler on_device = [this](const Program& program) -> Run {
            const auto compiled = std::make_shared<DeviceProgram>(
                *device_, program, PlanOptions{{1, 1}, Storage::F64, Fusion::On});
            return [compiled](const NamedTensors& inputs) { return compiled->run(inputs); };
        };
        const std::string problem = gradient_problem(gradient_cases_[std::size_t(number)], on_device);
        QVERIFY2(problem.empty(), problem.c_str());
    }

    /// An op or a function that is added needs a case.
    void everyOpAndFunctionHasACase() {
        std::set<OpKind> kinds;
        std::set<ScalarFunction> functions;
        std::set<ConvolveKind> convolutions;
        std::set<WindowKind> windows;
        for (const OpCase& each : cases_)
            for (const Op& op : each.program().ops) {
                kinds.insert(op.kind);
                if (const auto* a = std::get_if<MapAttributes>(&op.attributes)) functions.insert(a->function);
                if (const auto* a = std::get_if<ConvolveAttributes>(&op.attributes))
                    convolutions.insert(a->kind);
                if (const auto* a = std::get_if<WindowAttributes>(&op.attributes)) windows.insert(a->kind);
            }
        for (int f = 0; f < scalar_function_count; ++f)
            QVERIFY2(functions.contains(ScalarFunction(f)), name_of(ScalarFunction(f)));
        for (int kind = 0; kind <= int(OpKind::Update); ++kind) {
            if (OpKind(kind) == OpKind::Gradient) continue; // Expanded before anything runs.
            QVERIFY2(kinds.contains(OpKind(kind)), name_of(OpKind(kind)));
        }
        QCOMPARE(convolutions.size(), std::size_t(3));
        QCOMPARE(windows.size(), std::size_t(5));
    }

  private:
    static DrawnValues values_of(const OpCase& each, const Program& program) {
        DrawnValues values = draw_values(program, each.low, each.high);
        for (NamedTensors* tensors : {&values.inputs, &values.store})
            for (auto& [name, tensor] : *tensors)
                if (const auto given = each.given.find(name); given != each.given.end())
                    tensor = given->second;
        return values;
    }

    NamedTensors run(const Program& program, const OpCase& each, const PlanOptions& options) {
        const DrawnValues values = values_of(each, program);
        return DeviceProgram(*device_, program, options).run(values.inputs, values.store, each.state);
    }

    BackendPtr device_;
    std::vector<OpCase> cases_;
    std::vector<GradientCase> gradient_cases_;
};

QTEST_GUILESS_MAIN(OpConformanceTest)
#include "op_conformance_test.moc"
