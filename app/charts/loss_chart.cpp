// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/loss_chart.h"

#include "app/charts/ticks.h"
#include "editor/number_text.h"
#include "editor/paint/fonts.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QGraphicsLayout>

#include <cmath>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr double endsWidth = 144; ///< Room at the right for names and numbers.

QCategoryAxis* makeAxis(QChart* chart, Qt::Alignment side) {
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setLineVisible(false);
    chart->addAxis(axis, side);
    return axis;
}

/// An axis lays everything out anew at each change: it is touched only when it really differs.
void setTicks(QCategoryAxis* axis, double low, double high,
              const std::vector<std::pair<double, QString>>& labels) {
    QStringList texts;
    for (const auto& [at, text] : labels) texts << text;
    if (axis->min() == low && axis->max() == high && axis->categoriesLabels() == texts) return;
    for (const QString& text : axis->categoriesLabels()) axis->remove(text);
    axis->setRange(low, high);
    axis->setStartValue(low - 1);
    for (const auto& [at, text] : labels) axis->append(text, at);
}

/// Dashes of the series table: solid, 6 3, dot-dash, dots.
QPen seriesPen(const QColor& color, Token token) {
    QPen pen(color, 1.75, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    auto dashes = [&](QList<qreal> pattern) {
        for (qreal& part : pattern) part /= pen.widthF();
        pen.setDashPattern(pattern);
    };
    if (token == Token::Series2) dashes({6, 3});
    if (token == Token::Series3) dashes({8, 3, 2, 3});
    if (token == Token::Series4) dashes({2, 2});
    return pen;
}

} // namespace

LossChart::LossChart(QWidget* parent) : QChartView(new QChart, parent) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setAccessibleName(qtTrId("ui.chart.name"));
    chart()->setBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setMargins(QMargins(8, 4, int(endsWidth), 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    steps_ = makeAxis(chart(), Qt::AlignBottom);
    losses_ = makeAxis(chart(), Qt::AlignLeft);
    metrics_ = makeAxis(chart(), Qt::AlignRight);
    steps_->setGridLineVisible(false);
    metrics_->setGridLineVisible(false);
    makeLines();
    setRanges();
    style();
}

void LossChart::makeLines() {
    bandLow_ = new QLineSeries(this);
    bandHigh_ = new QLineSeries(this);
    band_ = new QAreaSeries(bandHigh_, bandLow_);
    chart()->addSeries(band_);
    band_->attachAxis(steps_);
    band_->attachAxis(losses_);
    const std::pair<const char*, Token> looks[] = {{"ui.chart.train-loss", Token::Series1},
                                                   {"ui.chart.test-loss", Token::Series2},
                                                   {"ui.chart.train-metric", Token::Series3},
                                                   {"ui.chart.test-metric", Token::Series4}};
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        Line& line = lines_[i];
        line.series = new QLineSeries;
        line.name = qtTrId(looks[i].first);
        line.token = looks[i].second;
        chart()->addSeries(line.series);
        line.series->attachAxis(steps_);
        const bool loss = Role(i) == Role::TrainLoss || Role(i) == Role::TestLoss;
        line.series->attachAxis(loss ? losses_ : metrics_);
    }
}

void LossChart::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    style();
}

void LossChart::style() {
    for (QCategoryAxis* axis : {steps_, losses_, metrics_}) {
        axis->setLabelsFont(editor::font(TypeStyle::MonoSmall));
        axis->setLabelsColor(theme_.color(axis == metrics_ ? Token::Text3 : Token::Text2));
        axis->setGridLineColor(theme_.color(Token::Line));
    }
    for (Line& line : lines_) line.series->setPen(seriesPen(theme_.color(line.token), line.token));
    QColor band = theme_.color(Token::Series1);
    band.setAlphaF(0.2f);
    band_->setPen(Qt::NoPen);
    band_->setBrush(band);
    viewport()->update();
}

void LossChart::setScale(Scale scale) {
    scale_ = scale;
}

double LossChart::mapped(double loss) const {
    return scale_ == Scale::Linear ? loss : std::log10(std::max(loss, 1e-12));
}

