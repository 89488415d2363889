// SPDX-License-Identifier: GPL-3.0-or-later
// Runs three times, at the scales 1, 1.5 and 2 of the screen (CMakeLists.txt): a program's scale is fixed.
#include "app/adversarial/lab_controller.h"
#include "app/adversarial/lab_page.h"
#include "app/data/data_dialog.h"
#include "app/dialogs/unsaved_question.h"
#include "app/docks/dock_area.h"
#include "app/docks/problems_panel.h"
#include "app/inside_controller.h"
#include "app/render.h"
#include "app/render_states.h"
#include "app/shell.h"
#include "app/style_sheet.h"
#include "app/texts/texts.h"
#include "editor/edits/edits.h"
#include "editor/tools/refusal_card.h"
#include "tests/gui/inside_window.h"
#include "tests/gui/painted_texts.h"
#include "tests/gui/window_driver.h"

#include <QDialog>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace glassbox;
using namespace glassbox::app;

namespace {

const QList<QSize> sizes{{1440, 900}, {1280, 720}, {1024, 720}};

/// What is laid out may ask its parent for another size.
void settle() {
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

/// A line for each text that is cut off, with where it was seen.
void look(QWidget& root, const QString& where, QStringList& cut) {
    settle();
    for (const QString& line : cutTexts(root) + cutPaintedIn(root)) cut << where + ": " + line;
}

/// The inspector of every kind of block.
void lookAtBlocks(MainWindow& window, const QString& where, QStringList& cut) {
    std::set<std::string> kinds;
    for (const auto& [id, block] : window.document().definition().blocks) {
        if (!kinds.insert(block.kind).second) continue;
        window.scene().select(id);
        look(*window.areas().at(4), where + " " + QString::fromStdString(id), cut);
    }
    window.scene().select({});
}

void lookAtPanels(MainWindow& window, const QString& where, QStringList& cut) {
    for (const QString& panel : window.docks()->panels()) {
        window.docks()->show(panel);
        window.inside().settle(3000);
        look(window, where + " " + panel, cut);
    }
}

void lookAtSizes(MainWindow& window, const QString& where, QStringList& cut) {
    for (const QSize& size : sizes) {
        window.resize(size);
        settle();
        const QString place = QString("%1 %2").arg(where).arg(size.width());
        if (window.size() != size) cut << place + QString(": is %1 wide").arg(window.width());
        if (window.document().definition().blocks.empty())
            look(window, place, cut);
        else
            lookAtPanels(window, place, cut);
    }
    lookAtBlocks(window, where, cut); // Over the canvas.
    window.resize(sizes.front());
    settle();
    lookAtBlocks(window, where, cut);
}

/// What has no room on a block of the canvas is in its hover text.
void lookAtCanvas(MainWindow& window, const QString& where, QStringList& cut) {
    settle();
    for (const editor::BlockItem& item : window.scene().blocks()) {
        const QString hover = window.view()->hoverText(item.rect().center());
        auto compare = [&](const QString& whole, const QString& shown) {
            if (whole != shown && !shown.isEmpty() && !hover.contains(whole))
                cut << QString("%1 canvas: \"%2\" of %3").arg(where, whole, QString::fromStdString(item.id));
        };
        compare(item.face.title, item.shown.title);
        compare(item.face.footer, item.shown.footer);
        for (std::size_t i = 0; i < item.face.parameters.size(); ++i) {
            compare(item.face.parameters[i].label, item.shown.parameters[i].label);
            compare(item.face.parameters[i].value, item.shown.parameters[i].value);
        }
    }
}

/// A wire that is refused, with its card.
void lookAtRefusal(MainWindow& window, const QString& where, QStringList& cut) {
    for (const RenderState& state : renderStates())
        if (std::string_view(state.name) == "dragging") state.enter(window);
    const auto* card = window.findChild<editor::RefusalCard*>();
    QVERIFY(card && card->isVisible());
    look(window, where + " refusal", cut);
    QTest::keyClick(window.view(), Qt::Key_Escape);
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

void lookAtData(MainWindow& window, const QString& path, const QString& where, QStringList& cut) {
    DataDialog* dialog = window.openDataDialog(path);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview(), 10000);
    look(*dialog, where + " data " + path.section('/', -1), cut);
    dialog->close();
}

void lookAtSearch(MainWindow& window, const QString& where, QStringList& cut) {
    for (const char* typed : {"", "dense 32 relu", "n"}) {
        window.view()->setFocus();
        QTest::keyClick(window.view(), Qt::Key_Space);
        QTest::keyClicks(QApplication::focusWidget(), typed);
        look(window, where + " search " + typed, cut);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }
}

/// Labels that reach nothing, and pictures that reach a layer for rows.
void makeProblems(MainWindow& window) {
    window.document().editGraph("wrong", [](Definition& graph) {
        std::erase_if(graph.wires, [](const Wire& wire) { return wire.to.port == "labels"; });
        editor::remove_blocks(graph, {"flatten"});
        editor::connect(graph, {{"pool2", "out"}, {"hidden", "in"}});
    });
}

std::unique_ptr<MainWindow> windowOn(const char* document) {
    auto window = std::make_unique<MainWindow>(Memory::None);
    window->setTheme(editor::Theme(editor::Tone::Dark));
    if (*document) window->open(callOf(exampleFile(document)));
    showAndWait(*window);
    if (*document) window->session().step(3);
    window->refreshAll();
    return window;
}

void report(QStringList cut) {
    cut.removeDuplicates();
    for (const QString& line : cut) qWarning("%s", qPrintable(line));
    QVERIFY2(cut.isEmpty(), qPrintable(QString("%1 cut texts").arg(cut.size())));
}

/// A style sheet without its colours and the names of its pictures.
QString metricsOf(const editor::Theme& theme) {
    static const QRegularExpression colour("#[0-9a-f]{6}|(dark|light)\\.svg");
    return styleSheet(theme).replace(colour, QString());
}

} // namespace

class LabelsTest : public QObject {
    Q_OBJECT

