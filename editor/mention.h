// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"

namespace glassbox::editor {

/// What a finding says, with the block called by its title in place of its id, and called once: "Dense takes
/// rows of features"; “scores” in quotes where people gave the name: "Dense “scores” takes …". `words` makes
/// a sentence of a message.
QString findingText(const Document& document, const Diagnostic& finding,
                    const std::function<QString(const Message&)>& words);

/// The same for a block whose title is known.
QString findingText(const Message& finding, const QString& title,
                    const std::function<QString(const Message&)>& words);

/// The sentence without the words before `name` that `name` begins with: "Dense Dense 2 takes" becomes
/// "Dense 2 takes".
QString calledOnce(const QString& sentence, const QString& name);

} // namespace glassbox::editor
