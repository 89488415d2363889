// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inside/attack_lab.h"

#include <QComboBox>

namespace glassbox::app {

/// The attack's name, by the id of its method.
QString methodName(std::string_view id);

/// Chooses the method of an attack.
class MethodBox : public QComboBox {
    Q_OBJECT
  public:
    explicit MethodBox(AttackLab& lab, QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fill();
    void showMethod();

    AttackLab& lab_;
};

/// Whether an entry stands for itself ("Towards 3"), or beside a label that says it ("3").
enum class TargetWords : std::uint8_t { Whole, Short };

/// Chooses the class that an attack aims at, or any other than the sample's own.
class TargetBox : public QComboBox {
    Q_OBJECT
  public:
    TargetBox(AttackLab& lab, TargetWords words, QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fill();
    void showTarget();

    AttackLab& lab_;
    TargetWords words_;
};

} // namespace glassbox::app
