// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/colormap.h"

#include <QWidget>

namespace glassbox::app {

/// Fills `bar` with a colormap, its low end at the left or at the bottom.
void paintColourRamp(QPainter& painter, const QRect& bar, editor::Colormap map, editor::Tone tone,
                     Qt::Orientation orientation);

/// The scale of numbers drawn on the diverging map: −limit, 0, limit.
class ColourBar : public QWidget {
    Q_OBJECT
  public:
    explicit ColourBar(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    void setLimit(double limit);
    double limit() const { return limit_; }
    QSize sizeHint() const override { return {120, 28}; }
    QSize minimumSizeHint() const override { return {40, 28}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    editor::Theme theme_{editor::Tone::Dark};
    double limit_ = 0;
};

} // namespace glassbox::app
