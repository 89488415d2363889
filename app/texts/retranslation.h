// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QAbstractButton;
class QLabel;
class QWidget;

namespace glassbox::app {

/// Calls `say` now and after every change of the language, as long as `widget` lives: for texts that are set
/// once. What is filled again and again from a document is filled again in changeEvent() instead.
void sayInEveryLanguage(QWidget* widget, std::function<void()> say);

// The usual cases, each by the text's id.
void sayText(QLabel* label, const char* id);
void sayText(QAbstractButton* button, const char* id);
void sayToolTip(QWidget* widget, const char* id);
void sayName(QWidget* widget, const char* id); ///< The name for screen readers.

} // namespace glassbox::app
