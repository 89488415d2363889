// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/loss_chart.h"

#include "app/charts/ticks.h"
#include "editor/number_text.h"
#include "editor/paint/fonts.h"

#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QGraphicsLayout>
#include <QPaintEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr double endsWidth = 144; ///< Room at the right for names and numbers.

QCategoryAxis* makeAxis(QChart* chart, Qt::Alignment side) {
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setLineVisible(false);
    axis->setTruncateLabels(false);
    chart->addAxis(axis, side);
    return axis;
}

/// An axis lays everything out anew at each change: it is touched only when it really differs, and then true
/// is returned.
bool setTicks(QCategoryAxis* axis, double low, double high,
              const std::vector<std::pair<double, QString>>& labels) {
    QStringList texts;
    for (const auto& [at, text] : labels) texts << text;
    if (axis->min() == low && axis->max() == high && axis->categoriesLabels() == texts) return false;
    for (const QString& text : axis->categoriesLabels()) axis->remove(text);
    axis->setRange(low, high);
    axis->setStartValue(low - 1);
    for (const auto& [at, text] : labels) axis->append(text, at);
    return true;
}

/// Up to which step two lines of the chart are the same.
double sameUpTo(const std::vector<QPointF>& before, const std::vector<QPointF>& now) {
    const auto [old, fresh] = std::mismatch(before.begin(), before.end(), now.begin(), now.end());
    if (old == before.end() && fresh == now.end()) return std::numeric_limits<double>::infinity();
    return fresh == now.begin() ? -1 : (fresh - 1)->x();
}

