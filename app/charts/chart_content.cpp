// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_content.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox::app {

namespace {

/// Index of the last of the ascending steps that is at most `step`; -1: none.
std::int64_t lastUpTo(const std::vector<double>& steps, double step) {
    return std::upper_bound(steps.begin(), steps.end(), step) - steps.begin() - 1;
}

std::vector<QPointF>::const_iterator firstAfter(const std::vector<QPointF>& points, double step) {
    return std::upper_bound(points.begin(), points.end(), step,
                            [](double at, const QPointF& point) { return at < point.x(); });
}

/// A field of a CSV file; quoted where it has to be.
QByteArray quoted(const QString& text) {
    if (!text.contains('"') && !text.contains(',') && !text.contains('\n')) return text.toUtf8();
    return '"' + QString(text).replace("\"", "\"\"").toUtf8() + '"';
}

/// One column of the table while its rows are written.
struct Column {
    const ChartLine* line;
    std::int64_t next = 0;

    std::int64_t size() const {
        return line->steps ? line->steps->size() : std::int64_t(line->points->size());
    }
    double step() const {
        if (next >= size()) return std::numeric_limits<double>::infinity();
        return line->steps ? line->steps->steps()[std::size_t(next)] : (*line->points)[std::size_t(next)].x();
    }
    QByteArray takeText() {
        const std::int64_t at = next++;
        if (line->steps) return QByteArray::number(double(line->steps->raw()[at]), 'g', 9);
        return QByteArray::number((*line->points)[std::size_t(at)].y(), 'g', 17);
    }
};

} // namespace

std::optional<QPointF> ChartLine::drawnAt(double step) const {
    if (steps) {
        const std::int64_t at = lastUpTo(steps->steps(), step);
        if (at < 0) return {};
        return QPointF(steps->steps()[std::size_t(at)], double(steps->smooth()[at]));
    }
    const auto after = firstAfter(*points, step);
    return after == points->begin() ? std::nullopt : std::optional(*(after - 1));
}

std::optional<double> ChartLine::firstStep() const {
    if (steps) return steps->size() ? std::optional(steps->steps().front()) : std::nullopt;
    return points->empty() ? std::nullopt : std::optional(points->front().x());
}

std::optional<double> ChartLine::lastStep() const {
    if (steps) return steps->size() ? std::optional(steps->steps().back()) : std::nullopt;
    return points->empty() ? std::nullopt : std::optional(points->back().x());
}

std::optional<std::pair<double, double>> ChartLine::extremes(double from, double to) const {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    auto take = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    if (steps) {
        const std::int64_t begin = lastUpTo(steps->steps(), std::nextafter(from, -1e300)) + 1;
        const std::int64_t end = lastUpTo(steps->steps(), to) + 1;
        const ExtremeTree& raw = band == BandOf::Raw ? steps->raw() : steps->smooth();
        const auto drawn = steps->smooth().extremes(begin, end), wide = raw.extremes(begin, end);
        // The lower end of the band may be far below the line; the axis follows the line there.
        if (drawn.lowAt >= 0) take(double(steps->smooth()[drawn.lowAt]));
        if (wide.highAt >= 0) take(double(raw[wide.highAt]));
    } else {
        for (const QPointF& point : *points)
            if (point.x() >= from && point.x() <= to && std::isfinite(point.y())) take(point.y());
    }
    return low <= high ? std::optional(std::pair(low, high)) : std::nullopt;
}

QByteArray csvOf(const ChartContent& content) {
    QByteArray table = "step";
    std::vector<Column> columns;
    for (const ChartLine& line : content.lines) {
        columns.push_back({&line});
        table += ',' + quoted(QString::fromStdString(line.key));
    }
    table += ",edit\n";
    auto edit = content.edits.begin();
    for (;;) {
        double step =
            edit == content.edits.end() ? std::numeric_limits<double>::infinity() : double(edit->step);
        for (const Column& column : columns) step = std::min(step, column.step());
        if (!std::isfinite(step)) return table;
        table += QByteArray::number(std::uint64_t(step));
        for (Column& column : columns)
            table += ',' + (column.step() == step ? column.takeText() : QByteArray());
        table += ',';
        QStringList names;
        for (; edit != content.edits.end() && double(edit->step) == step; ++edit)
            names << QString::fromStdString(edit->name);
        table += quoted(names.join("; ")) + '\n';
    }
}

} // namespace glassbox::app
