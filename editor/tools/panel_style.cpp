// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/panel_style.h"

namespace glassbox::editor {

namespace {

/// %1 name, %2 raised, %3 edge, %4 text, %5 field, %6 control, %7 accent, %8 on accent.
const char* const pattern = R"(
QFrame#%1 { background: %2; border: 1px solid %3; border-radius: 10px; }
QFrame#%1 QLabel { color: %4; border: 0; background: transparent; }
QFrame#%1 QLineEdit { background: %5; color: %4; border: 2px solid %7; border-radius: 5px; padding: 0 7px; min-height: 24px; }
QFrame#%1 QListWidget { background: transparent; border: 0; }
QFrame#%1 QPushButton { color: %4; border: 1px solid %6; border-radius: 6px; padding: 0 10px; min-height: 26px; }
QFrame#%1 QPushButton#primary { color: %8; background: %7; border: 1px solid %7; }
)";

} // namespace

QString panelStyle(const Theme& theme, const char* name) {
    const Token field = theme.tone() == Tone::Dark ? Token::Sunken : Token::Block;
    QString sheet = QString::fromUtf8(pattern).replace("%1", name);
    const std::pair<const char*, Token> colours[] = {
        {"%2", Token::Raised},  {"%3", Token::Line2},  {"%4", Token::Text},    {"%5", field},
        {"%6", Token::Control}, {"%7", Token::Accent}, {"%8", Token::OnAccent}};
    for (const auto& [place, token] : colours) sheet.replace(place, theme.color(token).name());
    return sheet;
}

} // namespace glassbox::editor
