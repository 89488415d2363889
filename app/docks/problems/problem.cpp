// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/problems/problem.h"

#include "app/texts/texts.h"
#include "editor/block_text.h"
#include "editor/edits/remedy.h"
#include "editor/mention.h"

#include <QCoreApplication>

namespace glassbox::app {

namespace {

QString argumentOf(const Remedy& remedy, const char* name) {
    for (const Argument& argument : remedy.arguments)
        if (argument.name == name) return QString::fromStdString(argument.value);
    return {};
}

} // namespace

QString findingText(const editor::Document& document, const Diagnostic& diagnostic) {
    return editor::findingText(document, diagnostic, [](const Message& message) { return text(message); });
}

Problem problemOf(const editor::Document& document, const Diagnostic& diagnostic) {
    return {diagnostic.severity,
            findingText(document, diagnostic),
            diagnostic.block,
            diagnostic.port,
            QString::fromStdString(diagnostic.expected),
            QString::fromStdString(diagnostic.found),
            diagnostic.remedy};
}

QString severityText(Severity severity) {
    switch (severity) {
    case Severity::Error: return qtTrId("ui.severity.error");
    case Severity::Warning: return qtTrId("ui.severity.warning");
    case Severity::Hint: return qtTrId("ui.severity.hint");
    }
    return {};
}

QString remedyText(const Remedy& remedy) {
    if (remedy.action == "insert-block")
        return qtTrId("ui.remedy.insert-block")
            .arg(editor::kindTitle(argumentOf(remedy, "kind").toStdString()));
    if (remedy.action == "set-parameter")
        return qtTrId("ui.remedy.set-parameter")
            .arg(editor::parameterLabel(argumentOf(remedy, "parameter").toStdString()),
                 argumentOf(remedy, "value"));
    if (remedy.action == "remove-wire") return qtTrId("ui.remedy.remove-wire");
    if (remedy.action == "add-wire") return qtTrId("ui.remedy.add-wire").arg(argumentOf(remedy, "from"));
    return text(remedy.text);
}

void applyRemedy(editor::Document& document, const Remedy& remedy) {
    const auto name = editor::EditName::said([message = remedy.text] { return text(message); });
    document.editGraph(name, [&](Definition& graph) { editor::apply_remedy(graph, remedy); });
}

QString remedyText(RunRemedy remedy) {
    switch (remedy) {
    case RunRemedy::TenthOfRate: return qtTrId("ui.live.button-tenth");
    case RunRemedy::DefaultRate: return qtTrId("ui.live.button-default");
    case RunRemedy::Reset: return qtTrId("ui.live.button-reset");
    }
    return {};
}

QString remedySentence(RunRemedy remedy) {
    switch (remedy) {
    case RunRemedy::TenthOfRate: return qtTrId("ui.live.remedy-tenth");
    case RunRemedy::DefaultRate: return qtTrId("ui.live.remedy-default");
    case RunRemedy::Reset: return qtTrId("ui.live.remedy-reset");
    }
    return {};
}

} // namespace glassbox::app
