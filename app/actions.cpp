// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions.h"

#include "editor/paint/icons.h"

#include <QCoreApplication>
#include <QWidget>

namespace glassbox::app {

const std::vector<ActionRow>& Actions::table() {
    static const std::vector<ActionRow> rows{
        {"file.new", "ui.action.new", "new", "Ctrl+N", Checkable::No},
        {"file.open", "ui.action.open", "open", "Ctrl+O", Checkable::No},
        {"file.save", "ui.action.save", "save", "Ctrl+S", Checkable::No},
        {"file.save-as", "ui.action.save-as", nullptr, "Ctrl+Shift+S", Checkable::No},
        {"file.quit", "ui.action.quit", "quit", "Ctrl+Q", Checkable::No},
        {"edit.undo", "ui.action.undo", "undo", "Ctrl+Z", Checkable::No},
        {"edit.redo", "ui.action.redo", "redo", "Ctrl+Shift+Z", Checkable::No},
        {"edit.data", "ui.action.data", "category-data", "Ctrl+Shift+D", Checkable::No},
        {"edit.history", "ui.action.history", "history", "Ctrl+Alt+Z", Checkable::No},
        {"train.reset", "ui.action.reset", "reset", "Ctrl+R", Checkable::No},
        {"train.step", "ui.action.step", "step", ".", Checkable::No},
        {"train.play", "ui.action.play", "play", "F5", Checkable::No},
        {"view.fit", "ui.action.fit", "fit", "F", Checkable::No},
        {"view.zoom-in", "ui.action.zoom-in", "zoom-in", "Ctrl++", Checkable::No},
        {"view.zoom-out", "ui.action.zoom-out", "zoom-out", "Ctrl+-", Checkable::No},
        {"view.adversarial", "ui.action.adversarial", "adversarial", "F7", Checkable::Yes},
        {"view.minimap", "ui.action.minimap", "minimap", "Ctrl+M", Checkable::Yes},
        {"view.palette", "ui.action.palette", nullptr, "P", Checkable::Yes},
        {"view.theme", "ui.action.theme", "sun", "Ctrl+T", Checkable::No},
        {"view.projector", "ui.action.projector", "projector", "F9", Checkable::Yes},
        {"view.reduced-motion", "ui.action.reduced-motion", nullptr, nullptr, Checkable::Yes},
        {"view.search", "ui.action.search", "search", "/", Checkable::No},
        {"view.next-problem", "ui.action.next-problem", "next-problem", "F8", Checkable::No},
        {"canvas.search", "ui.action.add-block", "search", "Tab", Checkable::No},
        {"canvas.wire", "ui.action.wire", nullptr, "W", Checkable::No},
        {"canvas.rename", "ui.action.rename", nullptr, "F2", Checkable::No},
        {"canvas.swap", "ui.action.swap", nullptr, "Ctrl+K", Checkable::No},
        {"canvas.mute", "ui.action.mute", nullptr, "M", Checkable::No},
        {"canvas.freeze", "ui.action.freeze", "snowflake", "Shift+F", Checkable::No},
        {"canvas.collapse", "ui.action.collapse", nullptr, "H", Checkable::No},
        {"canvas.frame", "ui.action.frame", nullptr, "Ctrl+G", Checkable::No},
        {"canvas.arrange", "ui.action.arrange", "arrange", "Ctrl+L", Checkable::No},
        {"canvas.bend", "ui.action.bend", nullptr, "B", Checkable::No},
        {"canvas.cut", "ui.action.cut", nullptr, "Ctrl+X", Checkable::No},
        {"canvas.copy", "ui.action.copy", nullptr, "Ctrl+C", Checkable::No},
        {"canvas.paste", "ui.action.paste", nullptr, "Ctrl+V", Checkable::No},
        {"canvas.duplicate", "ui.action.duplicate", nullptr, "Ctrl+D", Checkable::No},
        {"canvas.remove", "ui.action.remove", nullptr, "Del", Checkable::No},
        {"canvas.reconnect", "ui.action.reconnect", nullptr, "Ctrl+Del", Checkable::No},
        {"canvas.select-all", "ui.action.select-all", nullptr, "Ctrl+A", Checkable::No},
        {"canvas.zoom-selection", "ui.action.zoom-selection", nullptr, "Z", Checkable::No},
        {"chart.log", "ui.action.log", nullptr, "L", Checkable::Yes},
        {"chart.log-steps", "ui.action.log-steps", nullptr, "Shift+L", Checkable::Yes},
        {"chart.all", "ui.action.chart-all", nullptr, nullptr, Checkable::No},
        {"chart.export", "ui.action.chart-export", nullptr, "Ctrl+Shift+E", Checkable::No},
        {"view.next-area", "ui.action.next-area", nullptr, "F6", Checkable::No},
        {"view.previous-area", "ui.action.previous-area", nullptr, "Shift+F6", Checkable::No},
        {"program.settings", "ui.action.settings", "settings", "Ctrl+,", Checkable::No},
        {"program.shortcuts", "ui.action.shortcuts", "keyboard", "?", Checkable::No},
    };
    return rows;
}

Actions::Actions(QWidget* window) : QObject(window) {
    for (const ActionRow& row : table()) {
        auto* action = new QAction(this);
        action->setObjectName(row.id);
        action->setCheckable(row.checkable == Checkable::Yes);
        if (row.shortcut) action->setShortcut(QKeySequence(row.shortcut));
        window->addAction(action);
        looks_[row.id] = {action, row.text, row.icon};
    }
    retranslate();
}

const Actions::Look& Actions::lookOf(const std::string& id) const {
    const auto found = looks_.find(id);
    GLASSBOX_ASSERT(found != looks_.end(), id);
    return found->second;
}

QAction* Actions::get(const std::string& id) const {
    return lookOf(id).action;
}

void Actions::retranslate() {
    for (const auto& [id, look] : looks_) say(look);
}

void Actions::say(const Look& look) {
    look.action->setText(qtTrId(look.text));
    const QString keys = look.action->shortcut().toString(QKeySequence::NativeText);
    look.action->setToolTip(keys.isEmpty() ? look.action->text()
                                           : QString("%1 (%2)").arg(look.action->text(), keys));
}

void Actions::draw(const std::string& id, const Look& look) {
    const editor::Token color = id == "train.play" ? editor::Token::OnAccent : editor::Token::Text2;
    if (look.icon) look.action->setIcon(editor::themedIcon(look.icon, theme_, color));
}

void Actions::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    for (const auto& [id, look] : looks_) draw(id, look);
}

void Actions::setIcon(const std::string& id, const char* icon, const char* text) {
    lookOf(id);
    Look& look = looks_.at(id);
    if (look.icon == std::string(icon)) return;
    look.icon = icon;
    look.text = text;
    say(look);
    draw(id, look);
}

QKeySequence Actions::usualShortcut(const std::string& id) {
    for (const ActionRow& row : table())
        if (row.id == id && row.shortcut) return QKeySequence(row.shortcut);
    return {};
}

void Actions::setShortcut(const std::string& id, const QKeySequence& keys) {
    get(id)->setShortcut(keys);
    say(lookOf(id));
}

QString Actions::holderOf(const QKeySequence& keys, const std::string& except) const {
    for (const ActionRow& row : table())
        if (row.id != except && !keys.isEmpty() && get(row.id)->shortcuts().contains(keys)) return row.id;
    return {};
}

} // namespace glassbox::app
