// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/series_chart.h"

#include "app/charts/series_chart_metrics.h"
#include "editor/number_text.h"
#include "editor/paint/fonts.h"

#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QGraphicsLayout>

#include <algorithm>
#include <cmath>
#include <limits>

// What a chart shows and on which axes. How it looks is in series_chart_paint.cpp, what people do with it in
// series_chart_input.cpp.
namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

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

QString numberText(ValueAxis axis, double value) {
    return axis == ValueAxis::Left ? editor::shortNumber(value)
                                   : QString::number(100 * value, 'f', 1) + QStringLiteral(" %");
}

} // namespace

SeriesChart::SeriesChart(QWidget* parent) : QChartView(new QChart, parent) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    setViewportUpdateMode(QGraphicsView::NoViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    chart()->setBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    stepTicks_ = makeAxis(chart(), Qt::AlignBottom);
    leftTicks_ = makeAxis(chart(), Qt::AlignLeft);
    rightTicks_ = makeAxis(chart(), Qt::AlignRight);
    stepTicks_->setGridLineVisible(false);
    rightTicks_->setGridLineVisible(false);
    connect(scene(), &QGraphicsScene::changed, this, [this] {
        axesStale_ = true;
        viewport()->update();
    });
    refresh();
    style();
}

void SeriesChart::setSource(std::function<ChartContent()> source) {
    source_ = std::move(source);
    refresh();
}

void SeriesChart::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    style();
}

void SeriesChart::style() {
    chart()->setMargins(QMargins(8, int(flagsHeight()), int(endsWidth()), 0));
    for (QCategoryAxis* axis : {stepTicks_, leftTicks_, rightTicks_}) {
        axis->setLabelsFont(editor::font(TypeStyle::MonoSmall));
        axis->setLabelsColor(theme_.color(axis == rightTicks_ ? Token::Text3 : Token::Text2));
        axis->setGridLineColor(theme_.color(Token::Line));
    }
    axesStale_ = true;
    viewport()->update();
}

void SeriesChart::setValueScale(Scale scale) {
    if (scale == valueScale_) return;
    valueScale_ = scale;
    refresh();
}

void SeriesChart::setStepScale(Scale scale) {
    if (scale == stepScale_) return;
    stepScale_ = scale;
    refresh();
}

QRectF SeriesChart::plot() const {
    return chart()->plotArea();
}

QPointF SeriesChart::placeOf(double step, double value, ValueAxis axis) const {
    const QRectF area = plot();
    return {area.left() + steps_.placeOf(step) * area.width(),
            area.bottom() - axisOf(axis).placeOf(value) * area.height()};
}

/// All steps: the axis ends a little after the newest one and grows by whole parts, so that lines do not
/// creep. It begins at 0, unless most of it would be empty: a run that goes on from saved weights knows
/// nothing of what was before.
AxisRange SeriesChart::wholeSteps() const {
    const double last = lastStep_ > 0 ? lastStep_ : 1000;
    if (stepScale_ == Scale::Logarithmic) return {1, std::max(2.0, logarithmicTicks(1, last, 100).high)};
    const bool begunLate = firstStep_ > last / 2;
    const Ticks ticks = begunLate ? linearTicks(firstStep_, std::max(last, firstStep_ + 10), stepTickCount())
                                  : linearTicks(0, last, stepTickCount());
    return {begunLate ? ticks.low : 0, ticks.high};
}

/// By the width of all, which no axis changes: else the ticks would, and with them the axis.
int SeriesChart::stepTickCount() const {
    return std::clamp(int((viewport()->width() - endsWidth()) / 72), 2, 6);
}

bool SeriesChart::setStepAxis() {
    const AxisRange range = zoom_.steps.value_or(wholeSteps());
    steps_ = ChartAxis(stepScale_, range);
    const int wanted = stepTickCount();
    const Ticks ticks = axisTicks(stepScale_, steps_.range(), wanted, TickEnds::Exact);
    std::vector<std::pair<double, QString>> labels;
    for (double at : ticks.at)
        if (std::abs(at - std::round(at)) < 1e-6)
            labels.emplace_back(steps_.counted(at), editor::groupedText(std::llround(at)));
    return setTicks(stepTicks_, steps_.counted(steps_.range().low), steps_.counted(steps_.range().high),
                    labels);
}

