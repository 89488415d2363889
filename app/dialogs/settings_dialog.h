// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions.h"
#include "app/appearance.h"

#include <QDialog>

class QComboBox;
class QFormLayout;

namespace glassbox::app {

/// Theme, language, motion, type for a projector. What is chosen holds at once and is remembered.
class SettingsDialog : public QDialog {
    Q_OBJECT
  public:
    SettingsDialog(Appearance& appearance, const Actions& actions, QWidget* parent);

  Q_SIGNALS:
    void shortcutsWanted();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    QComboBox* makeThemes();
    QComboBox* makeLanguages();
    QWidget* makeSwitch(const char* action);
    void addRow(QFormLayout* form, const char* label, QWidget* editor);

    Appearance& appearance_;
    const Actions& actions_;
    QWidget* page_ = nullptr;
};

} // namespace glassbox::app