/// The first of the points that are needed to draw what lies right of a step.
std::vector<QPointF>::const_iterator neededFrom(const std::vector<QPointF>& points, double step) {
    const auto right = std::lower_bound(points.begin(), points.end(), step,
                                        [](const QPointF& point, double at) { return point.x() < at; });
    return right == points.begin() ? right : right - 1;
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
    setViewportUpdateMode(QGraphicsView::NoViewportUpdate);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(qtTrId("ui.chart.name"));
    chart()->setBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setMargins(QMargins(8, 10, int(endsWidth), 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    steps_ = makeAxis(chart(), Qt::AlignBottom);
    losses_ = makeAxis(chart(), Qt::AlignLeft);
    metrics_ = makeAxis(chart(), Qt::AlignRight);
    steps_->setGridLineVisible(false);
    metrics_->setGridLineVisible(false);
    const std::pair<const char*, Token> looks[] = {{"ui.chart.train-loss", Token::Series1},
                                                   {"ui.chart.test-loss", Token::Series2},
                                                   {"ui.chart.train-metric", Token::Series3},
                                                   {"ui.chart.test-metric", Token::Series4}};
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        lines_[i].name = qtTrId(looks[i].first);
        lines_[i].token = looks[i].second;
    }
    connect(scene(), &QGraphicsScene::changed, this, [this] {
        axesStale_ = true;
        viewport()->update();
    });
    setRanges();
    style();
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
    for (Line& line : lines_) line.pen = seriesPen(theme_.color(line.token), line.token);
    axesStale_ = true;
    viewport()->update();
}

void LossChart::setScale(Scale scale) {
    scale_ = scale;
}

double LossChart::mapped(double loss) const {
    return scale_ == Scale::Linear ? loss : std::log10(std::max(loss, 1e-12));
}

std::vector<QPointF> LossChart::mappedLosses(const std::vector<QPointF>& points) const {
    std::vector<QPointF> result;
    result.reserve(points.size());
    for (const QPointF& point : points)
        if (std::isfinite(point.y())) result.emplace_back(point.x(), mapped(point.y()));
    return result;
}

void LossChart::showBand(const StepSeries& steps) {
    // One column of the band for 6 pixels: narrower ones would hide the line in noise.
    const int columns = std::max(2, int(chart()->plotArea().width()) / 6);
    if (steps.size() <= 2 * columns) return;
    const Band band = bandOf(steps.raw(), steps.steps(), 0, steps_->max(), columns);
    band_ = {mappedLosses(band.low), mappedLosses(band.high)};
}

void LossChart::showSteps(Role role, const StepSeries& steps) {
    Line& shown = line(role);
    // Columns of the axis, not of the run: those that are full stay as they are. Two points for two pixels.
    const int columns = std::max(2, int(chart()->plotArea().width()) / 2);
    shown.points = decimated(steps.smooth(), steps.steps(), 0, steps_->max(), columns);
    const double last = double(steps.smooth()[steps.size() - 1]);
    shown.shown = true;
    if (role == Role::TrainMetric) {
        shown.number = QString::number(100 * last, 'f', 1) + QStringLiteral(" %");
        return;
    }
    shown.points = mappedLosses(shown.points);
    shown.number = editor::shortNumber(last);
    showBand(steps);
}

void LossChart::showTests(Role role, const std::vector<QPointF>& points) {
    Line& shown = line(role);
    shown.shown = true;
    shown.points = role == Role::TestLoss ? mappedLosses(points) : points;
    shown.number = role == Role::TestLoss
                       ? editor::shortNumber(points.back().y())
                       : QString::number(100 * points.back().y(), 'f', 1) + QStringLiteral(" %");
}

/// The series that the lines show, where the history has them.
LossChart::Shown LossChart::choose(const RunHistory& history) const {
    Shown shown;
    std::string loss, metric;
    if (history.lastStep() == 0) return shown;
    for (const auto& [name, steps] : history.steps()) {
        if (steps.size() == 0) continue;
        if (!shown.loss && name.starts_with("loss:")) {
            loss = name.substr(5);
            shown.loss = &steps;
        }
        if (!shown.metric && name.starts_with("metric:")) {
            metric = name.substr(7);
            shown.metric = &steps;
        }
    }
    for (const auto& [name, points] : history.tests()) {
        if (points.empty()) continue;
        if (name == "test:" + loss) shown.testLoss = &points;
        if (name == "test:" + metric) shown.testMetric = &points;
    }
    return shown;
}

void LossChart::findExtremes(const Shown& shown) {
    lowest_ = 1e300;
    highest_ = -1e300;
    if (shown.loss) {
        const StepSeries& steps = *shown.loss;
        const auto smooth = steps.smooth().extremes(0, steps.size());
        const auto raw = steps.raw().extremes(0, steps.size());
        if (smooth.lowAt >= 0) lowest_ = double(steps.smooth()[smooth.lowAt]);
        if (raw.highAt >= 0) highest_ = double(steps.raw()[raw.highAt]);
    }
    if (!shown.testLoss) return;
    for (const QPointF& point : *shown.testLoss) {
        lowest_ = std::min(lowest_, point.y());
        highest_ = std::max(highest_, point.y());
    }
}

void LossChart::show(const RunHistory& history) {
    const Shown shown = choose(history);
    const std::array<Line, std::size_t(Role::Count)> before = lines_;
    const Band bandBefore = std::exchange(band_, {});
    for (Line& each : lines_) {
        each.shown = false;
        each.points.clear();
    }
    const bool wasEmpty = lastStep_ == 0;
    lastStep_ = double(history.lastStep());
    findExtremes(shown);
    const bool shares = shown.metric || shown.testMetric || lastStep_ == 0;
    const bool appears = shares != metrics_->isVisible();
    if (appears) metrics_->setVisible(shares);
    const bool moved = setRanges() || appears;
    if (shown.loss) showSteps(Role::TrainLoss, *shown.loss);
    if (shown.metric) showSteps(Role::TrainMetric, *shown.metric);
    if (shown.testLoss) showTests(Role::TestLoss, *shown.testLoss);
    if (shown.testMetric) showTests(Role::TestMetric, *shown.testMetric);
    if (moved || wasEmpty != (lastStep_ == 0)) {
        axesStale_ |= moved;
        viewport()->update();
        return;
    }
    double steady = std::min(sameUpTo(bandBefore.low, band_.low), sameUpTo(bandBefore.high, band_.high));
    bool changed = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        steady = std::min(steady, sameUpTo(before[i].points, lines_[i].points));
        changed |= before[i].shown != lines_[i].shown || before[i].number != lines_[i].number;
    }
    if (changed || std::isfinite(steady)) viewport()->update(damage(steady));
}

