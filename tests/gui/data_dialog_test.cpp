// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/data_dialog.h"
#include "app/data/preview_widgets.h"
#include "app/docks/inspector/parameter_field.h"
#include "app/docks/inspector_panel.h"
#include "engine/analysis/augmented_pictures.h"
#include "engine/data/open_source.h"
#include "tests/data/data_files.h"
#include "tests/gui/gui_support.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QPushButton>

using namespace glassbox;
using namespace glassbox::app;

namespace {

const QString iris = GLASSBOX_SOURCE_DIR "/resources/datasets/iris.csv";

QString written(const QTemporaryDir& folder, const QString& name, const std::string& bytes) {
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
    file.write(bytes.data(), qint64(bytes.size()));
    return file.fileName();
}

/// Until what is shown is what was asked for last.
void waitUntilRead(DataDialog* dialog) {
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->findChild<PreviewReader*>()->isBusy() && dialog->preview(), 20000);
    for (int round = 0; round < 4; ++round) QCoreApplication::processEvents();
}

DataDialog* openedOn(MainWindow& window, const QString& path) {
    DataDialog* dialog = window.openDataDialog(path);
    if (!QTest::qWaitForWindowExposed(dialog)) qFatal("the dialog was not shown");
    waitUntilRead(dialog);
    return dialog;
}

QString textsOf(QWidget* widget) {
    QStringList texts;
    for (QLabel* label : widget->findChildren<QLabel*>())
        if (label->isVisible()) texts << label->text();
    return texts.join("\n");
}

Parameters dataOf(MainWindow& window) {
    return window.document().parametersOf("data");
}

} // namespace

class DataDialogTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void theInspectorOpensIt() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "data");
        auto* button = window->findChild<InspectorPanel*>("inspector")->findChild<QPushButton*>("data");
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = window->findChild<DataDialog*>();
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        waitUntilRead(dialog);
        QCOMPARE(dialog->preview()->info.train_count, std::int64_t(4000));
        QVERIFY(textsOf(dialog).contains("4\u00a0000 for training, 1\u00a0000 for testing"));
    }

    void picturesAreThoseOfTheSource() {
        const auto window = openedWindow(digitsFile);
        DataDialog* dialog = openedOn(*window, {});
        const auto source = open_source(dialog->draft(), {});
        std::vector<std::int64_t> rows(24);
        std::iota(rows.begin(), rows.end(), 0);
        const auto batch = raw_batch(**source, Part::Train, rows);
        QCOMPARE(dialog->preview()->pictures, batch->inputs);
        const auto& images = dialog->findChild<PictureGrid*>()->images();
        QCOMPARE(images.size(), std::size_t(24));
        const auto values = batch->inputs.values<float>();
        for (const int picture : {0, 7, 23})
            for (const int pixel : {0, 150, 210, 399})
                QCOMPARE(qRed(images[std::size_t(picture)].pixel(pixel % 20, pixel / 20)),
                         int(std::lround(255 * double(values[std::size_t(picture * 400 + pixel)]))));
        const auto labels = batch->targets.values<std::int32_t>();
        for (int i = 0; i < 24; ++i)
            QCOMPARE(dialog->preview()->classOf[i], QString::number(labels[std::size_t(i)]));
    }

    void classesAreCounted() {
        const auto window = openedWindow(digitsFile);
        DataDialog* dialog = openedOn(*window, {});
        const auto& classes = dialog->findChild<ClassBars*>()->classes();
        QCOMPARE(classes.size(), std::size_t(10));
        for (const ClassCount& each : classes) {
            QCOMPARE(each.train, std::int64_t(400)); // 5 000 digits, 500 of each, a fifth held out
            QCOMPARE(each.test, std::int64_t(100));
        }
    }

    void aTableIsChosenAndApplied() {
        const auto window = openedWindow(digitsFile);
        const Model before = window->document().model();
        DataDialog* dialog = openedOn(*window, iris);
        QVERIFY(!dialog->preview()->error);
        auto* table = dialog->findChild<TablePreview*>();
        QVERIFY(table->isVisible());
        QCOMPARE(table->columnCount(), 5);
        // Against the file itself.
        QFile file(iris);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split('\n');
        QCOMPARE(table->item(0, 0)->text(), lines.at(1).split(',').at(0).trimmed());
        QCOMPARE(table->item(9, 3)->text(), lines.at(10).split(',').at(3).trimmed());
        QCOMPARE(window->document().model(), before); // nothing changes before Apply
        QTest::mouseClick(dialog->applyButton(), Qt::LeftButton);
        QCOMPARE(std::get<std::string>(dataOf(*window).at("path")), iris.toStdString());
        QCOMPARE(window->document().undoStack().index(), 1);
        const auto rows = [&] { return window->document().checked().graph.data().at("data").train_count; };
        QTRY_COMPARE_WITH_TIMEOUT(rows(), std::int64_t(120),
                                  10000); // the document's own data are the new ones
        window->document().undoStack().undo();
        QCOMPARE(window->document().model(), before);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), std::int64_t(4000), 10000);
    }

    void aHeadingChoosesTheTarget() {
        QTemporaryDir folder;
        const QString file = written(folder, "houses.csv",
                                     "size,rooms,price\n50,2,100.5\n70,3,150\n90,4,201\n40,1,80\n60,2,121\n");
        const auto window = openedWindow(digitsFile);
        DataDialog* dialog = openedOn(*window, file);
        auto* table = dialog->findChild<TablePreview*>();
        QVERIFY(dialog->preview()->hasHeader);
        QVERIFY(table->horizontalHeaderItem(2)->text().contains("target"));
        QVERIFY(table->horizontalHeaderItem(0)->text().contains("feature"));
        QHeaderView* header = table->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(0) + 10, header->height() / 2));
        waitUntilRead(dialog);
        QCOMPARE(std::get<std::string>(dialog->draft().at("target")), std::string("size"));
        QVERIFY(table->horizontalHeaderItem(0)->text().contains("target"));
        QCOMPARE(dialog->preview()->info.target_column, std::int64_t(0));
    }

    void theHeldOutPartIsAFractionOrACount_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("test");
        QTest::newRow("fraction") << "0.1" << 500;
        QTest::newRow("count") << "700" << 700;
        QTest::newRow("expression") << "1/4" << 1250;
    }

    void theHeldOutPartIsAFractionOrACount() {
        QFETCH(QString, typed);
        QFETCH(int, test);
        const auto window = openedWindow(digitsFile);
        DataDialog* dialog = openedOn(*window, {});
        typeInto(dialog->field("test")->editor()->focus(), typed);
        waitUntilRead(dialog);
        QCOMPARE(dialog->preview()->info.test_count, std::int64_t(test));
        QCOMPARE(dialog->preview()->info.train_count, std::int64_t(5000 - test));
    }

    void generatorsHaveTheirNumbers() {
        const auto window = openedWindow(digitsFile);
        DataDialog* dialog = openedOn(*window, {});
        QVERIFY(!dialog->field("noise")->isVisible());
        for (QToolButton* segment : dialog->findChildren<QToolButton*>("segment"))
            if (segment->text() == "Generated") QTest::mouseClick(segment, Qt::LeftButton);
        waitUntilRead(dialog);
        QVERIFY(dialog->field("noise")->isVisible() && !dialog->field("path")->isVisible());
        typeInto(dialog->field("count")->editor()->focus(), "300");
        waitUntilRead(dialog);
        QCOMPARE(dialog->preview()->info.train_count + dialog->preview()->info.test_count, std::int64_t(300));
        QCOMPARE(dialog->preview()->rows.size(), std::size_t(50));
    }

    void augmentedPicturesAreThoseOfTheEngine() {
        const auto window = openedWindow(GLASSBOX_SOURCE_DIR "/resources/examples/digits-linear.glassbox");
        DataDialog* dialog = openedOn(*window, {});
        QVERIFY(dialog->preview()->augmented.bytes.empty());
        typeInto(dialog->field("rotation")->editor()->focus(), "30");
        waitUntilRead(dialog);
        const Tensor& augmented = dialog->preview()->augmented;
        QCOMPARE(augmented.shape, dialog->preview()->pictures.shape);
        QVERIFY(augmented != dialog->preview()->pictures);
        const auto backend = open_device("cpu", {1});
        QCOMPARE(*augmented_pictures(dialog->preview()->info, dialog->draft(), dialog->preview()->pictures, 1,
                                     **backend),
                 augmented);
        const QImage plain = dialog->findChild<PictureGrid*>()->images().front();
        for (QToolButton* segment : dialog->findChildren<QToolButton*>("segment"))
            if (segment->text() == "As training sees them") QTest::mouseClick(segment, Qt::LeftButton);
        QVERIFY(dialog->findChild<PictureGrid*>()->images().front() != plain);
    }

    void damagedFilesAreRefusedInWords_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("no number") << "a.csv" << QByteArray("x,y\n1,2\noops,3\n4,5\n") << "oops";
        QTest::newRow("ragged") << "b.csv" << QByteArray("x,y\n1,2\n3\n4,5\n") << "b.csv";
        QTest::newRow("empty") << "c.csv" << QByteArray() << "c.csv";
        QTest::newRow("bytes") << "d.bin" << QByteArray("\x00\x01\xff\xfe\x80\x81", 6) << "d.bin";
        QTest::newRow("cut gzip") << "e.csv.gz" << QByteArray("\x1f\x8b\x08\x00\x00", 5) << "e.csv.gz";
        QTest::newRow("IDX without labels")
            << "f.idx" << QByteArray::fromStdString(test::idx(8, {2, 2, 2}, test::counting(8, 256)))
            << "f.idx";
    }

    void damagedFilesAreRefusedInWords() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        QTemporaryDir folder;
        const QString file = written(folder, name, bytes.toStdString());
        const auto window = openedWindow(digitsFile);
        const Model before = window->document().model();
        DataDialog* dialog = openedOn(*window, file);
        QVERIFY(dialog->preview()->error.has_value());
        const QString texts = textsOf(dialog);
        QVERIFY2(texts.contains(text(*dialog->preview()->error)), qPrintable(texts));
        QVERIFY2(texts.contains(said), qPrintable(texts));
        QVERIFY(!dialog->applyButton()->isEnabled());
        QTest::mouseClick(dialog->applyButton(), Qt::LeftButton);
        QCOMPARE(window->document().model(), before);
    }

    void aMissingFileAndAFolderOfPictures() {
        QTemporaryDir folder;
        const auto window = openedWindow(digitsFile);
        DataDialog* dialog = openedOn(*window, folder.filePath("nowhere.csv"));
        QVERIFY(textsOf(dialog).contains("nowhere.csv"));
        for (const char* name : {"cat", "dog"}) {
            QVERIFY(QDir(folder.path()).mkpath(QString("set/") + name));
            for (int i = 0; i < 5; ++i) {
                QImage picture(8, 8, QImage::Format_Grayscale8);
                picture.fill(20 * i + (name[0] == 'c' ? 0 : 100));
                QVERIFY(picture.save(folder.filePath(QString("set/%1/%2.png").arg(name).arg(i))));
            }
        }
        dialog->choosePath(folder.filePath("set"));
        waitUntilRead(dialog);
        QVERIFY(!dialog->preview()->error);
        QCOMPARE(dialog->findChild<PictureGrid*>()->images().size(), std::size_t(8)); // for training
        QCOMPARE(dialog->findChild<ClassBars*>()->classes().size(), std::size_t(2));
        QCOMPARE(dialog->findChild<ClassBars*>()->classes().front(), (ClassCount{"cat", 4, 1}));
        QVERIFY(dialog->field("size")->isVisible());
    }

    void readingDoesNotHoldTheWindowUp() {
        QTemporaryDir folder;
        std::string text = "a,b,c,d,class\n";
        for (int i = 0; i < 400000; ++i)
            text += "1.25,2.5,3.75," + std::to_string(i) + (i % 2 ? ",yes\n" : ",no\n");
        const QString file = written(folder, "big.csv", text);
        const auto window = openedWindow(digitsFile);
        QElapsedTimer clock;
        clock.start();
        DataDialog* dialog = window->openDataDialog(file);
        double longest = 0;
        while (!dialog->preview() || dialog->preview()->rows.empty()) {
            QElapsedTimer turn;
            turn.start();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            longest = std::max(longest, double(turn.nsecsElapsed()) / 1e6);
            QVERIFY(clock.elapsed() < 60000);
        }
        QVERIFY2(longest < 500, qPrintable(QString::number(longest)));
        QCOMPARE(dialog->preview()->info.train_count, std::int64_t(320000));
        // Closing while something is read is allowed.
        dialog->choosePath(file);
        delete dialog;
    }

    void aDocumentWithoutDataGetsABlock() {
        QTemporaryDir folder;
        const auto window = openedWindow(savedIn(folder, [] {
            Model model;
            (void)model.main();
            return model;
        }()));
        DataDialog* dialog = openedOn(*window, iris);
        QTest::mouseClick(dialog->applyButton(), Qt::LeftButton);
        QCOMPARE(window->document().definition().blocks.at("data").kind, std::string("Dataset"));
        QCOMPARE(window->scene().selected(), std::string("data"));
    }

    void nothingIsCutOff_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("path");
        for (const char* language : {"en", "ru"})
            for (const QString& path : {QString(), iris, QString(GLASSBOX_SOURCE_DIR "/README.md")})
                QTest::addRow("%s %s", language, qPrintable(path)) << language << path;
    }

    void nothingIsCutOff() {
        QFETCH(QString, language);
        QFETCH(QString, path);
        loadLanguage(language);
        const auto window = openedWindow(digitsFile);
        DataDialog* dialog = openedOn(*window, path);
        QStringList found;
        for (const QWidget* widget : dialog->findChildren<QWidget*>()) {
            if (!widget->isVisible() || qobject_cast<const QHeaderView*>(widget->parentWidget())) continue;
            const auto* label = qobject_cast<const WrappingLabel*>(widget);
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool cut =
                (label && label->heightForWidth(label->width()) > label->height()) ||
                (button && button->sizeHint().width() > button->width() && button->toolTip().isEmpty());
            const auto* area = dialog->findChild<QScrollArea*>("datachoices");
            const bool out =
                area->widget()->isAncestorOf(widget) &&
                widget->mapTo(area->widget(), QPoint(widget->width(), 0)).x() > area->viewport()->width();
            if (cut || out)
                found << (label    ? label->text()
                          : button ? button->text()
                                   : widget->objectName()) +
                             (out ? " sticks out" : " is cut");
        }
        loadLanguage("en");
        QVERIFY2(found.isEmpty(), qPrintable(found.join("; ")));
    }

    void escapeChangesNothing() {
        const auto window = openedWindow(digitsFile);
        const Model before = window->document().model();
        QPointer<DataDialog> dialog = openedOn(*window, iris);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        QCOMPARE(window->document().model(), before);
    }
};

QTEST_MAIN(DataDialogTest)
#include "data_dialog_test.moc"
