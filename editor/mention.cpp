// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/mention.h"

#include "editor/block_text.h"

#include <QCoreApplication>

namespace glassbox::editor {

namespace {

/// Titles that are the kind's, or begin with it, stand as they are; a name of people's own is quoted.
QString mentionOf(const Document& document, const std::string& block) {
    const QString title = document.titleOf(block);
    const auto found = document.definition().blocks.find(block);
    if (found == document.definition().blocks.end()) return QString::fromStdString(block);
    const QString kind = kindTitle(found->second.kind);
    return title.startsWith(kind, Qt::CaseInsensitive) ? title : qtTrId("ui.quoted").arg(title);
}

} // namespace

QString calledOnce(const QString& sentence, const QString& name) {
    const QStringList parts = name.split(' ');
    for (qsizetype at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + 1)) {
        const QString before = sentence.left(at);
        for (qsizetype count = parts.size(); count > 0; --count) {
            const QString again = parts.first(count).join(' ') + " ";
            const bool whole = before.size() == again.size() || before.chopped(again.size()).endsWith(' ');
            if (before.endsWith(again, Qt::CaseInsensitive) && whole)
                return before.chopped(again.size()) + sentence.mid(at);
        }
    }
    return sentence;
}

QString findingText(const Message& finding, const QString& title,
                    const std::function<QString(const Message&)>& words) {
    Message message = finding;
    for (Argument& argument : message.arguments)
        if (argument.name == "block") argument.value = title.toStdString();
    return calledOnce(words(message), title);
}

QString findingText(const Document& document, const Diagnostic& finding,
                    const std::function<QString(const Message&)>& words) {
    Message message = finding.message;
    QString name;
    for (Argument& argument : message.arguments) {
        if (argument.name != "block" || !document.definition().blocks.contains(argument.value)) continue;
        name = mentionOf(document, argument.value);
        argument.value = name.toStdString();
    }
    return name.isEmpty() ? words(message) : calledOnce(words(message), name);
}

} // namespace glassbox::editor
