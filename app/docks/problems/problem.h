// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run_remedy.h"
#include "editor/document.h"

#include <QString>

#include <optional>

namespace glassbox::app {

/// Something that is wrong, ready to be shown: a finding of the check, or a failure of a file or of the run.
struct Problem {
    Severity severity = Severity::Error;
    QString what;
    std::string block; ///< "" for the document.
    std::string port;
    QString expected; ///< Shapes, or "".
    QString found;
    std::optional<Remedy> remedy;
    std::vector<RunRemedy> run_remedies = {}; ///< Of a run that failed.
    bool operator==(const Problem&) const = default;
};

Problem problemOf(const editor::Document& document, const Diagnostic& diagnostic);

/// What the check found, in words that call the block by its title.
QString findingText(const editor::Document& document, const Diagnostic& diagnostic);

/// "Error", "Warning", "Hint" in the interface's language.
QString severityText(Severity severity);

/// The verb on the remedy's button ("Insert Flatten"); the whole sentence is its hover text.
QString remedyText(const Remedy& remedy);
QString remedyText(RunRemedy remedy);
/// The sentence of such a button.
QString remedySentence(RunRemedy remedy);

/// Does what a remedy says as one step of undo, named by its sentence. Nothing happens where the document has
/// changed so that it no longer applies.
void applyRemedy(editor::Document& document, const Remedy& remedy);

} // namespace glassbox::app
