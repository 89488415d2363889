// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/kill_runs.h"

using namespace glassbox;
using namespace glassbox::app;

class RescueFullTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aHundredKills() {
        for (int round = 0; round < 100; ++round) {
            killOnce();
            if (QTest::currentTestFailed()) return;
        }
    }
};

int main(int count, char** arguments) {
    return killMain<RescueFullTest>(count, arguments);
}
#include "rescue_full_test.moc"
