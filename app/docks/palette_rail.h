// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QWidget>

class QToolButton;

namespace glassbox::app {

/// The palette in a small window: 48 pixels with the categories' icons; the palette flies out beside it.
class PaletteRail : public QWidget {
    Q_OBJECT
  public:
    explicit PaletteRail(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);

  Q_SIGNALS:
    void searchChosen();
    void categoryChosen(int category);

  private:
    std::vector<QToolButton*> categories_;
    QToolButton* search_;
};

} // namespace glassbox::app
