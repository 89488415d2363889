// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QLineEdit>

namespace glassbox::editor {

/// A field for typing on the canvas: a block's name, or a parameter in its place on the block. Enter and a
/// click elsewhere take what was typed, Esc leaves it.
class InlineEditor : public QLineEdit {
    Q_OBJECT
  public:
    /// Takes the text; returns why not, or "".
    using Commit = std::function<QString(const QString&)>;
    explicit InlineEditor(QWidget* canvas);
    void open(const Theme& theme, const QRectF& rect, const QString& name, const QString& text,
              const QFont& font, Commit commit);
    bool isOpen() const { return isVisible(); }
    /// Closes the field, and takes what was typed where it is allowed.
    void finish();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    bool tryCommit();
    void shut();
    void colour(const QColor& edge);

    Theme theme_{Tone::Dark};
    Commit commit_;
    QString before_;
};

} // namespace glassbox::editor
