// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QStyledItemDelegate>
#include <QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace glassbox::app {

/// The text of a category's heading.
QString categoryText(Category category);

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

/// All kinds of blocks by category; typing filters by title, id and synonyms.
class PalettePanel : public QWidget {
    Q_OBJECT
  public:
    explicit PalettePanel(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    void focusSearch();
    QTreeWidget* list() const { return list_; }

  Q_SIGNALS:
    /// Somebody wants to read about a kind.
    void kindChosen(const QString& kind);

  private:
    void fill();
    void filter(const QString& text);

    QLineEdit* search_ = nullptr;
    QTreeWidget* list_ = nullptr;
    PaletteDelegate* delegate_ = nullptr;
    QAction* magnifier_ = nullptr;
};

} // namespace glassbox::app