QList<QPointF> LossChart::mappedLosses(const std::vector<QPointF>& points) const {
    QList<QPointF> result;
    result.reserve(qsizetype(points.size()));
    for (const QPointF& point : points)
        if (std::isfinite(point.y())) result << QPointF(point.x(), mapped(point.y()));
    return result;
}

void LossChart::showBand(const StepSeries& steps) {
    // One column of the band for 6 pixels: narrower ones would hide the line in noise.
    const int columns = std::max(2, int(chart()->plotArea().width()) / 6);
    const Band band = bandOf(steps.raw(), steps.steps(), 0, lastStep_, columns);
    const bool worthIt = steps.size() > 2 * columns;
    // Showing and hiding lays the whole chart out anew, even without a change.
    if (band_->isVisible() != worthIt) band_->setVisible(worthIt);
    if (!worthIt) return;
    bandLow_->replace(mappedLosses(band.low));
    bandHigh_->replace(mappedLosses(band.high));
}

void LossChart::showSteps(Role role, const StepSeries& steps) {
    Line& shown = line(role);
    const int pixels = std::max(2, int(chart()->plotArea().width()));
    const std::vector<QPointF> points = decimated(steps.smooth(), steps.steps(), 0, lastStep_, pixels);
    const double last = double(steps.smooth()[steps.size() - 1]);
    shown.shown = true;
    if (role == Role::TrainLoss) {
        shown.series->replace(mappedLosses(points));
        shown.number = editor::shortNumber(last);
        const ExtremeTree::Extremes extremes = steps.raw().extremes(0, steps.size());
        if (extremes.lowAt < 0) return;
        lowest_ = std::min(lowest_, double(steps.smooth()[steps.smooth().extremes(0, steps.size()).lowAt]));
        highest_ = std::max(highest_, double(steps.raw()[extremes.highAt]));
        showBand(steps);
        return;
    }
    shown.series->replace(QList<QPointF>(points.begin(), points.end()));
    shown.number = QString::number(100 * last, 'f', 1) + QStringLiteral(" %");
}

void LossChart::showTests(Role role, const std::vector<QPointF>& points) {
    Line& shown = line(role);
    shown.shown = true;
    if (role == Role::TestLoss) {
        shown.series->replace(mappedLosses(points));
        shown.number = editor::shortNumber(points.back().y());
        for (const QPointF& point : points) {
            lowest_ = std::min(lowest_, point.y());
            highest_ = std::max(highest_, point.y());
        }
        return;
    }
    shown.series->replace(QList<QPointF>(points.begin(), points.end()));
    shown.number = QString::number(100 * points.back().y(), 'f', 1) + QStringLiteral(" %");
}

void LossChart::show(const RunHistory& history) {
    lastStep_ = double(history.lastStep());
    lowest_ = 1e300;
    highest_ = -1e300;
    for (Line& each : lines_) {
        each.shown = false;
        if (lastStep_ == 0) each.series->clear();
    }
    if (lastStep_ == 0 && band_->isVisible()) band_->setVisible(false);
    std::string loss, metric;
    for (const auto& [name, steps] : history.steps()) {
        if (loss.empty() && name.starts_with("loss:") && steps.size() > 0) {
            loss = name.substr(5);
            showSteps(Role::TrainLoss, steps);
        }
        if (metric.empty() && name.starts_with("metric:") && steps.size() > 0) {
            metric = name.substr(7);
            showSteps(Role::TrainMetric, steps);
        }
    }
    for (const auto& [name, points] : history.tests()) {
        if (points.empty() || lastStep_ == 0) continue;
        if (name == "test:" + loss) showTests(Role::TestLoss, points);
        if (name == "test:" + metric) showTests(Role::TestMetric, points);
    }
    setRanges();
    // The series' own changes bring a repaint; another request would make it two.
    if (lastStep_ == 0) viewport()->update();
}

