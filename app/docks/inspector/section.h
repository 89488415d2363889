// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/wrapping_label.h"

class QVBoxLayout;

namespace glassbox::app {

/// A part of a panel under a heading that folds it away.
class Section : public QWidget {
    Q_OBJECT
  public:
    Section(const QString& id, const QString& title, const editor::Theme& theme, QWidget* parent = nullptr);
    QVBoxLayout* body() const { return body_; }
    /// Takes everything out of the body, without deleting it under the hands of a handler that still runs.
    void clear();
    void setTitle(const QString& title);
    /// A number or word at the right end of the heading ("step 640").
    void setNote(const QString& note);
    bool isFolded() const { return folded_; }
    void setFolded(bool folded);
    const QString& id() const { return id_; }

  Q_SIGNALS:
    void foldedChanged(const QString& id, bool folded);

  private:
    void showChevron();

    QString id_;
    bool folded_ = false;
    editor::Theme theme_;
    QToolButton* heading_ = nullptr;
    QLabel* note_ = nullptr;
    QWidget* content_ = nullptr;
    QVBoxLayout* body_ = nullptr;
};

} // namespace glassbox::app
