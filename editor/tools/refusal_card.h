// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace glassbox::editor {

/// What a card says of a wire that cannot be: why, both shapes, and what would make it fit.
struct Refusal {
    QString why;
    QString found;    ///< What the wire carries.
    QString block;    ///< Name of the block that refuses.
    QString expected; ///< What it takes.
    QString adapter;  ///< Title of the block that makes it fit, or "".
    QString adapterIcon;
    QString adapterShape; ///< That it would give.
    bool operator==(const Refusal&) const = default;
};

/// The card below the cursor while a wire is refused.
class RefusalCard : public QFrame {
    Q_OBJECT
  public:
    explicit RefusalCard(QWidget* canvas);
    /// Shows the card below a point of the canvas.
    void show(const Theme& theme, const Refusal& refusal, const QPointF& at);
    QPushButton* insertButton() const { return insert_; }
    const Refusal& refusal() const { return refusal_; }

  Q_SIGNALS:
    void insertAsked();

  private:
    void fill(const Theme& theme);

    Refusal refusal_;
    QLabel* icon_ = nullptr;
    QLabel* why_ = nullptr;
    QLabel* found_ = nullptr;
    QLabel* block_ = nullptr;
    QLabel* expected_ = nullptr;
    QLabel* wire_ = nullptr;
    QPushButton* insert_ = nullptr;
    QLabel* keys_ = nullptr;
};

} // namespace glassbox::editor
