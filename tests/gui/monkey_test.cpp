// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/monkey.h"

using namespace glassbox;
using namespace glassbox::app;

class MonkeyTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }
    void undoesEverythingThatItDid_data() { addMonkeyExamples(); }
    void undoesEverythingThatItDid() {
        QFETCH(QString, example);
        letMonkeyPlay(example.toStdString(), 1000, 4711);
    }
};

QTEST_MAIN(MonkeyTest)
#include "monkey_test.moc"
