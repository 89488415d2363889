// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/adversarial_panel.h"
#include "app/docks/dock_area.h"
#include "app/inside_controller.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "tests/gui/window_driver.h"

#include <QElapsedTimer>

using namespace glassbox;
using namespace glassbox::app;

/// The way of somebody who has never seen the program: from its start to an adversarial example of a model
/// that he trained, by mouse alone.
class NewcomerTest : public QObject {
    Q_OBJECT
    int clicks_ = 0;

    void click(QAbstractButton* button) {
        QVERIFY(button && button->isVisible() && button->isEnabled());
        ++clicks_;
        QTest::mouseClick(button, Qt::LeftButton);
    }

  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void seesAnAdversarialExampleInSixClicksAndAMinute() {
        QElapsedTimer clock;
        clock.start();
        MainWindow window(Memory::None);
        showAndWait(window);
        click(buttonNamed(window, "starter"));
        QCOMPARE(window.document().name(), QString("digits-cnn"));
        QTRY_VERIFY_WITH_TIMEOUT(window.action("train.play")->isEnabled(), 20000);
        click(buttonOf(window, "train.play"));
        QTRY_VERIFY_WITH_TIMEOUT(window.session().snapshot()->step > 100, 40000);
        click(window.docks()->tabsOf("adversarial")->tab("adversarial"));
        AdversarialPanel* panel = window.inside().adversarial();
        QVERIFY(panel->isVisible());
        // Original and result are pictures of the same digit that differ in what was added.
        QTRY_VERIFY_WITH_TIMEOUT(
            panel->picture(0)->sample() && panel->picture(1)->sample() && panel->picture(2)->sample(), 40000);
        const auto original = panel->picture(0)->sample()->as_double();
        const auto result = panel->picture(2)->sample()->as_double();
        QCOMPARE(original.size(), std::size_t(400));
        QCOMPARE(result.size(), original.size());
        QVERIFY(original != result);
        QVERIFY2(clicks_ <= 6, qPrintable(QString::number(clicks_)));
        QVERIFY2(clock.elapsed() < 60000, qPrintable(QString("%1 ms").arg(clock.elapsed())));
        qInfo("%d clicks, %lld ms", clicks_, clock.elapsed());
        window.session().pause();
    }
};

QTEST_MAIN(NewcomerTest)
#include "newcomer_test.moc"
