// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inside/held_out.h"
#include "editor/paint/theme.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QImage>

namespace glassbox::app {

/// Held-out samples as small pictures in rows (rows of numbers as their index), a badge with the class that a
/// wrong one was read as. A click or the arrows choose one.
class SampleGallery : public QAbstractScrollArea {
    Q_OBJECT
  public:
    explicit SampleGallery(ChosenSample& sample, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    void setRows(const std::vector<std::int64_t>& rows);
    const std::vector<std::int64_t>& rows() const { return rows_; }
    /// Where a place of the list is drawn in the viewport.
    QRect cellRect(std::size_t place) const;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

  private:
    int columns() const;
    void layOut();
    std::optional<std::size_t> placeAt(const QPoint& point) const;
    std::optional<std::size_t> chosenPlace() const;
    void reveal(std::size_t place);
    const QImage& picture(std::int64_t row);
    void paintCell(QPainter& painter, std::size_t place);

    ChosenSample& sample_;
    editor::Theme theme_{editor::Tone::Dark};
    std::vector<std::int64_t> rows_;
    QHash<std::int64_t, QImage> pictures_; ///< Of `pictured_`.
    BatchSourcePtr pictured_;
};

/// The picture of one raw sample [1, H, W, C] in 0..1; null for rows of numbers.
QImage samplePicture(const Tensor& sample);

} // namespace glassbox::app
