// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/texts/texts.h"
#include "engine/catalogue/catalogue.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <map>
#include <set>

using namespace glassbox;

namespace {

using Texts = std::map<QString, QString>; ///< All forms of a text by its id.

QString readAll(const QString& path) {
    QFile file(path);
    GLASSBOX_ASSERT(file.open(QIODevice::ReadOnly), path.toStdString());
    return QString::fromUtf8(file.readAll());
}

/// The translation at which the reader stands, with all its plural forms.
QString readTranslation(QXmlStreamReader& xml) {
    QString text;
    while (!xml.atEnd() && !(xml.isEndElement() && xml.name() == QLatin1String("translation"))) {
        xml.readNext();
        if (xml.isCharacters() && !xml.isWhitespace()) text += xml.text();
    }
    return text;
}

/// Texts of a language as they stand in the sources; an id that stands twice is added to `twice`.
Texts readTexts(const QString& language, QStringList& twice) {
    Texts texts;
    QDirIterator files(GLASSBOX_SOURCE_DIR "/resources/translations/" + language, {"*.ts"});
    while (files.hasNext()) {
        const QString path = files.next();
        QXmlStreamReader xml(readAll(path));
        QString id;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == QLatin1String("message")) id = xml.attributes().value("id").toString();
            if (xml.name() != QLatin1String("translation")) continue;
            if (texts.count(id)) twice << path + ": " + id;
            texts[id] = readTranslation(xml);
        }
        GLASSBOX_ASSERT(!xml.hasError(), path.toStdString() + ": " + xml.errorString().toStdString());
    }
    return texts;
}

const Texts& textsOf(const QString& language) {
    static std::map<QString, Texts> all;
    QStringList twice;
    if (!all.count(language)) all[language] = readTexts(language, twice);
    return all[language];
}

std::set<QString> placeholders(const QString& text) {
    std::set<QString> names;
    static const QRegularExpression pattern("%\\{[^}]*\\}|%[1-9]");
    for (auto match = pattern.globalMatch(text); match.hasNext();) names.insert(match.next().captured());
    return names;
}

/// First words of ids: "check", "file", "ui", ...
std::set<QString> families() {
    std::set<QString> names;
    for (const auto& [id, text] : textsOf("en")) names.insert(id.section('.', 0, 0));
    return names;
}

/// Where a text is asked for by a literal.
const QRegularExpression& callPattern() {
    static const QRegularExpression pattern(
        "(?:\\b(?:fail|report|misfit|qtTrId|EditName|refuse|refusal|Message|text|words)\\s*[({][^\";]{0,80}|"
        "Message\\s+\\w+\\{|return\\s+)$");
    return pattern;
}

bool isNoText(const QString& literal) {
    static const QRegularExpression names(
        "\\.(json|ts|qm|png|svg|csv|gz|glassbox|safetensors|in|out|qrc|otf|ttf|h|cpp)$");
    return names.match(literal).hasMatch();
}

/// Ids that stand as literals in a source file: those in calls that take ids, and those of the families. (The
/// window has ids of other kinds that begin with the same words, such as those of its actions.)
std::set<QString> idsIn(const QString& source, const std::set<QString>& known) {
    static const QRegularExpression literal("\"([a-z][a-z0-9-]*(?:\\.[A-Za-z0-9_-]+)+)\"");
    std::set<QString> ids;
    for (auto match = literal.globalMatch(source); match.hasNext();) {
        const auto found = match.next();
        const QString id = found.captured(1);
        const QString before = source.mid(std::max<qsizetype>(0, found.capturedStart() - 120),
                                          std::min<qsizetype>(120, found.capturedStart()));
        const bool asked = callPattern().match(before).hasMatch();
        const bool stream = before.endsWith("hash_text("); // the name of a stream of random numbers
        if (!isNoText(id) && !stream && (asked || known.count(id.section('.', 0, 0)))) ids.insert(id);
    }
    return ids;
}

/// Literals with words in them that a call would show to people as they stand.
QStringList shownLiterals(const QString& source) {
    static const QRegularExpression call(
        "\\b(?:setText|setToolTip|setStatusTip|setWindowTitle|makeLabel|makeTab|makeSegment|addAction|"
        "addMenu|"
        "addItem|QLabel|QPushButton|setAccessibleName|setAccessibleDescription|setPlaceholderText|setTitle|"
        "drawText|setHeaderLabels|setEmptyLabel|edit|editGraph)\\(([^;{]*)");
    static const QRegularExpression literal("\"((?:[^\"\\\\]|\\\\.)*)\"");
    static const QRegularExpression word("[A-Za-z\u0400-\u04ff]{2}");
    // The program's own name, ids of texts, markup, file names and arguments of QString::arg are no texts.
    static const QRegularExpression noText(
        "^(?:[^A-Za-z]*Glassbox[^A-Za-z]*|[a-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9_-]+)+|.*<.*>.*|[a-z0-9/_-]+)$");
    QStringList found;
    for (auto match = call.globalMatch(source); match.hasNext();) {
        const QString arguments = match.next().captured(1);
        for (auto inner = literal.globalMatch(arguments); inner.hasNext();) {
            const QString text = inner.next().captured(1);
            if (word.match(text).hasMatch() && !noText.match(text).hasMatch()) found << text;
        }
    }
    return found;
}

} // namespace

class TextsTest final : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyIdInTheSourcesHasItsTexts_data() {
        QTest::addColumn<QString>("path");
        for (const char* folder : {"engine", "editor", "app"}) {
            QDirIterator files(QString(GLASSBOX_SOURCE_DIR "/") + folder, {"*.cpp", "*.h"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                QTest::newRow(qPrintable(QDir(GLASSBOX_SOURCE_DIR).relativeFilePath(path))) << path;
            }
        }
    }

