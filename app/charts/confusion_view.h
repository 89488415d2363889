// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/heatmap.h"
#include "engine/analysis/sample_answers.h"

#include <QWidget>

namespace glassbox::app {

/// A confusion matrix: a row for each class, a column for what its samples were read as, every cell with its
/// count and coloured by its share of the row. A click or Enter opens a cell; arrows move over them.
class ConfusionView : public QWidget {
    Q_OBJECT
  public:
    /// One cell.
    struct Cell {
        std::int32_t label = 0;
        std::int32_t chosen = 0;
        bool operator==(const Cell&) const = default;
    };
    explicit ConfusionView(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// `names` of the classes; an empty matrix shows the hint.
    void setMatrix(ConfusionMatrix matrix, std::vector<QString> names, const QString& hint);
    const ConfusionMatrix& matrix() const { return matrix_; }
    QRect cellRect(Cell cell) const;
    /// The colour of a cell's ground: its part of the samples of its class.
    QRgb colourOf(Cell cell) const;
    const std::optional<Cell>& open() const { return open_; }
    void setOpen(std::optional<Cell> cell);

  Q_SIGNALS:
    void opened();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

  private:
    QSize cellSize() const;
    std::optional<Cell> cellAt(const QPoint& point) const;
    QColor inkOn(const QColor& ground) const;
    void paintCell(QPainter& painter, Cell cell) const;
    void paintNames(QPainter& painter) const;

    editor::Theme theme_{editor::Tone::Dark};
    ConfusionMatrix matrix_;
    std::vector<QString> names_;
    QString hint_;
    std::optional<Cell> open_;
};

} // namespace glassbox::app
