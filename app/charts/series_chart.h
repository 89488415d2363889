// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_axis.h"
#include "app/charts/chart_content.h"
#include "app/charts/focus_ring.h"
#include "editor/paint/theme.h"

#include <QChartView>
#include <QPixmap>

#include <functional>

class QCategoryAxis;

namespace glassbox::app {

/// Lines over the steps of a run: numbers on a scale at the left, shares in percent on one at the right; each
/// line's name and number stand at its end, a time cursor at the newest step or wherever it is put, edits as
/// flags. Lines have two points for two pixels at most, whatever the length of the run. Axes are drawn once
/// into a picture, and a refresh repaints the newest end of the lines only, as long as the axes stay.
///
/// The wheel zooms the steps (with Ctrl the numbers too; over an axis that axis), a drag the box that it
/// spans; the middle button or Shift and a drag pan; a double click shows all again. A click puts the cursor;
/// arrows move it, + and − zoom at it, 0 shows all, Escape lets it go.
class SeriesChart : public QChartView {
    Q_OBJECT
  public:
    explicit SeriesChart(QWidget* parent = nullptr);
    /// `source` is asked for the lines at every refresh and for what the cursor stands on.
    void setSource(std::function<ChartContent()> source);
    void setTheme(const editor::Theme& theme);
    void setValueScale(Scale scale);
    void setStepScale(Scale scale);
    Scale stepScale() const { return stepScale_; }
    /// Takes over what is new and redraws it.
    void refresh();
    ChartContent content() const { return source_ ? source_() : ChartContent{}; }

    /// What the axes show now, in their own numbers.
    AxisRange shownSteps() const { return steps_.range(); }
    AxisRange shownValues(ValueAxis axis) const { return axisOf(axis).range(); }
    bool isZoomed() const { return zoom_.steps || zoom_.left || zoom_.right; }
    void zoomSteps(double step, double factor);
    /// Shows what lies in a part of the viewport.
    void zoomTo(const QRectF& part);
    void pan(const QPointF& pixels);
    void showAll();

    /// Where the cursor stands: at the newest step where it has not been put anywhere.
    double cursorStep() const;
    void putCursor(std::optional<double> step);
    /// A line's name and number as they are written at its end, the number being that at the cursor.
    struct Reading {
        std::string key;
        QString name;
        QString text;
        std::optional<QPointF> at; ///< Its step and value.
    };
    std::vector<Reading> readings() const;

    /// Points in all lines, and those of one (for tests).
    int pointCount() const;
    std::vector<QPointF> pointsOf(const std::string& key) const;
    /// Where a number is drawn in the viewport.
    QPointF placeOf(double step, double value, ValueAxis axis = ValueAxis::Left) const;
    /// Where an edit's flag is drawn; empty where it is not shown.
    QRectF flagRect(std::size_t edit) const;
    QRectF plot() const;

    /// All of the chart at its size, as a picture or as lines (for export).
    void paintAll(QPainter& painter);

  Q_SIGNALS:
    void painted(double milliseconds);
    /// The cursor or the part that is shown changed.
    void lookedAt();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

  private:
    /// A line as it is drawn.
    struct Drawn {
        Reading reading;
        std::size_t look = 0;
        ValueAxis axis = ValueAxis::Left;
        std::vector<QPointF> points;
        Band band;
    };
    /// Parts that people chose to see; without one an axis shows all.
    struct Zoom {
        std::optional<AxisRange> steps, left, right;
    };
    enum class Drag : std::uint8_t { None, Box, Pan };

    const ChartAxis& axisOf(ValueAxis axis) const { return axis == ValueAxis::Left ? left_ : right_; }
    void style();
    bool setAxes(const ChartContent& content);
    AxisRange wholeSteps() const;
    int stepTickCount() const;
    AxisRange valuesOf(const ChartContent& content, const ChartAxis& steps) const;
    bool setStepAxis();
    bool setLeftAxis(const ChartContent& content);
    bool setRightAxis(const ChartContent& content);
    Drawn drawnOf(const ChartLine& line) const;
    Band drawnBand(const StepSeries& numbers) const;
    void read(const ChartContent& content);
    std::vector<double> columns(int pixels) const;
    double steadyUpTo(const std::vector<Drawn>& before) const;
    QRegion damage(double since) const;
    void zoomChosen();

    // series_chart_paint.cpp
    void drawAxes();
    void paintData(QPainter& painter, const QRectF& area) const;
    void paintBand(QPainter& painter, double from, const Drawn& line) const;
    void paintLine(QPainter& painter, double from, const Drawn& line) const;
    void paintOver(QPainter& painter) const;
    void paintEdits(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    void paintEnds(QPainter& painter) const;
    void paintEmpty(QPainter& painter) const;
    QRect cursorStrip(double step) const;
    QRectF endsArea() const;

    // series_chart_input.cpp
    double stepAt(double x) const;
    void zoomAt(const QPointF& at, double factor, Qt::KeyboardModifiers modifiers);
    void cursorMoved(double from);
    bool moveByKey(int key, Qt::KeyboardModifiers modifiers);
    QString tipAt(const QPoint& at) const;

    std::function<ChartContent()> source_;
    editor::Theme theme_{editor::Tone::Dark};
    Scale valueScale_ = Scale::Logarithmic;
    Scale stepScale_ = Scale::Linear;
    QCategoryAxis* stepTicks_ = nullptr;
    QCategoryAxis* leftTicks_ = nullptr;
    QCategoryAxis* rightTicks_ = nullptr;
    ChartAxis steps_, left_, right_;
    Zoom zoom_;
    std::vector<Drawn> lines_;
    std::vector<EditMark> edits_;
    QString hint_;
    double firstStep_ = 0; ///< Of the lines: what came before is not known.
    double lastStep_ = 0;
    std::optional<double> put_;   ///< Where the cursor was put.
    std::optional<double> hover_; ///< Under the mouse.
    Drag drag_ = Drag::None;
    QPointF pressed_, dragged_;
    FocusRing focus_;
    QPixmap axes_;
    bool axesStale_ = true;
};

} // namespace glassbox::app
