// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/inline_editor.h"

#include <QKeyEvent>
#include <QToolTip>

namespace glassbox::editor {

InlineEditor::InlineEditor(QWidget* canvas) : QLineEdit(canvas) {
    setObjectName("inline");
    hide();
}

void InlineEditor::open(const Theme& theme, const QRectF& rect, const QString& name, const QString& text,
                        const QFont& font, Commit commit) {
    finish();
    theme_ = theme;
    commit_ = std::move(commit);
    before_ = text;
    setFont(font);
    setText(text);
    setAccessibleName(name);
    colour(theme.color(Token::Accent));
    const QRect wanted = rect.toAlignedRect();
    setGeometry(QRect(wanted.topLeft(), wanted.size().expandedTo(QSize(64, 22))));
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
    selectAll();
}

void InlineEditor::colour(const QColor& edge) {
    const Token field = theme_.tone() == Tone::Dark ? Token::Sunken : Token::Block;
    setStyleSheet(QString("QLineEdit { background: %1; color: %2; border: 2px solid %3; border-radius: 5px;"
                          " padding: 0 4px; min-height: 14px; }")
                      .arg(theme_.color(field).name(), theme_.color(Token::Text).name(), edge.name()));
}

bool InlineEditor::tryCommit() {
    if (!commit_ || text() == before_) return true;
    const QString reason = commit_(text());
    if (reason.isEmpty()) return true;
    colour(theme_.color(Token::Problem));
    setToolTip(reason);
    QToolTip::showText(mapToGlobal(QPoint(0, height())), reason, this);
    return false;
}

void InlineEditor::finish() {
    if (!isVisible()) return;
    tryCommit();
    shut();
}

void InlineEditor::shut() {
    commit_ = nullptr;
    setToolTip({});
    const bool mine = hasFocus();
    hide();
    if (mine) parentWidget()->setFocus(Qt::OtherFocusReason);
}

void InlineEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return shut();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (tryCommit()) shut();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void InlineEditor::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason) finish();
}

} // namespace glassbox::editor
