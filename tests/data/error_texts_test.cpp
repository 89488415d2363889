// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <set>

namespace {

QString contents(const QString& file) {
    QFile stream(file);
    return stream.open(QIODevice::ReadOnly) ? QString::fromUtf8(stream.readAll()) : QString();
}

/// Ids that the sources of engine/data speak of.
std::set<QString> ids_in_sources() {
    static const QRegularExpression id(
        "\"((?:csv|data|folder|gzip|idx|picture|predict|table)\\.[a-z0-9-]+)\"");
    std::set<QString> ids;
    const QDir folder(GLASSBOX_SOURCE_DIR "/engine/data");
    for (const QString& file : folder.entryList({"*.cpp"}))
        for (auto match = id.globalMatch(contents(folder.filePath(file))); match.hasNext();)
            ids.insert(match.next().captured(1));
    return ids;
}

} // namespace

/// Every error of the data has its text in both languages, and every text an error.
class ErrorTextsTest : public QObject {
    Q_OBJECT

  private slots:
    void everyIdHasATextAndEveryTextAnId_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << "en";
        QTest::newRow("Russian") << "ru";
    }
    void everyIdHasATextAndEveryTextAnId() {
        QFETCH(QString, language);
        const QString texts =
            contents(GLASSBOX_SOURCE_DIR "/resources/translations/" + language + "/errors.ts");
        static const QRegularExpression message(
            "<message id=\"((?:csv|data|folder|gzip|idx|picture|predict|table)\\.[^\"]+)\">");
        std::set<QString> translated;
        for (auto match = message.globalMatch(texts); match.hasNext();)
            translated.insert(match.next().captured(1));
        const std::set<QString> used = ids_in_sources();
        QVERIFY(used.size() > 40);
        for (const QString& id : used) QVERIFY2(translated.contains(id), qPrintable(id + " has no text"));
        for (const QString& id : translated) QVERIFY2(used.contains(id), qPrintable(id + " is never used"));
    }
};

QTEST_APPLESS_MAIN(ErrorTextsTest)
#include "error_texts_test.moc"
