// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/problems_panel.h"
#include "app/examples.h"
#include "app/render.h"
#include "app/shell.h"
#include "app/texts/texts.h"
#include "app/toolbar.h"
#include "engine/model/model_json.h"
#include "tests/gui/window_driver.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QUndoView>

using namespace glassbox;
using namespace glassbox::app;

namespace {

void edit(MainWindow& window) {
    window.document().edit("Seed", [](Model& model) { ++model.run.seed; });
}

void dropOn(QWidget& window, const QString& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
}

QStringList titlesOf(QMenu& menu) {
    QStringList titles;
    for (const QAction* action : menu.actions()) titles << action->text();
    return titles;
}

} // namespace

class FilesTest : public QObject {
    Q_OBJECT
    QTemporaryDir home_;

    QString path(const QString& name) const { return home_.filePath(name); }
    QString savedExample(const std::string& name, const QString& file) const {
        const auto model = load_model(exampleFile(name));
        if (!model || !save_model(*model, path(file).toStdString())) qFatal("not written");
        return path(file);
    }

  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home_.filePath("settings"));
        setUpApplication();
    }
    void init() { QSettings().clear(); }

    void anEmptyCanvasOffersModelsThatOpenAsCopies() {
        MainWindow window(Memory::None);
        showAndWait(window);
        QVERIFY(window.windowTitle().startsWith("Untitled"));
        QCOMPARE(window.problemsPanel()->problems(), 0);
        QAbstractButton* starter = buttonNamed(window, "starter");
        QVERIFY(starter);
        QTest::mouseClick(starter, Qt::LeftButton);
        QCOMPARE(window.document().name(), QString("digits-cnn"));
        QVERIFY(!window.document().definition().blocks.empty());
        QVERIFY(!buttonNamed(window, "starter"));
        QVERIFY(window.shell().files().origin().file.isEmpty());
        QVERIFY(!window.shell().files().isEdited());
        QTRY_VERIFY(window.action("train.play")->isEnabled());
    }

    void everyExampleIsEmbeddedAndEqualToItsFile() {
        QCOMPARE(examples().size(), std::size_t(6));
        for (const Example& example : examples()) {
            QVERIFY(!example.title.startsWith("ui."));
            const auto embedded = loadExample(example.name);
            QVERIFY(embedded);
            QVERIFY(*embedded == *load_model(exampleFile(example.name.toStdString())));
        }
        QVERIFY(!loadExample("no-such"));
    }

    void savingTellsItsStateAndIsReadBack() {
        MainWindow window(Memory::Kept, {});
        showAndWait(window);
        window.open(callOf(savedExample("xor", "a.glassbox").toStdString()));
        QCOMPARE(window.shell().files().stateText(), QString("Saved"));
        QVERIFY(!window.isWindowModified());
        edit(window);
        QCOMPARE(window.shell().files().stateText(), QString("Edited"));
        QVERIFY(window.isWindowModified());
        window.action("file.save")->trigger();
        QCOMPARE(window.shell().files().stateText(), QString("Saved"));
        QVERIFY(*load_model(path("a.glassbox").toStdString()) == window.document().model());
        QTRY_VERIFY(QFile::exists(path("a.safetensors")));
        window.action("edit.undo")->trigger();
        QCOMPARE(window.shell().files().stateText(), QString("Edited"));
        QCOMPARE(window.shell().files().recent(), QStringList{path("a.glassbox")});
        auto* recent = window.toolbar()->findChild<QMenu*>("recent");
        if (!recent) recent = window.findChild<QMenu*>("recent");
        QVERIFY(recent);
        Q_EMIT recent->aboutToShow();
        QVERIFY(titlesOf(*recent).first().startsWith("a "));
    }

    void weightsThatCannotBeReadAreKept() {
        const QString file = savedExample("xor", "kept.glassbox");
        QFile damaged(path("kept.safetensors"));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("no weights");
        damaged.close();
        MainWindow window(Memory::Kept, {});
        showAndWait(window);
        window.open(callOf(file.toStdString()));
        QVERIFY(window.problemsPanel()->problems() > 0);
        edit(window);
        window.action("file.save")->trigger();
        QFile kept(path("kept.safetensors.unread"));
        QTRY_VERIFY(kept.exists());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("no weights"));
        QTRY_VERIFY(load_checkpoint(path("kept.safetensors").toStdString()).has_value());
        // A second one does not take the place of the first.
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("no weights either");
        damaged.close();
        edit(window);
        window.action("file.save")->trigger();
        QTRY_VERIFY(QFile::exists(path("kept.safetensors.unread2")));
        QCOMPARE(QFile(path("kept.safetensors.unread")).size(), qint64(10));
    }

    void savingAsIsTypedAndKeepsThePathsOfData() {
        QDir(home_.path()).mkpath("one/data");
        QDir(home_.path()).mkpath("two");
        QFile table(path("one/data/t.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("a,b,kind\n1,2,x\n2,3,y\n3,4,x\n4,5,y\n5,6,x\n6,7,y\n7,8,x\n8,9,y\n9,1,x\n1,1,y\n");
        table.close();
        Model model = *loadExample("table-mlp");
        for (auto& [id, block] : model.main().blocks)
            if (block.kind == "Dataset") block.parameters = {{"path", std::string("data/t.csv")}};
        QVERIFY(save_model(model, path("one/m.glassbox").toStdString()));
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(path("one/m.glassbox").toStdString()));
        QCOMPARE(window.problemsPanel()->errors(), 0);
        inDialog([&] { window.action("file.save-as")->trigger(); },
                 [&](QWidget& dialog) {
                     auto* name = dialog.findChild<QLineEdit*>();
                     name->setText(path("two/n"));
                     QTest::keyClick(name, Qt::Key_Return);
                 });
        const auto saved = load_model(path("two/n.glassbox").toStdString());
        QVERIFY(saved);
        QCOMPARE(window.document().name(), QString("n"));
        window.open(callOf(path("two/n.glassbox").toStdString()));
        QCOMPARE(window.problemsPanel()->errors(), 0);
        QVERIFY(!window.document().checked().graph.data().empty());
    }

    void leavingAsksAboutChanges_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("left");
        QTest::addColumn<bool>("written");
        QTest::newRow("save") << "save" << true << true;
        QTest::newRow("discard") << "discard" << true << false;
        QTest::newRow("cancel") << "cancel" << false << false;
    }

    void leavingAsksAboutChanges() {
        QFETCH(QString, answer);
        QFETCH(bool, left);
        QFETCH(bool, written);
        for (const char* way : {"close", "file.new", "open"}) {
            MainWindow window(Memory::None);
            showAndWait(window);
            const QString file = savedExample("xor", "leave.glassbox");
            window.open(callOf(file.toStdString()));
            edit(window);
            const Model edited = window.document().model();
            auto leave = [&] {
                if (way == std::string("close"))
                    window.close();
                else if (way == std::string("file.new"))
                    window.action("file.new")->trigger();
                else
                    window.shell().files().openExample("digits-linear");
            };
            inDialog(leave, [&](QWidget& dialog) {
                QTest::mouseClick(buttonNamed(dialog, answer), Qt::LeftButton);
            });
            const bool stayed = window.isVisible() && window.document().model() == edited;
            QCOMPARE(!stayed, left);
            QCOMPARE(*load_model(file.toStdString()) == edited, written);
        }
    }

    void nothingIsAskedWithoutChanges() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(exampleFile("xor")));
        QVERIFY(window.close());
    }

    void documentsAndDataAreDroppedOntoTheWindow() {
        MainWindow window(Memory::None);
        showAndWait(window);
        dropOn(window, savedExample("spirals-mlp", "dropped.glassbox"));
        QCOMPARE(window.document().name(), QString("dropped"));
        window.action("file.new")->trigger();
        QVERIFY(window.document().definition().blocks.empty());
    }

    void theListOfStepsGoesThere() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(exampleFile("xor")));
        for (int i = 0; i < 4; ++i) edit(window);
        window.action("edit.history")->trigger();
        auto* list = window.findChild<QUndoView*>();
        QVERIFY(list && list->isVisible());
        QCOMPARE(list->model()->rowCount(), 5);
        const QRect second = list->visualRect(list->model()->index(2, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, second.center());
        QCOMPARE(window.document().undoStack().index(), 2);
    }

    void withoutMemorySettingsStayUntouched() {
        {
            MainWindow window(Memory::None);
            showAndWait(window);
            window.open(callOf(savedExample("xor", "b.glassbox").toStdString()));
            window.action("view.theme")->trigger();
            window.action("view.projector")->trigger();
            window.action("view.projector")->trigger();
            window.close();
        }
        QVERIFY(QSettings().allKeys().isEmpty());
    }

    void themeAndRecentFilesAreRemembered() {
        const QString file = savedExample("xor", "c.glassbox");
        {
            MainWindow window(Memory::Kept, {});
            showAndWait(window);
            window.shell().appearance().choose(ThemeChoice::HighContrast);
            window.open(callOf(file.toStdString()));
            window.close();
        }
        MainWindow window(Memory::Kept, {});
        QCOMPARE(window.theme().contrast(), editor::Contrast::High);
        QCOMPARE(window.shell().files().recent(), QStringList{file});
    }
};

QTEST_MAIN(FilesTest)
#include "files_test.moc"
