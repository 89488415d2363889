// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions.h"
#include "app/docks/panel_parts.h"
#include "engine/train/trainer.h"

class QMenu;

namespace glassbox::app {

/// The bar at the top: mark with menu, the document's name, undo; in the middle the transport with step,
/// epoch and speed; at the right the theme.
class Toolbar : public QWidget {
    Q_OBJECT
  public:
    explicit Toolbar(const Actions& actions, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// What opens behind the mark.
    void setMenu(QMenu* menu);
    QWidget* undoButton() const { return undo_; }
    void setDocument(const QString& name, const QString& state);
    void setProgress(const Snapshot& snapshot, double epochs);
    /// Leaves out what a narrow window has no room for.
    void setRoom(int width);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void share();
    QWidget* makeTransport(const Actions& actions);

    QWidget* left_;
    QWidget* right_;
    QToolButton* mark_;
    QToolButton* undo_;
    NameLabel* name_;
    QLabel* state_;
    ReadOut* step_;
    ReadOut* epoch_;
    ReadOut* speed_;
};

} // namespace glassbox::app
