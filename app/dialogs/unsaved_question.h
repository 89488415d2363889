// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace glassbox::app {

enum class UnsavedAnswer : std::uint8_t { Save, Discard, Cancel };

/// Asks what becomes of the changes of a document that is about to be left.
UnsavedAnswer askAboutChanges(QWidget* window, const QString& name);

} // namespace glassbox::app
