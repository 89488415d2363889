// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/wrapping_label.h"

namespace glassbox::app {

/// Whether a row's field stands beside its label where there is room, or always on a line of its own.
enum class FieldPlace : std::uint8_t { Beside, Below };

/// One line of a panel of properties: a label at the left, small things and a field at the right. Where they
/// do not fit side by side the field takes a line of its own; notes and sliders stand below. Fits every
/// width.
class FieldRow : public QWidget {
    Q_OBJECT
  public:
    FieldRow(WrappingLabel* label, QWidget* field, FieldPlace place, QWidget* parent = nullptr);
    /// Something small between label and field, left out while it is hidden.
    void addExtra(QWidget* extra);
    /// Something of the row's whole width below, left out while it is hidden.
    void addBelow(QWidget* widget);
    WrappingLabel* label() const { return label_; }
    QWidget* field() const { return field_; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

  private:
    enum class Mode : std::uint8_t { Measure, Place };
    /// Extras have their sizeHint(), or where that does not fit their minimumSizeHint().
    enum class Words : std::uint8_t { Shown, LeftOut };
    int arrange(int width, Mode mode) const;
    int extraWidth(const QWidget* extra, Words words) const;
    int extrasWidth(Words words) const;
    int placeAbove(int width, int fieldWidth, Words words, Mode mode) const;

    WrappingLabel* label_;
    QWidget* field_;
    FieldPlace place_;
    std::vector<QWidget*> extras_;
    std::vector<QWidget*> below_;
};

} // namespace glassbox::app
