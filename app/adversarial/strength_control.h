// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inside/attack_lab.h"

#include <QLineEdit>
#include <QSlider>

namespace glassbox::app {

/// The strength ε of an attack under a hand, from 0 to the largest.
class StrengthSlider : public QSlider {
    Q_OBJECT
  public:
    explicit StrengthSlider(AttackLab& lab, QWidget* parent = nullptr);

  private:
    void showStrength();

    AttackLab& lab_;
};

/// The strength ε as a number that is typed. Esc puts back what it was.
class StrengthField : public QLineEdit {
    Q_OBJECT
  public:
    explicit StrengthField(AttackLab& lab, QWidget* parent = nullptr);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void take();
    void showStrength();

    AttackLab& lab_;
};

/// "0.15": an ε as people read it.
QString strengthText(double epsilon);

} // namespace glassbox::app
