// SPDX-License-Identifier: GPL-3.0-or-later
// Random programs run alike fused, unfused and by plain loops. The device is the environment variable
// GLASSBOX_TEST_DEVICE (cpu where it is not set).
#include "engine/backend/null/plan_check.h"
#include "tests/support/device_program.h"
#include "tests/support/random_program.h"

#include <QTest>

#include <set>

using namespace glassbox;
using namespace glassbox::reference;

namespace {

constexpr std::uint64_t programs = 300;
constexpr std::uint64_t programs_with_gradients = 60;
constexpr double tolerance = 1e-9;

} // namespace

class FusionFuzzTest final : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { device_ = test_device(); }

    void agree() {
        for (std::uint64_t seed = 1; seed <= programs; ++seed) {
            check(random_program(seed), seed);
            if (QTest::currentTestFailed()) return;
        }
    }

    void gradientsAgree() {
        for (std::uint64_t seed = 1; seed <= programs_with_gradients; ++seed) {
            check(random_program_with_gradients(seed), seed);
            if (QTest::currentTestFailed()) return;
        }
    }

    /// The programs hold what they are for.
    void everythingIsReached() {
        std::map<OpKind, int> kinds;
        int epilogues = 0;
        for (std::uint64_t seed = 1; seed <= programs; ++seed) {
            const Program program = random_program(seed);
            for (const Op& op : program.ops) ++kinds[op.kind];
            for (const Kernel& kernel : make_plan(program, {{1, 1}, Storage::F64, Fusion::On}).kernels) {
                if (const auto* contract = std::get_if<ContractKernel>(&kernel.work))
                    epilogues += contract->epilogue.has_value();
                if (const auto* convolve = std::get_if<ConvolveKernel>(&kernel.work))
                    epilogues += convolve->epilogue.has_value();
            }
        }
        for (const OpKind kind :
             {OpKind::Map, OpKind::Broadcast, OpKind::Reduce, OpKind::Contract, OpKind::Convolve,
              OpKind::Reshape, OpKind::Transpose, OpKind::Pad, OpKind::Concat, OpKind::Iota, OpKind::Write})
            QVERIFY2(kinds[kind] >= 30, name_of(kind));
        QVERIFY(epilogues >= 100);
    }

  private:
    void check(const Program& program, std::uint64_t seed) {
        const DrawnValues values = draw_values(program);
        const NamedTensors expected = evaluate(program, values.inputs, values.store);
        for (const Fusion fusion : {Fusion::Off, Fusion::On}) {
            const PlanOptions options{{1, 1}, Storage::F64, fusion};
            const std::string broken = null::check_plan(make_plan(program, options));
            const std::string where =
                "seed " + std::to_string(seed) + (fusion == Fusion::On ? ", fused: " : ", unfused: ");
            QVERIFY2(broken.empty(), (where + broken).c_str());
            const NamedTensors found =
                DeviceProgram(*device_, program, options).run(values.inputs, values.store);
            const std::string problem = first_difference(expected, found, tolerance);
            QVERIFY2(problem.empty(), (where + problem).c_str());
        }
    }

    BackendPtr device_;
};

QTEST_GUILESS_MAIN(FusionFuzzTest)
#include "fusion_fuzz_test.moc"
