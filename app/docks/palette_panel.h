// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/block_text.h"
#include "editor/paint/theme.h"

#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QWidget>

class QLineEdit;

namespace glassbox::app {

using editor::categoryText;

/// Draws the rows of the palette: headings with a chevron and a count, kinds with their icon on its tint.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTheme(const editor::Theme& theme) { theme_ = theme; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintKind(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    editor::Theme theme_{editor::Tone::Dark};
};

/// The tree of kinds; a kind can be dragged onto the canvas.
class PaletteList : public QTreeWidget {
    Q_OBJECT
  public:
    using QTreeWidget::QTreeWidget;

  Q_SIGNALS:
    /// A kind is asked for by Enter or a double click.
    void asked(const QString& kind);

  protected:
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QList<QTreeWidgetItem*>& items) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
};

/// All kinds of blocks by category; typing filters by title, id and synonyms.
class PalettePanel : public QWidget {
    Q_OBJECT
  public:
    explicit PalettePanel(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    void focusSearch();
    /// Opens a category and scrolls to it.
    void reveal(Category category);
    QTreeWidget* list() const { return list_; }
    QLineEdit* searchField() const { return search_; }

  Q_SIGNALS:
    /// Somebody wants to read about a kind.
    void kindChosen(const QString& kind);
    /// Somebody wants a block of a kind on the canvas.
    void kindAsked(const QString& kind);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fill();
    void sayTexts();
    void filter(const QString& text);
    void askForBest();

    QLineEdit* search_ = nullptr;
    PaletteList* list_ = nullptr;
    PaletteDelegate* delegate_ = nullptr;
    QAction* magnifier_ = nullptr;
};

} // namespace glassbox::app