    void everyIdInTheSourcesHasItsTexts() {
        QFETCH(QString, path);
        QStringList missing;
        for (const QString& id :
             idsIn(readAll(path), path.contains("/engine/") ? families() : std::set<QString>()))
            for (const QString& language : languages())
                if (textsOf(language).count(id) == 0) missing << language + ": " + id;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(", ")));
    }

    void nothingIsShownWithoutTranslation() {
        QStringList found;
        for (const char* folder : {"editor", "app"}) {
            QDirIterator files(QString(GLASSBOX_SOURCE_DIR "/") + folder, {"*.cpp", "*.h"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                for (const QString& text : shownLiterals(readAll(path)))
                    found << QDir(GLASSBOX_SOURCE_DIR).relativeFilePath(path) + ": " + text;
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join("\n")));
    }

    void theScanFindsShownLiterals() {
        QCOMPARE(shownLiterals("label->setText(\"Press Play\"); x.setToolTip(qtTrId(\"ui.play\"));"
                               "setWindowTitle(name + \" – Glassbox\"); box->addItem(\"0.94\");"
                               "new QLabel(tall ? \"Two words\" : QString())"),
                 (QStringList{"Press Play", "Two words"}));
    }

    void theScanFindsIds() {
        const auto ids =
            idsIn("fail(ErrorCode::BadFile, \"new.family\", {{\"file\", \"a.b\"}}); f(\"check.other\");"
                  "misfit(\"odd.shape\", \"in\"); open(\"model.json\"); qtTrId(\"ui2.x\")",
                  {"check"});
        QCOMPARE(ids, (std::set<QString>{"new.family", "check.other", "odd.shape", "ui2.x"}));
    }

    void everyBlockHasItsTexts_data() {
        QTest::addColumn<QString>("kind");
        for (const BlockSpec& spec : catalogue())
            QTest::newRow(spec.id.c_str()) << QString::fromStdString(spec.id);
    }

    void everyBlockHasItsTexts() {
        QFETCH(QString, kind);
        const BlockSpec& spec = *find_block(kind.toStdString());
        QStringList ids;
        for (const char* facet : {"title", "help", "formula", "source"}) ids << "block." + kind + "." + facet;
        for (const ParameterSpec& parameter : spec.parameters)
            ids << "block." + kind + "." + QString::fromStdString(parameter.id);
        QStringList missing;
        for (const QString& id : ids)
            for (const QString& language : languages())
                if (textsOf(language).count(id) == 0) missing << language + ": " + id;
        for (const Sample& sample : spec.samples)
            if (!sample.rejected.empty() && textsOf("en").count(QString::fromStdString(sample.rejected)) == 0)
                missing << QString::fromStdString(sample.rejected);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(", ")));
    }

    void languagesAgree() {
        QStringList problems;
        for (const QString& language : languages()) readTexts(language, problems);
        for (const auto& [id, english] : textsOf("en")) {
            const auto russian = textsOf("ru").find(id);
            if (english.trimmed().isEmpty()) problems << "empty: " + id;
            if (russian == textsOf("ru").end() || russian->second.trimmed().isEmpty())
                problems << "no Russian: " + id;
            else if (placeholders(english) != placeholders(russian->second))
                problems << "other arguments: " + id;
        }
        for (const auto& [id, russian] : textsOf("ru"))
            if (textsOf("en").count(id) == 0) problems << "no English: " + id;
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join("\n")));
    }

    void argumentsAreFilledIn() {
        loadLanguage("en");
        const Message message{"call.set-no-parameter",
                              {{"block", "%{known}"}, {"parameter", "p%"}, {"known", "a, b"}}};
        QCOMPARE(text(message), QString("Block %{known} has no parameter p%. It has: a, b."));
        QCOMPARE(text(Message{"no.such-text", {{"a", "1"}}}), QString("no.such-text a=1"));
        QCOMPARE(text(Message{"call.set-no-parameter", {}}), textsOf("en").at("call.set-no-parameter"));
    }

    void errorsBringTheirReasons() {
        loadLanguage("en");
        const Error error{
            ErrorCode::BadFile, {"file.not-found", {{"file", "x"}}}, {{"check.no-data", {{"block", "b"}}}}};
        const QStringList lines = text(error).split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith("x does not exist"));
        QVERIFY(lines[1].startsWith("The data of block b"));
    }

    void languagesAreLoadedByCodeOrLocale() {
        const Message message{"file.not-found", {{"file", "x"}}};
        for (const char* code : {"ru", "ru_RU", "ru-RU", "ru_RU.UTF-8"}) {
            loadLanguage(code);
            QCOMPARE(text(message), QString("Файла x нет. Проверьте имя и папку."));
            QVERIFY(qtTrId("file.not-found").startsWith("Файла"));
        }
        for (const char* code : {"en", "fr", "C", "russian"}) {
            loadLanguage(code);
            QVERIFY2(text(message).startsWith("x does not exist"), code);
            QVERIFY(qtTrId("file.not-found").endsWith("folder."));
        }
    }
};

int main(int count, char** arguments) {
    // As the command line does: texts before there is an application.
    loadLanguage("ru");
    if (!text(Message{"file.not-found", {}}).startsWith("Файла")) return 1;
    QCoreApplication application(count, arguments);
    if (!qtTrId("file.not-found").startsWith("Файла")) return 2;
    TextsTest test;
    return QTest::qExec(&test, count, arguments);
}
#include "texts_test.moc"