/// What is to be painted again where the lines differ right of a step: their ends, and what stands beside
/// them.
QRegion LossChart::damage(double since) const {
    const QRectF plot = chart()->plotArea();
    QRegion region(QRectF(width() - endsWidth, 0, endsWidth, height()).toAlignedRect());
    if (!std::isfinite(since)) return region;
    const double left = std::max(plot.left(), toPlot({since, 0}, *losses_).x()) - 3;
    const double right = std::min(plot.right(), toPlot({lastStep_, 0}, *losses_).x()) + 3;
    return region + QRectF(left, plot.top() - 3, right - left, plot.height() + 6).toAlignedRect();
}

/// Whether an axis moved. The axis of shares is only there where something is on it.
bool LossChart::setRanges() {
    const bool any = highest_ > lowest_ || (highest_ == lowest_ && highest_ > 0);
    const double low = any ? lowest_ : 0.1, high = any ? highest_ : 2;
    const double room = std::max(1.0, chart()->plotArea().height());
    std::vector<std::pair<double, QString>> labels;
    bool moved = false;
    if (scale_ == Scale::Logarithmic) {
        const Ticks ticks = logarithmicTicks(std::max(low, 1e-12), std::max(high, 2e-12), int(room / 22) + 1);
        for (double at : ticks.at) labels.emplace_back(std::log10(at), QString::number(at, 'g', 3));
        moved |= setTicks(losses_, std::log10(ticks.low), std::log10(ticks.high), labels);
    } else {
        const Ticks ticks = linearTicks(std::min(0.0, low), high, std::max(2, int(room / 34)));
        for (double at : ticks.at)
            labels.emplace_back(at, QString::number(std::abs(at) < 1e-12 ? 0 : at, 'g', 3));
        moved |= setTicks(losses_, ticks.low, ticks.high, labels);
    }
    const Ticks steps = linearTicks(0, lastStep_ > 0 ? lastStep_ : 1000,
                                    std::clamp(int(chart()->plotArea().width() / 64), 2, 6));
    labels.clear();
    for (double at : steps.at) labels.emplace_back(at, editor::groupedText(std::int64_t(at)));
    // The axis ends a little after the newest step and grows by whole parts, so that the lines do not creep.
    moved |= setTicks(steps_, 0, steps.high, labels);
    moved |= setTicks(metrics_, 0, 1, {{0.0, "0 %"}, {0.5, "50 %"}, {1.0, "100 %"}});
    return moved;
}

int LossChart::pointCount() const {
    int count = 0;
    for (const Line& each : lines_) count += int(each.points.size());
    return count;
}

QPointF LossChart::toPlot(const QPointF& point, const QCategoryAxis& axis) const {
    const QRectF plot = chart()->plotArea();
    const double x = (point.x() - steps_->min()) / (steps_->max() - steps_->min());
    const double y = (point.y() - axis.min()) / (axis.max() - axis.min());
    return {plot.left() + x * plot.width(), plot.bottom() - y * plot.height()};
}

const QCategoryAxis& LossChart::axisOf(Role role) const {
    return role == Role::TrainLoss || role == Role::TestLoss ? *losses_ : *metrics_;
}

