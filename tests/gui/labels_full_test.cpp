// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/unsaved_question.h"
#include "app/docks/dock_area.h"
#include "app/render.h"
#include "app/shell.h"
#include "app/texts/texts.h"
#include "tests/gui/visible_texts.h"
#include "tests/gui/window_driver.h"

#include <QDialog>
#include <QProcess>

using namespace glassbox;
using namespace glassbox::app;

namespace {

const QList<QSize> sizes{{1440, 900}, {1280, 720}, {1024, 720}};

/// A line for each text that is cut off, with where it was seen.
void look(const QWidget& root, const QString& where, QStringList& cut) {
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    for (const QString& line : cutTexts(root)) cut << where + ": " + line;
}

void lookAtPanels(MainWindow& window, const QString& where, QStringList& cut) {
    for (const QString& panel : window.docks()->panels()) {
        window.docks()->show(panel);
        look(window, where + " " + panel, cut);
    }
    // The inspector of every kind of block.
    for (const auto& [id, block] : window.document().definition().blocks) {
        window.scene().select(id);
        look(window, where + " " + QString::fromStdString(id), cut);
    }
    window.scene().select({});
}

void lookAtDialogs(MainWindow& window, const QString& where, QStringList& cut) {
    for (const char* action : {"program.settings", "program.shortcuts"}) {
        window.action(action)->trigger();
        for (QDialog* dialog : window.findChildren<QDialog*>()) {
            if (!dialog->isVisible()) continue;
            look(*dialog, where + " " + dialog->objectName(), cut);
            dialog->close();
        }
    }
    inDialog([&] { askAboutChanges(&window, "digits-cnn"); },
             [&](QWidget& dialog) {
                 look(dialog, where + " question", cut);
                 dialog.close();
             });
}

QStringList cutIn(const QString& language, const editor::Theme& theme) {
    loadLanguage(language);
    QStringList cut;
    for (const char* document : {"", "digits-cnn", "xor"}) {
        MainWindow window(Memory::None);
        window.setTheme(theme);
        if (*document) window.open(callOf(exampleFile(document)));
        showAndWait(window);
        window.session().step(3);
        window.refreshAll();
        for (const QSize& size : sizes) {
            window.resize(size);
            const QString where = QString("%1 %2 %3").arg(language, document).arg(size.width());
            look(window, where, cut);
            if (*document) lookAtPanels(window, where, cut);
        }
        window.resize(sizes.front());
        lookAtDialogs(window, language, cut);
    }
    return cut;
}

} // namespace

class LabelsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { setUpApplication(); }

    void nothingIsCutOff_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("tone");
        for (const QString& language : languages())
            for (const auto tone : {editor::Tone::Dark, editor::Tone::Light})
                QTest::addRow("%s %d", qPrintable(language), int(tone)) << language << int(tone);
    }

    void nothingIsCutOff() {
        QFETCH(QString, language);
        QFETCH(int, tone);
        QStringList cut = cutIn(language, editor::Theme(editor::Tone(tone)));
        cut.removeDuplicates();
        QVERIFY2(cut.isEmpty(), qPrintable("\n" + cut.join("\n")));
    }

    void aCutTextIsFound() {
        QWidget root;
        auto* label = new QLabel("A text that is far too long for its place", &root);
        label->setGeometry(0, 0, 60, 20);
        auto* outside = new QLabel("out", &root);
        outside->setGeometry(390, 0, 40, 20);
        root.resize(400, 100);
        root.show();
        QCOMPARE(cutTexts(root).size(), 2);
        label->setToolTip(label->text());
        outside->move(0, 40);
        QCOMPARE(cutTexts(root).size(), 0);
    }
};

/// The scale of the screen is fixed when a program starts: this one starts itself again for the others.
int main(int count, char** arguments) {
    if (qEnvironmentVariableIsEmpty("QT_SCALE_FACTOR")) {
        for (const char* scale : {"1.5", "2"}) {
            QProcess other;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert("QT_SCALE_FACTOR", scale);
            other.setProcessEnvironment(environment);
            other.setProcessChannelMode(QProcess::ForwardedChannels);
            other.start(arguments[0], {});
            if (!other.waitForFinished(-1) || other.exitCode() != 0) return 1;
        }
    }
    QApplication application(count, arguments);
    LabelsTest test;
    return QTest::qExec(&test, count, arguments);
}
#include "labels_full_test.moc"
