// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"

#include "app/texts/texts.h"

namespace glassbox::app {

namespace {

const char* const themeKey = "view/theme";
const char* const languageKey = "view/language";

} // namespace

Appearance::Appearance(Settings& settings, QObject* parent) : QObject(parent), settings_(settings) {}

const std::vector<ThemeRow>& Appearance::themes() {
    static const std::vector<ThemeRow> rows{
        {ThemeChoice::System, "system", "ui.theme.system"},
        {ThemeChoice::Light, "light", "ui.theme.light"},
        {ThemeChoice::Dark, "dark", "ui.theme.dark"},
        {ThemeChoice::HighContrast, "high-contrast", "ui.theme.high-contrast"},
    };
    return rows;
}

ThemeChoice Appearance::themeChoice() const {
    const QString name = settings_.value(themeKey).toString();
    for (const ThemeRow& row : themes())
        if (name == row.name) return row.choice;
    return ThemeChoice::System;
}

void Appearance::choose(ThemeChoice choice) {
    for (const ThemeRow& row : themes())
        if (row.choice == choice) settings_.set(themeKey, row.name);
    Q_EMIT themeChanged();
}

editor::Theme Appearance::theme() const {
    switch (themeChoice()) {
    case ThemeChoice::System: return editor::Theme(editor::systemTone());
    case ThemeChoice::Light: return editor::Theme(editor::Tone::Light);
    case ThemeChoice::Dark: return editor::Theme(editor::Tone::Dark);
    case ThemeChoice::HighContrast: return editor::Theme(editor::Contrast::High);
    }
    return editor::Theme(editor::Tone::Dark);
}

QString Appearance::language() const {
    return settings_.value(languageKey).toString();
}

void Appearance::setLanguage(const QString& code) {
    settings_.set(languageKey, code);
    loadLanguage(code);
}

} // namespace glassbox::app
