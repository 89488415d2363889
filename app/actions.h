// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QAction>
#include <QObject>

#include <map>

namespace glassbox::app {

enum class Checkable : std::uint8_t { No, Yes };

/// One thing that people can do: a row of the table. Menus, toolbars, shortcuts and their help are made from
/// it.
struct ActionRow {
    const char* id;
    const char* text; ///< Id of its text; `text` + ".tip" may say more.
    const char* icon; ///< Name of its drawing, or nullptr.
    const char* shortcut;
    Checkable checkable;
};

/// All actions of the window, in the order of the table.
class Actions : public QObject {
    Q_OBJECT
  public:
    explicit Actions(QWidget* window);
    static const std::vector<ActionRow>& table();
    /// Asserts that there is one.
    QAction* get(const std::string& id) const;
    /// Draws the icons anew.
    void setTheme(const editor::Theme& theme);
    /// Says all texts in the language of now.
    void retranslate();
    /// Another drawing and text for an action, such as pause in place of play.
    void setIcon(const std::string& id, const char* icon, const char* text);

    /// The keys that the table gives an action.
    static QKeySequence usualShortcut(const std::string& id);
    void setShortcut(const std::string& id, const QKeySequence& keys);
    /// The other action that has these keys; "" where they are free.
    QString holderOf(const QKeySequence& keys, const std::string& except) const;

  private:
    struct Look {
        QAction* action = nullptr;
        const char* text = nullptr;
        const char* icon = nullptr;
    };
    const Look& lookOf(const std::string& id) const;
    static void say(const Look& look);
    void draw(const std::string& id, const Look& look);

    std::map<std::string, Look> looks_;
    editor::Theme theme_{editor::Tone::Dark};
};

} // namespace glassbox::app
