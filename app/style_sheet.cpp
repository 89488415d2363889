// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style_sheet.h"

namespace glassbox::app {

using editor::Theme;
using editor::Token;

namespace {

/// `@name` stands for the token of that name; `@field` for the ground of fields in panels.
const char* const pattern = R"(
QWidget { color: @text; background: transparent; }
QMainWindow, QDialog { background: @panel; }
#toolbar, #palette, #inspector, #statusbar, #dock, #strip, #labside, #labinspector { background: @panel; }
#lab { background: @line; }
#labmiddle { background: @canvas; }
QToolButton#crumb { padding: 2px 4px; }
#toolbar { border: 0; border-bottom: 1px solid @line; }
#strip { border: 0; border-bottom: 1px solid @line; }
#statusbar { border: 0; border-top: 1px solid @line; }
#dockhead { border: 0; border-bottom: 1px solid @line; }
#transport { background: @sunken; border: 1px solid @line; border-radius: 10px; }
#section { border: 0; border-top: 1px solid @line; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }
QLabel[role="label"] { color: @text2; }
QLabel[role="hint"] { color: @text3; }
QLabel[role="problem"] { color: @problem; }
QLabel[role="warning"] { color: @warning; }
QLabel#formula { background: @sunken; border: 1px solid @line; border-radius: 5px; }
QToolButton { border: 0; border-radius: 6px; padding: 0; color: @text2; }
QToolButton:hover { background: @hover; color: @text; }
QToolButton:pressed { background: @line2; }
QToolButton:checked { background: @hover; color: @text; border: 1px solid @control; }
QToolButton:disabled { color: @disabled; }
QToolButton:focus { border: 2px solid @accent; }
QToolButton::menu-indicator { image: none; }
QToolButton#play { background: @accent; color: @on-accent; border-radius: 6px; padding: 0 10px; }
QToolButton#play:disabled { background: @line2; color: @disabled; }
QToolButton#play:focus { border: 2px solid @text; }
QToolButton#tab { color: @text2; border-radius: 0; padding: 0; border: 2px solid transparent; }
QToolButton#tab:hover { background: transparent; color: @text; }
QToolButton#tab:checked { background: transparent; color: @text; border-bottom: 2px solid @accent; }
QToolButton#tab:focus { border: 2px solid @accent; border-radius: 4px; }
QToolButton#segment { border: 1px solid @line2; border-radius: 5px; padding: 0 8px; }
QToolButton#segment:focus { border: 2px solid @accent; padding: 0 7px; }
QToolButton#segment:checked { background: @hover; color: @text; border-color: @control; }
#popup, #rescue, #offer, #flyout { background: @raised; border: 1px solid @line2; }
#rescue, #offer { border: 0; border-bottom: 1px solid @line2; }
QPushButton:default { background: @accent; color: @on-accent; border-color: @accent; }
QPushButton:default:focus { border: 2px solid @text; }
QPushButton#starter { background: @block; border: 1px solid @line2; border-radius: 10px; text-align: left; min-height: 0px; padding: 0; }
QPushButton#starter:focus { padding: 0; }
QPushButton#starter:hover { border-color: @control; }
QPushButton#starter:focus { border: 2px solid @accent; }
QLineEdit, QComboBox { background: @field; border: 1px solid @control; border-radius: 5px; padding: 0 8px;
  min-height: 24px; selection-background-color: @accent; selection-color: @on-accent; }
QLineEdit:focus, QComboBox:focus { border: 2px solid @accent; padding: 0 7px; min-height: 22px; }
#statusbar QLineEdit { min-height: 16px; padding: 0 5px; }
#statusbar QLineEdit:focus { min-height: 14px; padding: 0 4px; }
#statusbar QToolButton { padding: 0 4px; }
QLineEdit:read-only { color: @text2; border-color: @line2; background: transparent; }
QLineEdit:disabled, QComboBox:disabled { color: @text2; border-color: @line2; background: transparent; }
QLineEdit[wrong="true"] { border: 2px solid @problem; }
QComboBox::drop-down { border: 0; width: 18px; }
QComboBox::down-arrow { image: url(@chevron); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line2; outline: 0;
  selection-background-color: @hover; selection-color: @text; }
QToolButton#sectionhead { color: @text2; padding: 3px 2px; text-align: left; }
QToolButton#sectionhead:hover { background: transparent; color: @text; }
QToolButton#link { color: @accent; text-align: left; }
QToolButton#freeze:checked { color: @frozen; }
QLineEdit#titlefield { background: transparent; border: 1px solid transparent; padding: 0 3px; margin-left: -4px; }
QLineEdit#titlefield:hover { border-color: @line2; }
QLineEdit#titlefield:focus { background: @field; border: 2px solid @accent; padding: 0 2px; }
QPushButton { background: @raised; border: 1px solid @line2; border-radius: 6px; padding: 4px 12px; min-height: 18px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line2; }
QPushButton:disabled { color: @disabled; }
QPushButton:focus { border: 2px solid @accent; padding: 3px 11px; }
QPushButton#primary, QPushButton[primary="true"] { background: @accent; color: @on-accent; border-color: @accent; }
QPushButton#primary:focus, QPushButton[primary="true"]:focus { border-color: @text; }
QPushButton#primary:disabled, QPushButton[primary="true"]:disabled { background: @line2; color: @disabled; border-color: @line2; }
QTableView { background: @field; border: 1px solid @line; border-radius: 5px; gridline-color: @line; }
QHeaderView { background: transparent; }
QHeaderView::section { background: @panel; color: @text2; border: 0; border-right: 1px solid @line; border-bottom: 1px solid @line; padding: 3px 6px; }
QHeaderView::section:hover { color: @text; background: @hover; }
QTableCornerButton::section { background: @panel; border: 0; }
#datachoices { border-right: 1px solid @line; }
QSlider { min-height: 18px; }
QSlider::groove:horizontal { height: 3px; background: @line2; border-radius: 1px; }
QSlider::sub-page:horizontal { background: @accent; height: 3px; border-radius: 1px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; border-radius: 6px; background: @text2; border: 1px solid @panel; }
QSlider::handle:horizontal:hover { background: @text; }
QSlider:focus { border: 1px solid @accent; border-radius: 5px; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @control; border-radius: 4px; background: @field; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(@check); }
QCheckBox:focus { outline: 0; }
QCheckBox::indicator:focus { border: 2px solid @accent; }
QHeaderView::section { background: @panel; color: @text2; border: 0; border-bottom: 1px solid @line; padding: 4px 8px; }
QTreeView::item:selected, QListView::item:selected { background: @hover; color: @text; }
QMenu { background: @raised; border: 1px solid @line2; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 5px; }
QMenu::item:selected { background: @hover; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QToolTip { background: @raised; color: @text; border: 1px solid @line2; padding: 4px 6px; }
QTreeView, QListView { background: transparent; border: 0; outline: 0; }
QScrollArea { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @control; border-radius: 3px; min-height: 24px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: @text2; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @control; border-radius: 3px; min-width: 24px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent;
  width: 0; height: 0; border: 0; }
)";

} // namespace

QString styleSheet(const Theme& theme) {
    QString sheet = QString::fromUtf8(pattern);
    sheet.replace("@field",
                  theme.color(theme.tone() == editor::Tone::Dark ? Token::Sunken : Token::Block).name());
    sheet.replace("@chevron", theme.tone() == editor::Tone::Dark ? ":/icons/chevron-dark.svg"
                                                                 : ":/icons/chevron-light.svg");
    sheet.replace("@check",
                  theme.tone() == editor::Tone::Dark ? ":/icons/check-dark.svg" : ":/icons/check-light.svg");
    // Longer names first: "text" is the beginning of "text2".
    std::vector<editor::TokenColours> rows = Theme::table();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return std::string_view(a.name).size() > std::string_view(b.name).size();
    });
    for (const editor::TokenColours& row : rows)
        sheet.replace(QString("@") + row.name, theme.color(row.token).name());
    return sheet;
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.color(Token::Panel));
    palette.setColor(QPalette::WindowText, theme.color(Token::Text));
    palette.setColor(QPalette::Base, theme.color(Token::Sunken));
    palette.setColor(QPalette::AlternateBase, theme.color(Token::Panel));
    palette.setColor(QPalette::Text, theme.color(Token::Text));
    palette.setColor(QPalette::PlaceholderText, theme.color(Token::Text3));
    palette.setColor(QPalette::Button, theme.color(Token::Raised));
    palette.setColor(QPalette::ButtonText, theme.color(Token::Text));
    palette.setColor(QPalette::Highlight, theme.color(Token::Accent));
    palette.setColor(QPalette::HighlightedText, theme.color(Token::OnAccent));
    palette.setColor(QPalette::ToolTipBase, theme.color(Token::Raised));
    palette.setColor(QPalette::ToolTipText, theme.color(Token::Text));
    palette.setColor(QPalette::Disabled, QPalette::Text, theme.color(Token::Disabled));
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, theme.color(Token::Disabled));
    return palette;
}

} // namespace glassbox::app