    static void inEveryLanguage() {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages()) QTest::addRow("%s", qPrintable(language)) << language;
    }

    static QString spoken() {
        QFETCH(QString, language);
        loadLanguage(language);
        return language;
    }

  private Q_SLOTS:
    void initTestCase() { setUpApplication(); }
    void cleanup() { loadLanguage("en"); }

    void nothingIsCutOff_data() { inEveryLanguage(); }
    void nothingIsCutOff() {
        const QString language = spoken();
        QStringList cut;
        for (const char* document : {"", "digits-cnn", "xor"}) {
            const auto window = windowOn(document);
            lookAtSizes(*window, language + " " + document, cut);
            lookAtCanvas(*window, language + " " + document, cut);
            if (!*document) lookAtDialogs(*window, language, cut);
        }
        report(cut);
    }

    void searchDataAndProblemsAreNotCutOff_data() { inEveryLanguage(); }
    void searchDataAndProblemsAreNotCutOff() {
        const QString language = spoken();
        QStringList cut;
        const auto window = windowOn("digits-cnn");
        lookAtSearch(*window, language, cut);
        lookAtData(*window, {}, language, cut);
        const QTemporaryDir folder;
        QFile table(folder.filePath("flowers.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("sepal length,petal length,a column with a rather long name,species\n");
        for (int i = 0; i < 40; ++i)
            table.write(QString("%1,%2,%3,%4\n")
                            .arg(i)
                            .arg(2 * i)
                            .arg(0.125 * i)
                            .arg(i % 2 ? "setosa" : "virginica")
                            .toUtf8());
        table.close();
        lookAtData(*window, table.fileName(), language, cut);
        lookAtData(*window, GLASSBOX_SOURCE_DIR "/README.md", language, cut);
        lookAtRefusal(*window, language, cut);
        makeProblems(*window);
        QVERIFY(window->problemsPanel()->errors() >= 2);
        lookAtSizes(*window, language + " problems", cut);
        lookAtCanvas(*window, language + " problems", cut);
        report(cut);
    }

    void nothingIsCutOffOnAProjector_data() { inEveryLanguage(); }
    void nothingIsCutOffOnAProjector() {
        const QString language = spoken();
        QStringList cut;
        for (const char* document : {"", "digits-cnn"}) {
            const auto window = windowOn(document);
            window->action("view.projector")->trigger();
            lookAtSizes(*window, language + " projector " + document, cut);
            if (!*document) lookAtDialogs(*window, language + " projector", cut);
        }
        report(cut);
    }

    void theLabIsNotCutOff_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("example");
        for (const QString& language : languages())
            for (const char* example : {"digits-cnn", "xor", "table-mlp"})
                QTest::addRow("%s %s", qPrintable(language), example) << language << QString(example);
    }
    void theLabIsNotCutOff() {
        const QString language = spoken();
        QFETCH(QString, example);
        const auto window = insideWindow(example.toStdString(), 20);
        window->lab().open();
        QStringList cut;
        for (const QSize& size : sizes) {
            window->resize(size);
            settle();
            QVERIFY(window->inside().settle(120000));
            for (const editor::Tone tone : {editor::Tone::Light, editor::Tone::Dark}) {
                window->setTheme(editor::Theme(tone));
                look(*window->lab().page(), QString("%1 %2").arg(language).arg(size.width()), cut);
            }
            if (window->size() != size) cut << QString("is %1 wide").arg(window->width());
        }
        report(cut);
    }

    /// So that other themes need no look at every size: nothing but colours is another there.
    void themesChangeColoursOnly() {
        const QString dark = metricsOf(editor::Theme(editor::Tone::Dark));
        QVERIFY(!dark.contains('#' + QString("54a2f5")) && dark.contains("padding"));
        QCOMPARE(metricsOf(editor::Theme(editor::Tone::Light)), dark);
        QCOMPARE(metricsOf(editor::Theme(editor::Contrast::High)), dark);
        QStringList cut;
        const auto window = windowOn("digits-cnn");
        for (const editor::Theme& theme :
             {editor::Theme(editor::Tone::Light), editor::Theme(editor::Contrast::High)}) {
            window->setTheme(theme);
            lookAtPanels(*window, "theme", cut);
            lookAtBlocks(*window, "theme", cut);
        }
        report(cut);
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
        label->setToolTip("Something else");
        outside->move(0, 40);
        QCOMPARE(cutTexts(root).size(), 1);
        label->setToolTip(label->text());
        QCOMPARE(cutTexts(root).size(), 0);
    }

    void aCutPaintedTextIsFound() {
        struct Painting : QWidget {
            QRect place{4, 4, 100, 20};
            QString text = "A painted text";
            void paintEvent(QPaintEvent*) override {
                QPainter painter(this);
                painter.drawText(place, Qt::AlignLeft, text);
            }
        } painting;
        painting.resize(140, 40);
        painting.show();
        QCOMPARE(paintedTexts(painting).size(), std::size_t(1));
        QCOMPARE(cutPainted(painting), QStringList());
        painting.place.setWidth(30); // Clipped by its own place.
        QCOMPARE(cutPainted(painting).size(), 1);
        painting.place = {100, 4, 100, 20}; // Beyond the widget.
        QCOMPARE(cutPainted(painting).size(), 1);
        painting.place = {4, 4, 130, 20};
        painting.text = QString("A pain") + QChar(0x2026);
        QCOMPARE(cutPainted(painting).size(), 1);
        painting.setToolTip("A painted text");
        QCOMPARE(cutPainted(painting), QStringList());
    }
};

QTEST_MAIN(LabelsTest)
#include "labels_test.moc"
