// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/diagnostic.h"
#include "engine/base/result.h"

#include <QString>
#include <QStringList>

namespace glassbox {

/// Codes of the languages that there are texts in: "en", "ru".
QStringList languages();

/// From now on texts come in the language of that code or locale name ("ru", "ru_RU"); "" means the
/// system's. English where there is no such language, and for every text that a language lacks. May be called
/// before there is an application; once there is one, qtTrId() speaks the language, too.
void loadLanguage(const QString& code);

/// The text of a message: by its id, with `%{name}` replaced by the arguments. An argument `count` that is an
/// integer chooses the plural form of a text that has several. A message without text gives plain_text().
QString text(const Message& message);

/// The message of an error and, on lines of their own, its reasons.
QString text(const Error& error);

/// What a diagnostic found, without its remedy (whose text is text(remedy->text)).
QString text(const Diagnostic& diagnostic);

} // namespace glassbox
