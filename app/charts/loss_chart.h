// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training_session.h"
#include "editor/paint/theme.h"

#include <QChartView>
#include <QLineSeries>

class QAreaSeries;
class QCategoryAxis;

namespace glassbox::app {

enum class Scale : std::uint8_t { Linear, Logarithmic };

/// The loss on a scale of its own at the left, accuracies in percent at the right, over the steps; each
/// line's name and latest number stand at its end. Lines have two points a pixel at most, whatever the length
/// of the run.
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
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// One line of the chart: what it shows of the history and how it looks.
    enum class Role : std::uint8_t { TrainLoss, TestLoss, TrainMetric, TestMetric, Count };
    struct Line {
        QLineSeries* series = nullptr;
        QString name;
        QString number;
        editor::Token token = editor::Token::Series1;
        bool shown = false;
    };
    Line& line(Role role) { return lines_[std::size_t(role)]; }
    void makeLines();
    void style();
    void showSteps(Role role, const StepSeries& steps);
    void showTests(Role role, const std::vector<QPointF>& points);
    void showBand(const StepSeries& steps);
    void setRanges();
    double mapped(double loss) const;
    QList<QPointF> mappedLosses(const std::vector<QPointF>& points) const;
    void paintEnds(QPainter& painter);
    void paintEmpty(QPainter& painter);

    editor::Theme theme_{editor::Tone::Dark};
    Scale scale_ = Scale::Logarithmic;
    QCategoryAxis* steps_ = nullptr;
    QCategoryAxis* losses_ = nullptr;
    QCategoryAxis* metrics_ = nullptr;
    std::array<Line, std::size_t(Role::Count)> lines_;
    QAreaSeries* band_ = nullptr;
    QLineSeries* bandLow_ = nullptr;
    QLineSeries* bandHigh_ = nullptr;
    double lastStep_ = 0;
    double lowest_ = 0;
    double highest_ = 0;
};

} // namespace glassbox::app
