// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"
#include "engine/analysis/decision_surface.h"

#include <QImage>
#include <QPointF>
#include <QWidget>

namespace glassbox::app {

/// One sample on the plane of the two inputs.
struct SurfacePoint {
    double x = 0;
    double y = 0;
    std::int32_t label = 0; ///< Class; 0 where targets are numbers.
    Part part = Part::Train;
};

/// A sample on its way: a ring where it is, and an arrow from where it was.
struct SurfaceMark {
    QPointF from;
    QPointF to;
    bool operator==(const SurfaceMark&) const = default;
};

/// Whether axes and legend have room beside the plane, or the plane has it all.
enum class SurfaceRoom : std::uint8_t { Full, PlaneOnly };

/// What a model with two inputs answers all over their plane: two classes on the diverging map (the boundary
/// is its middle), more in the colours of series, values from low to high; and the samples, discs of the
/// training part and rings of the held-out one.
class SurfaceView : public QWidget {
    Q_OBJECT
  public:
    explicit SurfaceView(QWidget* parent = nullptr);
    void setRoom(SurfaceRoom room);
    void setTheme(const editor::Theme& theme);
    void setPoints(std::vector<SurfacePoint> points);
    /// None shows the hint.
    void setSurface(std::optional<DecisionSurface> surface, const QString& hint);
    void setNames(const QString& x, const QString& y, std::vector<QString> classes);

    void setMark(std::optional<SurfaceMark> mark);
    const std::optional<SurfaceMark>& mark() const { return mark_; }

    const std::optional<DecisionSurface>& surface() const { return surface_; }
    /// The colour that a cell of the surface has.
    QRgb colourOf(std::size_t cell) const;
    /// Where numbers are drawn.
    QPointF placeOf(double x, double y) const;
    QRect plot() const;

  Q_SIGNALS:
    /// A click on the plane, in its numbers.
    void clicked(const QPointF& at);

  protected:
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    void makeImage();
    QColor classColour(std::int32_t label) const;
    void paintAxes(QPainter& painter) const;
    void paintPoints(QPainter& painter) const;
    void paintMark(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    QString textAt(const QPointF& cursor) const;

    editor::Theme theme_{editor::Tone::Dark};
    std::optional<DecisionSurface> surface_;
    std::vector<SurfacePoint> points_;
    std::vector<QString> classes_;
    QString xName_, yName_, hint_;
    QImage image_;
    double low_ = 0, high_ = 1; ///< Of values.
    std::optional<QPointF> cursor_;
    SurfaceRoom room_ = SurfaceRoom::Full;
    std::optional<SurfaceMark> mark_;
};

} // namespace glassbox::app
