// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inside/attack_lab.h"
#include "editor/paint/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace glassbox::app {

/// In place of an attack: why the model cannot be attacked, and what to do.
class ObstacleView : public QWidget {
    Q_OBJECT
  public:
    explicit ObstacleView(AttackLab& lab, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    QString text() const;
    QPushButton* button() const { return button_; }

  Q_SIGNALS:
    /// To where the remedy is: the canvas.
    void leave();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void showReason();

    AttackLab& lab_;
    editor::Theme theme_{editor::Tone::Dark};
    QLabel* sign_;
    QLabel* title_;
    QLabel* reason_;
    QPushButton* button_;
};

} // namespace glassbox::app
