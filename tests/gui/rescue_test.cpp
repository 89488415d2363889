// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/kill_runs.h"

using namespace glassbox;
using namespace glassbox::app;

class RescueTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void killsLoseNoMoreThanTheInterval() {
        for (int round = 0; round < 8; ++round) {
            killOnce();
            if (QTest::currentTestFailed()) return;
        }
    }

    void aCleanEndLeavesNothing() {
        QTemporaryDir folder;
        {
            MainWindow window(Memory::None, killPlan(folder.path()));
            window.open(callOf(exampleFile("xor")));
            window.document().edit("Edit", [](Model& model) { ++model.run.seed; });
            QTRY_VERIFY(!QDir(folder.path()).entryList({"*.rescue"}).isEmpty());
            // A second program that runs beside it offers nothing of what the first holds.
            MainWindow other(Memory::None, killPlan(folder.path()));
            QVERIFY(other.shell().autosave().rescues().empty());
        }
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    }

    void playIsPrecededByACopy() {
        QTemporaryDir folder;
        MainWindow window(Memory::None, {folder.path(), 1'000'000});
        window.open(callOf(exampleFile("xor")));
        window.document().edit("Edit", [](Model& model) { model.run.steps = 1; });
        QVERIFY(QDir(folder.path()).entryList({"*.rescue"}).isEmpty());
        window.refreshAll();
        window.action("train.play")->trigger();
        QVERIFY(!QDir(folder.path()).entryList({"*.rescue"}).isEmpty());
        window.session().pause();
    }

    void theUsualPlanKeepsThirtySeconds() {
        QVERIFY(usualAutosave().interval <= 30'000);
        QVERIFY(!usualAutosave().folder.isEmpty());
    }

    void aCopyThatIsNotWantedIsTakenAway() {
        QTemporaryDir folder;
        QFile copy(folder.filePath("a.rescue"));
        QVERIFY(copy.open(QIODevice::WriteOnly));
        copy.write("{\"name\":\"lost\"}\n{}");
        copy.close();
        MainWindow window(Memory::None, killPlan(folder.path()));
        showAndWait(window);
        QVERIFY(window.shell().rescueBar()->isVisible());
        QTest::mouseClick(buttonNamed(*window.shell().rescueBar(), "discard"), Qt::LeftButton);
        QVERIFY(!window.shell().rescueBar()->isVisible());
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    }
};

int main(int count, char** arguments) {
    return killMain<RescueTest>(count, arguments);
}
#include "rescue_test.moc"
