// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/heatmap.h"

#include <QWidget>

namespace glassbox::app {

/// One sample as large pixels, never smoothed: grey or coloured as it is, or its numbers on the diverging
/// map. The value under the cursor is its hover text.
class PictureView : public QWidget {
    Q_OBJECT
  public:
    static constexpr int frameWidth = 2; ///< Around the pixels.
    explicit PictureView(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// A raw sample [1, H, W, C] in 0..1, or a row [1, F]; null empties the view.
    void setSample(std::shared_ptr<const Tensor> sample);
    /// Draws numbers on the diverging map within ±limit, in place of a picture.
    void setLimit(double limit);
    /// The frame: Control by default.
    void setFrame(editor::Token token);
    const std::shared_ptr<const Tensor>& sample() const { return sample_; }
    double limit() const { return limit_; }
    /// Where a pixel (or a number of a row) is drawn.
    QRect cellRect(int column, int row) const;
    int columns() const { return image_.width(); }
    int rows() const { return image_.height(); }
    /// The colour of a pixel before it is enlarged.
    QRgb pixel(int column, int row) const { return image_.pixel(column, row); }
    /// What stands in place of a picture that is not there yet.
    void setHint(const QString& hint);
    QSize sizeHint() const override { return minimumSize(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void makeImage();
    QRect area() const;
    void paintHint(QPainter& painter) const;

    editor::Theme theme_{editor::Tone::Dark};
    std::shared_ptr<const Tensor> sample_;
    double limit_ = 0; ///< 0: a picture.
    editor::Token frame_ = editor::Token::Control;
    HeatmapPlan plan_; ///< Of numbers.
    QImage image_;
    QString hint_;
};

} // namespace glassbox::app
