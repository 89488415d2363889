// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/texts/texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>

#include <optional>

/// The macro works outside of namespaces only; it keeps the linker from dropping the embedded texts.
static void initialiseResource() {
    Q_INIT_RESOURCE(texts);
}

namespace glassbox {

namespace {

/// English below, the chosen language above it.
struct Translators {
    QTranslator english;
    QTranslator chosen;

    Translators() {
        initialiseResource();
        load(english, QStringLiteral("en"));
    }
    static void load(QTranslator& translator, const QString& code) {
        const bool loaded = translator.load(QStringLiteral(":/texts/glassbox_%1.qm").arg(code));
        GLASSBOX_ASSERT(loaded, code.toStdString());
    }
    void install() {
        if (!QCoreApplication::instance()) return;
        QCoreApplication::installTranslator(&english);
        QCoreApplication::installTranslator(&chosen);
    }
};

/// Lives as long as the process: an application may still translate while it is torn down.
Translators& translators() {
    static auto* const both = new Translators;
    return *both;
}

/// An application that is made after loadLanguage() translates as well.
void installWithApplication() {
    translators().install();
}
Q_COREAPP_STARTUP_FUNCTION(installWithApplication)

/// The text of the id, without arguments; null where there is none.
QString lookUp(const std::string& id, int count) {
    for (const QTranslator* translator : {&translators().chosen, &translators().english}) {
        const QString found = translator->translate(nullptr, id.c_str(), nullptr, count);
        if (!found.isEmpty()) return found;
        // A text that has one form only is not found by a number.
        const QString single = translator->translate(nullptr, id.c_str());
        if (!single.isEmpty()) return single;
    }
    return {};
}

const std::string* find(const std::vector<Argument>& arguments, const QString& name) {
    for (const Argument& argument : arguments)
        if (QString::fromStdString(argument.name) == name) return &argument.value;
    return nullptr;
}

/// Replaces each `%{name}` once, from left to right, so that a value that holds such text stays as it is.
QString filled(const QString& pattern, const std::vector<Argument>& arguments) {
    QString result;
    qsizetype done = 0;
    for (qsizetype begin = pattern.indexOf("%{"); begin >= 0; begin = pattern.indexOf("%{", begin + 1)) {
        const qsizetype end = pattern.indexOf('}', begin);
        if (end < 0) break;
        const std::string* value = find(arguments, pattern.mid(begin + 2, end - begin - 2));
        if (!value) continue;
        result += pattern.mid(done, begin - done) + QString::fromStdString(*value);
        done = end + 1;
    }
    return result + pattern.mid(done);
}

int countOf(const std::vector<Argument>& arguments) {
    const std::string* value = find(arguments, QStringLiteral("count"));
    bool isNumber = false;
    const int count = value ? QString::fromStdString(*value).toInt(&isNumber) : 0;
    return isNumber ? count : -1;
}

} // namespace

QStringList languages() {
    return {QStringLiteral("en"), QStringLiteral("ru")};
}

void loadLanguage(const QString& code) {
    const QString name = code.isEmpty() ? QLocale::system().name() : code;
    const QString asked = name.section(QRegularExpression(QStringLiteral("[-_.]")), 0, 0);
    const bool known = languages().contains(asked);
    Translators::load(translators().chosen, known ? asked : QStringLiteral("en"));
    translators().install();
}

QString text(const Message& message) {
    const QString pattern = lookUp(message.id, countOf(message.arguments));
    if (pattern.isEmpty()) return QString::fromStdString(plain_text(message));
    return filled(pattern, message.arguments);
}

QString text(const Error& error) {
    QString result = text(error.message);
    for (const Message& reason : error.reasons) result += "\n" + text(reason);
    return result;
}

QString text(const Diagnostic& diagnostic) {
    return text(diagnostic.message);
}

} // namespace glassbox
