// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/heatmap.h"

#include <QWidget>

namespace glassbox::app {

/// A tensor as coloured cells with its colour bar, and the value under the cursor. Zero is always the middle
/// of the bar; its limits are a round number, so that the colours do not jitter.
class HeatmapView : public QWidget {
    Q_OBJECT
  public:
    explicit HeatmapView(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// Null empties the view; `hint` then says why it is empty.
    void setTensor(std::shared_ptr<const Tensor> tensor, const QString& hint);

    double limit() const { return limit_; }
    /// Where a cell is drawn, for tests and the cursor; empty where cells are smaller than a pixel.
    QRect cellRect(int column, int row) const;
    double lastPaintMilliseconds() const { return paintMilliseconds_; }

  Q_SIGNALS:
    void painted(double milliseconds);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    void place();
    void makeImage();
    void paintCells(QPainter& painter);
    void paintAxes(QPainter& painter);
    void paintBar(QPainter& painter);
    void paintFacts(QPainter& painter);
    bool cellAt(const QPoint& point, int& column, int& row) const;

    editor::Theme theme_{editor::Tone::Dark};
    std::shared_ptr<const Tensor> tensor_;
    std::vector<float> values_;
    QString hint_;
    HeatmapPlan plan_;
    HeatmapFacts facts_;
    double limit_ = 1;
    QImage image_;
    int cell_ = 0; ///< Pixels of a cell; 0: several cells share one.
    int gap_ = 0;  ///< Between tiles.
    QRect area_;   ///< Of all cells.
    QPoint cursor_{-1, -1};
    double paintMilliseconds_ = 0;
};

} // namespace glassbox::app
