// SPDX-License-Identifier: GPL-3.0-or-later
// Every block of the catalogue, generated from its samples: gradients and second derivatives in double
// against central differences, the device in double against plain loops, and in float against double. The
// device is the environment variable GLASSBOX_TEST_DEVICE (cpu where it is not set).
#include "tests/support/block_case.h"

#include <QTest>

using namespace glassbox;
using reference::BlockCase;
using reference::NamedTensors;

namespace {

constexpr double float_tolerance = 2e-5;
constexpr double double_tolerance = 1e-10;

BackendPtr opened(const std::string& id) {
    auto backend = open_device(id, {1});
    if (!backend)
        qFatal("cannot open device %s: %s", id.c_str(), plain_text(backend.error().message).c_str());
    return *backend;
}

/// Data and optimizer blocks have tests of their own (tests/blocks).
bool stands_alone(const BlockSpec& spec) {
    return !spec.is_data && !spec.is_optimizer;
}

} // namespace

class BlockConformanceTest final : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        cpu_ = opened("cpu");
        device_ = opened(qEnvironmentVariable("GLASSBOX_TEST_DEVICE", "cpu").toStdString());
    }

    void samples_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("sample");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("batch");
        for (const BlockSpec& spec : catalogue()) {
            if (!stands_alone(spec)) continue;
            for (std::size_t i = 0; i < spec.samples.size(); ++i) {
                if (!spec.samples[i].rejected.empty()) continue;
                for (const Mode mode : {Mode::Train, Mode::Feed})
                    for (const int batch : {1, 3})
                        QTest::addRow("%s %d %s, batch %d", spec.id.c_str(), int(i),
                                      mode == Mode::Train ? "training" : "evaluation", batch)
                            << QString::fromStdString(spec.id) << int(i) << int(mode) << batch;
            }
        }
    }

    void samples() {
        QFETCH(QString, kind);
        QFETCH(int, sample);
        QFETCH(int, mode);
        QFETCH(int, batch);
        const BlockSpec& spec = *find_block(kind.toStdString());
        const Sample& use = spec.samples[std::size_t(sample)];
        const BlockCase block_case(spec, use, Mode(mode), batch);
        const auto problem = block_case.gradient_problem(*cpu_);
        QVERIFY2(problem, "the CPU cannot run it");
        QVERIFY2(problem->empty(), problem->c_str());
        const auto in_double = block_case.run(*cpu_, Storage::F64);
        QVERIFY2(in_double, "the CPU cannot run it");
        const std::string plain =
            reference::difference(block_case.by_reference(), *in_double, double_tolerance);
        QVERIFY2(plain.empty(), plain.c_str());
        const auto in_float = block_case.run(*device_, Storage::F32);
        QVERIFY2(in_float, "the device cannot run it");
        const double tolerance = use.tolerance > 0 ? use.tolerance : float_tolerance;
        const std::string rounded = reference::difference(*in_double, *in_float, tolerance);
        QVERIFY2(rounded.empty(), rounded.c_str());
    }

    /// Each block must bring samples that are accepted: one can fail, and an odd size and an extent of 1 are
    /// among them where the block takes inputs.
    void everyBlockHasSamples() {
        for (const BlockSpec& spec : catalogue()) {
            const auto accepted = std::count_if(spec.samples.begin(), spec.samples.end(),
                                                [](const Sample& sample) { return sample.rejected.empty(); });
            QVERIFY2(accepted >= 2, spec.id.c_str());
        }
    }

  private:
    BackendPtr cpu_;
    BackendPtr device_;
};

QTEST_GUILESS_MAIN(BlockConformanceTest)
#include "block_conformance_test.moc"
