// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QPointF>
#include <QWidget>

#include <optional>
#include <vector>

namespace glassbox::app {

/// Accuracy (0..1) against the strength ε of a disturbance: clean, random signs, attack; a cursor at the
/// chosen ε.
class AccuracyCurve : public QWidget {
    Q_OBJECT
  public:
    enum class Line : std::uint8_t { Clean, Random, Attack, Count };
    explicit AccuracyCurve(QWidget* parent = nullptr);
    /// The colour of a line, wherever its accuracy is shown.
    static editor::Token tokenOf(Line line);
    void setTheme(const editor::Theme& theme);
    void setRange(double largest);
    /// Points (ε, accuracy) in order of ε.
    void setLine(Line line, std::vector<QPointF> points, const QString& name);
    void setEpsilon(double epsilon, std::optional<double> accuracy);
    const std::vector<QPointF>& points(Line line) const { return lines_[std::size_t(line)].points; }
    QPointF placeOf(const QPointF& point) const;
    QSize sizeHint() const override { return {320, 180}; }

  Q_SIGNALS:
    /// A click or a drag on the plot: this ε.
    void epsilonChosen(double epsilon);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

  private:
    struct Drawn {
        std::vector<QPointF> points;
        QString name;
    };
    int nameRoom() const;
    QRectF plot() const;
    void paintGrid(QPainter& painter) const;
    void paintLine(QPainter& painter, std::size_t line) const;
    void paintNames(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;

    editor::Theme theme_{editor::Tone::Dark};
    Drawn lines_[std::size_t(Line::Count)];
    double largest_ = 0.3;
    double epsilon_ = 0;
    std::optional<double> accuracy_;
};

} // namespace glassbox::app
