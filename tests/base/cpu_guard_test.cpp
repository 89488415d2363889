// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/cpu_guard.h"

#include <QtTest>

using namespace glassbox;

namespace {

QString missing(const CpuFeatures& features) {
    char text[256];
    const int count = missing_cpu_features(features, text, sizeof text);
    const QString names = text;
    return count == (names.isEmpty() ? 0 : names.count(", ") + 1) ? names : "wrong count";
}

} // namespace

class CpuGuardTest : public QObject {
    Q_OBJECT

  private slots:
    /// The tests run at all, so this processor is enough.
    void thisProcessorIsEnough() {
        QCOMPARE(missing(read_cpu_features()), "");
        require_cpu_features();
    }
    void namesWhatIsMissing() {
        CpuFeatures features = read_cpu_features();
        features.structured &= ~(1u << 5);
        QCOMPARE(missing(features), "AVX2");
        features.basic &= ~(1u << 12);
        QCOMPARE(missing(features), "AVX2, FMA");
        features = read_cpu_features();
        features.saved_state = 2;
        QCOMPARE(missing(features), "a system that saves AVX registers");
        QVERIFY(missing(CpuFeatures{}).startsWith("AVX2, FMA, AVX, "));
    }
    void cutsLongTexts() {
        char text[8] = "1234567";
        QVERIFY(missing_cpu_features(CpuFeatures{}, text, sizeof text) > 5);
        QCOMPARE(QString(text), "AVX2, F");
    }
};

QTEST_APPLESS_MAIN(CpuGuardTest)
#include "cpu_guard_test.moc"
