// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/adversarial/picture_shape.h"
#include "app/charts/focus_ring.h"
#include "engine/base/tensor.h"

#include <QWidget>

namespace glassbox::app {

/// A small sheet of the data's own size that is drawn on with a soft pen: by the mouse, or by the arrow keys
/// with Space for the pen down and up. Delete clears.
class DrawPad : public QWidget {
    Q_OBJECT
  public:
    explicit DrawPad(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// An empty sheet, unless it is as it was. `paper` is the brightness of the data's ground: 0 draws bright
    /// on dark, 1 dark on bright.
    void setSheet(const PictureShape& shape, double paper);
    void clear();
    bool isEmpty() const;
    /// Raw as the source gives its pictures: [1, H, W, C] in 0..1, in the 256 levels of a byte.
    Tensor picture() const;
    QRect cellRect(int column, int row) const;

  Q_SIGNALS:
    void changed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    double cell() const;
    QPointF cellsAt(const QPointF& place) const;
    void stroke(const QPointF& from, const QPointF& to);
    void moveCursor(const QPoint& way);
    float levelOf(std::size_t pixel) const;

    editor::Theme theme_{editor::Tone::Dark};
    PictureShape shape_;
    double paper_ = 0;
    std::vector<float> ink_; ///< 0..1, row by row.
    QPointF last_;           ///< Of the stroke, in pixels of the data.
    QPoint cursor_;          ///< Of the keys.
    bool isPenDown_ = false;
    FocusRing focus_;
};

} // namespace glassbox::app
