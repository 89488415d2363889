// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions.h"

#include <QDialog>

class QLabel;
class QKeySequenceEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace glassbox::app {

class Settings;

/// Gives the actions the shortcuts that people chose.
void applyShortcuts(Actions& actions, const Settings& settings);

/// Every action with its keys: they can be changed, taken away and set back. Keys that another action has are
/// refused, and it is named.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
  public:
    ShortcutsDialog(Actions& actions, Settings& settings, QWidget* parent);
    QTreeWidget* list() const { return list_; }
    QKeySequenceEdit* keys() const { return keys_; }
    QLabel* message() const { return message_; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void fill();
    QString chosen() const;
    void showChosen();
    /// Keys of the action that is chosen in the list.
    void give(const QKeySequence& keys);
    void resetAll();

    Actions& actions_;
    Settings& settings_;
    QWidget* page_ = nullptr;
    QTreeWidget* list_ = nullptr;
    QKeySequenceEdit* keys_ = nullptr;
    QLabel* message_ = nullptr;
};

} // namespace glassbox::app
