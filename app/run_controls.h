// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace glassbox::app {

/// What a run is made with, at the right of the status bar: how it stands to the document, in words; the
/// device, which can be changed while it trains; and the seed, which counts from the next reset on.
class RunControls : public QWidget {
    Q_OBJECT
  public:
    RunControls(editor::Document& document, LiveModel& live, QWidget* parent = nullptr);
    void refresh();

  Q_SIGNALS:
    /// Somebody chose another device, and whether it could be opened.
    void deviceChosen(const QString& id, const std::optional<Error>& error);

  private:
    void fillDevices();
    void applySeed();

    editor::Document& document_;
    LiveModel& live_;
    QLabel* standing_;
    QToolButton* device_;
    QLabel* seedLabel_;
    QLineEdit* seed_;
};

} // namespace glassbox::app
