// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/inspected.h"
#include "app/docks/inspector/wrapping_label.h"

#include <QLineEdit>

class QMenu;

namespace glassbox::app {

/// The inspector's head: icon, title, kind; for blocks a title that can be edited, and the buttons freeze,
/// mute and more.
class InspectorHead : public QWidget {
    Q_OBJECT
  public:
    InspectorHead(editor::Document& document, const editor::Theme& theme, QWidget* parent = nullptr);
    void showPlain(const QString& icon, Category category, const QString& title, const QString& subtitle);
    void showBlocks(const Inspected& blocks);
    /// Puts the keyboard into the title.
    void beginRename();

  Q_SIGNALS:
    /// Blocks that an edit made, to be selected.
    void made(const editor::BlockIds& ids);

  private:
    QToolButton* addButton(const char* icon, const char* name);
    void addButtons();
    void fillMenu();
    void addSwapMenu();
    void rename();
    void duplicate();
    void remove();
    void swap(const std::string& kind);
    void setChip(const QString& icon, Category category);

    editor::Document& document_;
    editor::Theme theme_;
    editor::BlockIds ids_;
    QLabel* chip_ = nullptr;
    QLineEdit* name_ = nullptr;
    WrappingLabel* title_ = nullptr;
    WrappingLabel* subtitle_ = nullptr;
    QWidget* buttons_ = nullptr;
    QToolButton* freeze_ = nullptr;
    QToolButton* mute_ = nullptr;
    QToolButton* more_ = nullptr;
    QMenu* menu_ = nullptr;
};

} // namespace glassbox::app
