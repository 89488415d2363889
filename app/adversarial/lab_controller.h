// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/adversarial/lab_page.h"

#include <QPointer>

namespace glassbox::app {

class MainWindow;

/// The adversarial lab in the window: it takes the place of palette, canvas, panels and inspector, and gives
/// it back.
class LabController : public QObject {
    Q_OBJECT
  public:
    /// `canvas` is all that the lab takes the place of.
    LabController(MainWindow& window, QWidget* canvas);
    /// Holds the canvas and the lab; stands in the window in the canvas's place.
    QStackedWidget* stack() const { return stack_; }
    LabPage* page() const { return page_; }
    bool isOpen() const;
    void open();
    void leave();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void show(QWidget* page);
    void connectLeaving();

    MainWindow& window_;
    QStackedWidget* stack_;
    QWidget* canvas_;
    LabPage* page_;
    QPointer<QWidget> focusBefore_; ///< Gets the keyboard back.
};

} // namespace glassbox::app