void LossChart::setRanges() {
    const bool any = highest_ > lowest_ || (highest_ == lowest_ && highest_ > 0);
    const double low = any ? lowest_ : 0.1, high = any ? highest_ : 2;
    const double room = std::max(1.0, chart()->plotArea().height());
    std::vector<std::pair<double, QString>> labels;
    if (scale_ == Scale::Logarithmic) {
        const Ticks ticks = logarithmicTicks(std::max(low, 1e-12), std::max(high, 2e-12), int(room / 22) + 1);
        for (double at : ticks.at) labels.emplace_back(std::log10(at), QString::number(at, 'g', 3));
        setTicks(losses_, std::log10(ticks.low), std::log10(ticks.high), labels);
    } else {
        const Ticks ticks = linearTicks(std::min(0.0, low), high, std::max(2, int(room / 34)));
        for (double at : ticks.at)
            labels.emplace_back(at, QString::number(std::abs(at) < 1e-12 ? 0 : at, 'g', 3));
        setTicks(losses_, ticks.low, ticks.high, labels);
    }
    const Ticks steps = linearTicks(0, lastStep_ > 0 ? lastStep_ : 1000, 6);
    labels.clear();
    for (double at : steps.at) labels.emplace_back(at, editor::groupedText(std::int64_t(at)));
    // The axis ends a little after the newest step and grows by whole parts, so that the lines do not creep.
    setTicks(steps_, 0, steps.high, labels);
    const bool metric = line(Role::TrainMetric).shown || line(Role::TestMetric).shown;
    const bool percent = metric || lastStep_ == 0;
    if (metrics_->isVisible() != percent) metrics_->setVisible(percent);
    setTicks(metrics_, 0, 1, {{0.0, "0 %"}, {0.5, "50 %"}, {1.0, "100 %"}});
}

int LossChart::pointCount() const {
    int count = 0;
    for (const Line& each : lines_) count += int(each.series->count());
    return count;
}

/// Names and numbers at the ends of the lines, pushed apart where they would overlap.
void LossChart::paintEnds(QPainter& painter) {
    struct End {
        const Line* line;
        double y;
    };
    std::vector<End> ends;
    for (const Line& each : lines_)
        if (each.shown && each.series->count() > 0)
            ends.push_back(
                {&each,
                 chart()->mapToPosition(each.series->at(int(each.series->count()) - 1), each.series).y()});
    std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.y < b.y; });
    const QRectF plot = chart()->plotArea();
    double next = plot.top();
    for (End& end : ends) {
        end.y = std::max(end.y, next);
        next = end.y + 16;
    }
    double limit = plot.bottom();
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        end->y = std::min(end->y, limit);
        limit = end->y - 16;
    }
    const double left = width() - endsWidth + 4;
    for (const End& end : ends) {
        painter.setPen(seriesPen(theme_.color(end.line->token), end.line->token));
        painter.drawLine(QPointF(left, end.y), QPointF(left + 14, end.y));
        painter.setPen(theme_.color(end.line->token));
        painter.setFont(editor::font(TypeStyle::SmallBold));
        painter.drawText(QRectF(left + 20, end.y - 8, 74, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         end.line->name);
        painter.setPen(theme_.color(Token::Text));
        painter.setFont(editor::font(TypeStyle::MonoSmall));
        painter.drawText(QRectF(left, end.y - 8, endsWidth - 14, 16), Qt::AlignRight | Qt::AlignVCenter,
                         end.line->number);
    }
}

void LossChart::paintEmpty(QPainter& painter) {
    painter.setFont(editor::font(TypeStyle::Body));
    painter.setPen(theme_.color(Token::Text3));
    painter.drawText(chart()->plotArea(), Qt::AlignCenter, qtTrId("ui.chart.empty"));
}

void LossChart::drawForeground(QPainter* painter, const QRectF&) {
    painter->save();
    painter->resetTransform();
    painter->setRenderHint(QPainter::Antialiasing);
    if (lastStep_ > 0)
        paintEnds(*painter);
    else
        paintEmpty(*painter);
    const QRectF plot = chart()->plotArea();
    painter->setFont(editor::font(TypeStyle::Caption));
    painter->setPen(theme_.color(Token::Text3));
    painter->drawText(QRectF(width() - endsWidth + 4, plot.bottom() + 4, 60, 16),
                      Qt::AlignLeft | Qt::AlignVCenter, qtTrId("ui.chart.step"));
    painter->restore();
}

void LossChart::paintEvent(QPaintEvent* event) {
    QElapsedTimer clock;
    clock.start();
    QChartView::paintEvent(event);
    Q_EMIT painted(double(clock.nsecsElapsed()) / 1e6);
}

void LossChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    setRanges();
}

} // namespace glassbox::app
