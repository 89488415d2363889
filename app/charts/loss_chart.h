// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training_session.h"
#include "editor/paint/theme.h"

#include <QChartView>
#include <QPen>
#include <QPixmap>

class QCategoryAxis;

namespace glassbox::app {

enum class Scale : std::uint8_t { Linear, Logarithmic };

/// The loss on a scale of its own at the left, accuracies in percent at the right, over the steps; each
/// line's name and latest number stand at its end. Lines have one point a pixel at most, whatever the length
/// of the run. Axes are drawn once into a picture, and a refresh repaints the newest end of the lines only,
/// as long as the axes stay.
class LossChart : public QChartView {
    Q_OBJECT
  public:
    explicit LossChart(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    void setScale(Scale scale);
    /// Takes over what is new in the history and redraws.
    void show(const RunHistory& history);
    /// Points in all lines, for tests.
    int pointCount() const;

  Q_SIGNALS:
    void painted(double milliseconds);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// One line of the chart: what it shows of the history and how it looks.
    enum class Role : std::uint8_t { TrainLoss, TestLoss, TrainMetric, TestMetric, Count };
    struct Line {
        std::vector<QPointF>
            points; ///< Steps and what the axis counts: shares of 1, losses or their logarithms.
        QString name;
        QString number;
        editor::Token token = editor::Token::Series1;
        QPen pen;
        bool shown = false;
    };
    /// What of the history the lines stand for.
    struct Shown {
        const StepSeries* loss = nullptr;
        const StepSeries* metric = nullptr;
        const std::vector<QPointF>* testLoss = nullptr;
        const std::vector<QPointF>* testMetric = nullptr;
    };
    Line& line(Role role) { return lines_[std::size_t(role)]; }
    void style();
    void drawAxes();
    QPointF toPlot(const QPointF& point, const QCategoryAxis& axis) const;
    const QCategoryAxis& axisOf(Role role) const;
    QRegion damage(double since) const;
    void paintLines(QPainter& painter, const QRectF& area);
    void paintBand(QPainter& painter, double from) const;
    void paintLine(QPainter& painter, double from, Role role) const;
    Shown choose(const RunHistory& history) const;
    void findExtremes(const Shown& shown);
    void showSteps(Role role, const StepSeries& steps);
    void showTests(Role role, const std::vector<QPointF>& points);
    void showBand(const StepSeries& steps);
    bool setRanges();
    double mapped(double loss) const;
    std::vector<QPointF> mappedLosses(const std::vector<QPointF>& points) const;
    void paintEnds(QPainter& painter);
    void paintEmpty(QPainter& painter);

    editor::Theme theme_{editor::Tone::Dark};
    Scale scale_ = Scale::Logarithmic;
    QCategoryAxis* steps_ = nullptr;
    QCategoryAxis* losses_ = nullptr;
    QCategoryAxis* metrics_ = nullptr;
    std::array<Line, std::size_t(Role::Count)> lines_;
    Band band_;
    QPixmap axes_;
    bool axesStale_ = true;
    double lastStep_ = 0;
    double lowest_ = 0;
    double highest_ = 0;
};

} // namespace glassbox::app
