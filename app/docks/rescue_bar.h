// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/autosave.h"

#include <QWidget>

class QLabel;

namespace glassbox::app {

/// A bar above the canvas that offers what an earlier program did not save. It blocks nothing and stays until
/// it is answered.
class RescueBar : public QWidget {
    Q_OBJECT
  public:
    RescueBar(Autosave& autosave, DocumentFiles& files, QWidget* parent = nullptr);
    /// Looks for copies and shows the newest, if there is one.
    void look();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void restore();
    void discard();
    void showNext();

    Autosave& autosave_;
    DocumentFiles& files_;
    std::vector<Rescue> rescues_;
    QLabel* words_;
};

} // namespace glassbox::app