/// What of the numbers is to be seen at those steps, with a floor where logarithms have none.
AxisRange SeriesChart::valuesOf(const ChartContent& content, const ChartAxis& steps) const {
    AxisRange range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const ChartLine& line : content.lines) {
        if (line.axis != ValueAxis::Left) continue;
        if (const auto found = line.extremes(steps.range().low, steps.range().high)) {
            range.low = std::min(range.low, found->first);
            range.high = std::max(range.high, found->second);
        }
    }
    if (!(range.low <= range.high)) return {0.1, 2};
    if (range.low == range.high && range.low > 0) return {range.low / 2, range.high * 2};
    if (valueScale_ == Scale::Linear) return {zoom_.steps ? range.low : std::min(0.0, range.low), range.high};
    if (!(range.high > 0)) return {0.1, 2};
    return {range.low > 0 ? range.low : range.high * emptyDepth, range.high};
}

bool SeriesChart::setLeftAxis(const ChartContent& content) {
    const double room = std::max(1.0, plot().height());
    const int wanted = valueScale_ == Scale::Logarithmic ? int(room / 22) + 1 : std::max(2, int(room / 34));
    const TickEnds ends = zoom_.left ? TickEnds::Exact : TickEnds::Round;
    const Ticks ticks =
        axisTicks(valueScale_, zoom_.left ? *zoom_.left : valuesOf(content, steps_), wanted, ends);
    left_ = ChartAxis(valueScale_, {ticks.low, ticks.high});
    std::vector<std::pair<double, QString>> labels;
    for (std::size_t i = 0; i < ticks.at.size(); ++i) {
        const double next = ticks.at[i + 1 < ticks.at.size() ? i + 1 : i - (i > 0)];
        const double distance = std::max(std::abs(next - ticks.at[i]), std::abs(ticks.at[i]) * 1e-6);
        labels.emplace_back(left_.counted(ticks.at[i]), tickText(ticks.at[i], distance));
    }
    return setTicks(leftTicks_, left_.counted(ticks.low), left_.counted(ticks.high), labels);
}

/// The axis of shares is only there where something is on it.
bool SeriesChart::setRightAxis(const ChartContent& content) {
    const bool any = std::any_of(content.lines.begin(), content.lines.end(),
                                 [](const ChartLine& line) { return line.axis == ValueAxis::Right; });
    const bool appears = any != rightTicks_->isVisible();
    if (appears) rightTicks_->setVisible(any);
    right_ = ChartAxis(Scale::Linear, zoom_.right.value_or(AxisRange{0, 1}));
    const TickEnds ends = zoom_.right ? TickEnds::Exact : TickEnds::Round;
    const Ticks ticks = axisTicks(Scale::Linear, right_.range(), 2, ends);
    std::vector<std::pair<double, QString>> labels;
    for (double at : ticks.at) labels.emplace_back(at, QString::number(100 * at, 'g', 3) + " %");
    return setTicks(rightTicks_, right_.range().low, right_.range().high, labels) || appears;
}

bool SeriesChart::setAxes(const ChartContent& content) {
    const bool right = setRightAxis(content);
    const bool steps = setStepAxis();
    const bool left = setLeftAxis(content);
    if (right || steps || left) chart()->layout()->activate();
    return right || steps || left;
}

/// Columns of the axis, not of the run: those that are full stay as they are.
std::vector<double> SeriesChart::columns(int pixels) const {
    const int count = std::max(2, int(plot().width()) / pixels);
    const auto [low, high] = steps_.range();
    return columnEdges(low, high, count,
                       stepScale_ == Scale::Linear ? Columns::Linear : Columns::Logarithmic);
}

SeriesChart::Drawn SeriesChart::drawnOf(const ChartLine& line) const {
    Drawn drawn{{line.key, line.name, {}, {}}, line.look, line.axis, {}, {}};
    // Two points for two pixels; and the neighbours outside, so that the line runs on to the edges.
    const std::vector<double> edges = columns(2);
    if (!line.steps) {
        drawn.points = decimated(*line.points, edges);
        return drawn;
    }
    const StepSeries& numbers = *line.steps;
    drawn.points = decimated(numbers.smooth(), numbers.steps(), edges);
    if (const auto before = line.drawnAt(std::nextafter(edges.front(), -1e300)))
        drawn.points.insert(drawn.points.begin(), *before);
    const auto after = std::upper_bound(numbers.steps().begin(), numbers.steps().end(), edges.back());
    if (after != numbers.steps().end())
        drawn.points.emplace_back(*after, double(numbers.smooth()[after - numbers.steps().begin()]));
    std::erase_if(drawn.points, [](const QPointF& point) { return !std::isfinite(point.y()); });
    if (line.band == BandOf::Raw) drawn.band = drawnBand(numbers);
    return drawn;
}

