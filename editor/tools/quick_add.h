// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"
#include "engine/catalogue/block_spec.h"

#include <QFrame>
#include <QStyledItemDelegate>

class QLabel;
class QLineEdit;
class QListWidget;

namespace glassbox::editor {

/// A kind of block that the search offers.
struct Offer {
    QString kind;
    QString shape; ///< That would follow; "" where it is not known.
    int rank = 0;  ///< Of those that answer equally well, a lower rank comes first.
};

/// Draws the rows of the search: icon on its tint, title, the shape that would follow.
class OfferDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTheme(const Theme& theme) { theme_ = theme; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    Theme theme_{Tone::Dark};
};

/// A search for a kind of block at the cursor: by title, synonym and category. What stands behind the name
/// are values of the parameters that a block shows ("conv 16 5x5"). Enter takes the marked row.
class QuickAdd : public QFrame {
    Q_OBJECT
  public:
    using Chosen = std::function<void(const QString& kind, const Parameters& parameters)>;
    explicit QuickAdd(QWidget* canvas);
    /// Opens near a point of the canvas; either `chosen` or `closed` is called once.
    void open(const Theme& theme, const QPoint& at, const QString& hint, std::vector<Offer> offers,
              Chosen chosen, std::function<void()> closed);
    bool isOpen() const { return isVisible(); }
    void dismiss();
    QLineEdit* field() const { return field_; }
    QListWidget* list() const { return list_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void fill();
    int widthFor(const std::vector<Offer>& offers) const;
    void choose();
    void place(const QPoint& at);
    bool answerKey(int key);
    void applyTheme(const Theme& theme);

    QLineEdit* field_ = nullptr;
    QListWidget* list_ = nullptr;
    QLabel* count_ = nullptr;
    OfferDelegate* delegate_ = nullptr;
    std::vector<Offer> offers_;
    Chosen chosen_;
    std::function<void()> closed_;
};

/// How well a kind answers a search (in small letters): the lower the better, -1 for not at all.
int searchQuality(const BlockSpec& spec, const QString& wanted);

/// Parts of a typed line as values of parameters of a kind: each is of the first that takes it, those that
/// stand on the block before the others. What none takes is left out.
Parameters typedParameters(const QString& kind, const QStringList& values);

} // namespace glassbox::editor
