// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/rescue_bar.h"
#include "app/render.h"
#include "app/shell.h"
#include "app/texts/texts.h"
#include "editor/edits/edits.h"
#include "tests/gui/window_driver.h"

#include <QDateTime>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

/// Programs that edit and are killed at a random moment, and what the next start offers of their work. The
/// interval of the copies is far shorter than people's, so that many rounds fit into a test; what is measured
/// is that no lost edit is older than the interval and the time of writing.
namespace glassbox::app {

constexpr int killInterval = 150;
/// Milliseconds that writing a copy may take, and the machine may be busy with something else.
constexpr int killSlack = 700;

inline AutosavePlan killPlan(const QString& folder) {
    return {folder, killInterval};
}

/// In the child: edits until it is killed, and notes each edit's number and time.
inline int editForever(const QString& folder) {
    loadLanguage("en");
    setUpApplication();
    MainWindow window(Memory::None, killPlan(folder + "/rescue"));
    window.open(callOf(exampleFile("xor")));
    window.show();
    QFile log(folder + "/log");
    if (!log.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) return 1;
    std::uint64_t number = 1000;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        ++number;
        window.document().edit("Edit", [&](Model& model) {
            model.run.seed = number;
            editor::move_by(model.main(), {"hidden"}, QPointF(8, 0));
        });
        log.write(QString("%1 %2\n").arg(number).arg(QDateTime::currentMSecsSinceEpoch()).toUtf8());
    });
    timer.start(3);
    return QApplication::exec();
}

/// One round: a child is killed; what is lost is counted, and offered back by a click.
inline void killOnce() {
    QTemporaryDir folder;
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {"--edit-forever", folder.path()});
    QFile log(folder.filePath("log"));
    QTRY_VERIFY_WITH_TIMEOUT(log.exists() && log.size() > 0, 60000);
    QTest::qWait(QRandomGenerator::global()->bounded(10, 900));
    child.kill();
    child.waitForFinished();
    const qint64 killed = QDateTime::currentMSecsSinceEpoch();
    std::map<std::uint64_t, qint64> times;
    QVERIFY(log.open(QIODevice::ReadOnly));
    for (const QByteArray& line : log.readAll().split('\n'))
        if (const QList<QByteArray> words = line.split(' '); words.size() == 2)
            times[words[0].toULongLong()] = words[1].toLongLong();
    MainWindow window(Memory::None, killPlan(folder.filePath("rescue")));
    showAndWait(window);
    std::uint64_t kept = 1000;
    if (window.shell().rescueBar()->isVisible()) {
        QTest::mouseClick(buttonNamed(*window.shell().rescueBar(), "restore"), Qt::LeftButton);
        QCOMPARE(window.document().name(), QString("xor"));
        QVERIFY(window.shell().files().isEdited());
        kept = window.document().model().run.seed;
        const Position place = window.document().definition().layout.at("hidden");
        QCOMPARE(place.x, 232.0 + 8.0 * double(kept - 1000)); // The whole of the edit, or nothing of it.
    }
    const auto lost = times.upper_bound(kept);
    if (lost != times.end())
        QVERIFY2(killed - lost->second <= killInterval + killSlack,
                 qPrintable(QString("lost %1 ms").arg(killed - lost->second)));
    // The restored document has a copy of its own by now; nothing else is offered.
    QVERIFY(window.shell().autosave().rescues().empty());
    QVERIFY(!window.shell().rescueBar()->isVisible());
}

/// main() of both tests.
template <typename Test>
int killMain(int count, char** arguments) {
    QApplication application(count, arguments);
    if (count == 3 && std::string_view(arguments[1]) == "--edit-forever")
        return editForever(QString::fromLocal8Bit(arguments[2]));
    loadLanguage("en");
    setUpApplication();
    Test test;
    return QTest::qExec(&test, count, arguments);
}

} // namespace glassbox::app