/// One column of the band for 6 pixels: narrower ones would hide the line in noise. Where few steps are
/// shown, of at least four numbers each: one number has no range.
Band SeriesChart::drawnBand(const StepSeries& numbers) const {
    const auto [low, high] = steps_.range();
    const auto first = std::lower_bound(numbers.steps().begin(), numbers.steps().end(), low);
    const auto count = std::upper_bound(first, numbers.steps().end(), high) - first;
    const int wide = int(plot().width()) / 6;
    if (count > 2 * wide) return bandOf(numbers.raw(), numbers.steps(), columns(6));
    const int few = int(count) / 4;
    if (!zoom_.steps || few < 2) return {};
    return bandOf(numbers.raw(), numbers.steps(), columnEdges(low, high, few));
}

/// The numbers at the cursor.
void SeriesChart::read(const ChartContent& content) {
    const bool put = hover_ || put_;
    QStringList spoken;
    for (std::size_t i = 0; i < lines_.size() && i < content.lines.size(); ++i) {
        Reading& reading = lines_[i].reading;
        reading.at = content.lines[i].drawnAt(put ? cursorStep() : std::numeric_limits<double>::infinity());
        reading.text = reading.at ? numberText(lines_[i].axis, reading.at->y()) : QStringLiteral("–");
        spoken << reading.name + " " + reading.text;
    }
    if (put)
        setAccessibleDescription(qtTrId("ui.chart.step") + " " +
                                 editor::groupedText(std::int64_t(cursorStep())) + ": " + spoken.join(", "));
}

void SeriesChart::refresh() {
    const ChartContent content = this->content();
    const std::vector<Drawn> before = std::exchange(lines_, {});
    const double lastBefore = lastStep_;
    const bool wasEmpty = lastStep_ == 0, edited = edits_ != content.edits || hint_ != content.hint;
    lastStep_ = content.lastStep;
    firstStep_ = lastStep_;
    for (const ChartLine& line : content.lines)
        firstStep_ = std::min(firstStep_, line.firstStep().value_or(lastStep_));
    edits_ = content.edits;
    hint_ = content.hint;
    // A run that began again is not there where the cursor was.
    if (put_ && *put_ > lastStep_) put_.reset();
    if (zoom_.steps && zoom_.steps->low >= std::max(lastStep_, 1.0)) zoom_ = {};
    const bool moved = setAxes(content);
    for (const ChartLine& line : content.lines) lines_.push_back(drawnOf(line));
    read(content);
    if (moved || edited || wasEmpty != (lastStep_ == 0) || before.size() != lines_.size()) {
        axesStale_ |= moved;
        viewport()->update();
        return;
    }
    double steady = steadyUpTo(before);
    if (lastStep_ != lastBefore && !hover_ && !put_) steady = std::min(steady, lastBefore); // The cursor.
    bool changed = std::isfinite(steady);
    for (std::size_t i = 0; i < lines_.size(); ++i)
        changed |= before[i].reading.text != lines_[i].reading.text;
    if (changed) viewport()->update(damage(steady));
}

/// Up to which step what is drawn is as it was.
double SeriesChart::steadyUpTo(const std::vector<Drawn>& before) const {
    double steady = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (before[i].reading.key != lines_[i].reading.key || before[i].look != lines_[i].look) return -1;
        const double points = sameUpTo(before[i].points, lines_[i].points);
        const double low = sameUpTo(before[i].band.low, lines_[i].band.low);
        const double high = sameUpTo(before[i].band.high, lines_[i].band.high);
        steady = std::min({steady, points, low, high});
        // The mark of a line stands on its number of before.
        if (before[i].reading.at && before[i].reading.at != lines_[i].reading.at)
            steady = std::min(steady, before[i].reading.at->x());
    }
    return steady;
}

/// What is to be painted again where the lines differ right of a step: their ends, and what stands beside
/// them.
QRegion SeriesChart::damage(double since) const {
    const QRectF area = plot();
    QRegion region(endsArea().toAlignedRect());
    if (!std::isfinite(since)) return region;
    const double left = std::max(area.left(), placeOf(std::max(since, steps_.range().low), 0).x()) - 8;
    return region + QRectF(left, 0, area.right() - left + 8, area.bottom() + 8).toAlignedRect();
}

int SeriesChart::pointCount() const {
    std::size_t count = 0;
    for (const Drawn& line : lines_) count += line.points.size();
    return int(count);
}

std::vector<QPointF> SeriesChart::pointsOf(const std::string& key) const {
    for (const Drawn& line : lines_)
        if (line.reading.key == key) return line.points;
    return {};
}

std::vector<SeriesChart::Reading> SeriesChart::readings() const {
    std::vector<Reading> all;
    for (const Drawn& line : lines_) all.push_back(line.reading);
    return all;
}

void SeriesChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    chart()->layout()->activate();
    axesStale_ = true;
    refresh();
}

} // namespace glassbox::app
