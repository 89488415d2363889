// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/paint/theme.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace glassbox::app {

/// What an empty canvas says: how to begin, and three models to begin from. It lies on the canvas while the
/// document has no blocks; what is dropped on it falls through.
class EmptyCanvas : public QWidget {
    Q_OBJECT
  public:
    EmptyCanvas(const editor::Document& document, QWidget* canvas);
    void setTheme(const editor::Theme& theme);

  Q_SIGNALS:
    void exampleChosen(const QString& name);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void follow();

    const editor::Document& document_;
    editor::Theme theme_{editor::Tone::Dark};
    QVBoxLayout* column_;
    QWidget* page_ = nullptr;
};

} // namespace glassbox::app
