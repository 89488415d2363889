// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"
#include "editor/paint/theme.h"

#include <QObject>

namespace glassbox::app {

enum class ThemeChoice : std::uint8_t { System, Light, Dark, HighContrast };

/// A choice of theme: its name in the settings and its text.
struct ThemeRow {
    ThemeChoice choice;
    const char* name;
    const char* text;
};

/// How the program looks and speaks, as people chose it; remembered.
class Appearance : public QObject {
    Q_OBJECT
  public:
    Appearance(Settings& settings, QObject* parent);
    static const std::vector<ThemeRow>& themes();

    ThemeChoice themeChoice() const;
    void choose(ThemeChoice choice);
    /// The theme of the choice; that of the system is asked for each time.
    editor::Theme theme() const;
    /// "" for the system's, else a code.
    QString language() const;
    void setLanguage(const QString& code);

  Q_SIGNALS:
    void themeChanged();

  private:
    Settings& settings_;
};

} // namespace glassbox::app