/// The axes as a picture: it lasts until one of them, the size or the theme changes.
void LossChart::drawAxes() {
    const double ratio = devicePixelRatioF();
    chart()->layout()->activate();
    axes_ = QPixmap((QSizeF(viewport()->size()) * ratio).toSize());
    axes_.setDevicePixelRatio(ratio);
    axes_.fill(theme_.color(Token::Panel));
    QPainter painter(&axes_);
    painter.setRenderHint(QPainter::Antialiasing);
    render(&painter, QRectF(viewport()->rect()), viewport()->rect());
    axesStale_ = false;
}

void LossChart::paintBand(QPainter& painter, double from) const {
    if (band_.low.empty()) return;
    QPolygonF outline;
    for (auto at = neededFrom(band_.low, from); at != band_.low.end(); ++at) outline << toPlot(*at, *losses_);
    const qsizetype edge = outline.size();
    for (auto at = neededFrom(band_.high, from); at != band_.high.end(); ++at)
        outline << toPlot(*at, *losses_);
    std::reverse(outline.begin() + edge, outline.end());
    QColor color = theme_.color(Token::Series1);
    color.setAlphaF(0.2f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(outline);
}

void LossChart::paintLine(QPainter& painter, double from, Role role) const {
    const Line& shown = lines_[std::size_t(role)];
    if (shown.points.empty()) return;
    const auto first = neededFrom(shown.points, from);
    QPolygonF polygon;
    double skipped = 0; // Dashes go on where those left of `from` ended.
    for (auto at = shown.points.begin(); at != shown.points.end(); ++at) {
        const QPointF point = toPlot(*at, axisOf(role));
        if (at > first)
            polygon << point;
        else {
            if (!polygon.isEmpty()) skipped += QLineF(polygon.back(), point).length();
            polygon = {point};
        }
    }
    QPen pen = shown.pen;
    if (pen.style() != Qt::SolidLine) pen.setDashOffset(skipped / pen.widthF());
    painter.setPen(pen);
    painter.drawPolyline(polygon);
}

/// Names and numbers at the ends of the lines, pushed apart where they would overlap.
void LossChart::paintEnds(QPainter& painter) {
    struct End {
        const Line* line;
        double y;
    };
    std::vector<End> ends;
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (lines_[i].shown && !lines_[i].points.empty())
            ends.push_back({&lines_[i], toPlot(lines_[i].points.back(), axisOf(Role(i))).y()});
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
        painter.setPen(end.line->pen);
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

void LossChart::paintLines(QPainter& painter, const QRectF& area) {
    const QRectF plot = chart()->plotArea();
    painter.setClipRect(plot.adjusted(0, -2, 2, 2) & area);
    const double from = (area.left() - 4 - plot.left()) / plot.width() * steps_->max();
    paintBand(painter, from);
    for (std::size_t i = 0; i < lines_.size(); ++i) paintLine(painter, from, Role(i));
}

void LossChart::paintEvent(QPaintEvent* event) {
    QElapsedTimer clock;
    clock.start();
    if (axesStale_) drawAxes();
    QPainter painter(viewport());
    for (const QRect& area : event->region()) {
        painter.drawPixmap(area, axes_,
                           QRectF(area.topLeft() * axes_.devicePixelRatio(),
                                  QSizeF(area.size()) * axes_.devicePixelRatio()));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plot = chart()->plotArea();
    for (const QRect& area : event->region())
        if (lastStep_ > 0 && plot.adjusted(-3, -3, 3, 3).intersects(area)) paintLines(painter, area);
    painter.setClipping(false);
    if (lastStep_ > 0)
        paintEnds(painter);
    else
        paintEmpty(painter);
    painter.setFont(editor::font(TypeStyle::Caption));
    painter.setPen(theme_.color(Token::Text3));
    painter.drawText(QRectF(width() - endsWidth + 4, plot.bottom() + 4, 60, 16),
                     Qt::AlignLeft | Qt::AlignVCenter, qtTrId("ui.chart.step"));
    Q_EMIT painted(double(clock.nsecsElapsed()) / 1e6);
}

void LossChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    axesStale_ = true;
    setRanges();
}

} // namespace glassbox::app
