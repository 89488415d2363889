// SPDX-License-Identifier: GPL-3.0-or-later
// Every block has its texts, in every language: title, help, formula, source, parameters, diagnostics.
#include "engine/catalogue/catalogue.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

using namespace glassbox;

namespace {

QMap<QString, QString> texts(const QString& file) {
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(file));
    QMap<QString, QString> result;
    QXmlStreamReader xml(&input);
    QString id;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QStringLiteral("message")) id = xml.attributes().value("id").toString();
        if (xml.name() == QStringLiteral("translation")) result[id] = xml.readElementText();
    }
    if (xml.hasError()) qFatal("%s: %s", qPrintable(file), qPrintable(xml.errorString()));
    return result;
}

QStringList needed() {
    QStringList ids;
    for (const BlockSpec& spec : catalogue()) {
        const QString stem = "block." + QString::fromStdString(spec.id) + ".";
        for (const char* part : {"title", "help", "formula", "source"}) ids << stem + part;
        for (const ParameterSpec& parameter : spec.parameters)
            ids << stem + QString::fromStdString(parameter.id);
        for (const Sample& sample : spec.samples)
            if (!sample.rejected.empty()) ids << QString::fromStdString(sample.rejected);
    }
    return ids;
}

} // namespace

class BlockTextsTest final : public QObject {
    Q_OBJECT

  private slots:
    void everyLanguage_data() {
        QTest::addColumn<QString>("language");
        const QDir folder(GLASSBOX_SOURCE_DIR "/resources/translations");
        for (const QString& language : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(language)) << language;
    }

    void everyLanguage() {
        QFETCH(QString, language);
        const auto known = texts(GLASSBOX_SOURCE_DIR "/resources/translations/" + language + "/blocks.ts");
        for (const QString& id : needed()) QVERIFY2(!known.value(id).trimmed().isEmpty(), qPrintable(id));
    }

    /// A text of a block or parameter that is gone, or of a diagnostic that no sample shows.
    void nothingIsLeftOver() {
        const QStringList ids = needed();
        const QSet<QString> expected(ids.begin(), ids.end());
        const QSet<QString> unreachable = {
            "dataset.not-open"}; // check() refuses such a block before its rule
        const auto known = texts(GLASSBOX_SOURCE_DIR "/resources/translations/en/blocks.ts");
        for (auto text = known.keyBegin(); text != known.keyEnd(); ++text)
            QVERIFY2(expected.contains(*text) || unreachable.contains(*text), qPrintable(*text));
    }
};

QTEST_GUILESS_MAIN(BlockTextsTest)
#include "block_texts_test.moc"
