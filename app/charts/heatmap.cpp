// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/heatmap.h"

#include "editor/paint/colormap.h"

#include <QCoreApplication>

#include <cmath>

namespace glassbox::app {

namespace {

/// A row of numbers longer than this is broken into several.
constexpr std::int64_t longestRow = 128;

std::int64_t countOf(const std::vector<std::int64_t>& shape) {
    std::int64_t count = 1;
    for (std::int64_t extent : shape) count *= extent;
    return count;
}

QString placed(const char* id, std::int64_t number) {
    return qtTrId(id) + " " + QString::number(number + 1);
}

} // namespace

HeatmapPlan heatmapPlan(const std::vector<std::int64_t>& shape) {
    HeatmapPlan plan{shape};
    if (shape.size() == 4) {
        plan.tileHeight = int(shape[0]);
        plan.tileWidth = int(shape[1]);
        plan.rows = int(shape[0] * shape[2]);
        plan.columns = int(shape[1] * shape[3]);
    } else if (shape.size() == 2) {
        plan.transposed = shape[0] > shape[1];
        plan.columns = int(plan.transposed ? shape[0] : shape[1]);
        plan.rows = int(plan.transposed ? shape[1] : shape[0]);
    } else {
        const std::int64_t count = std::max<std::int64_t>(1, countOf(shape));
        plan.rows = int((count + longestRow - 1) / longestRow);
        plan.columns = int((count + plan.rows - 1) / plan.rows);
    }
    return plan;
}

std::int64_t HeatmapPlan::elementAt(int column, int row) const {
    if (shape.size() == 4) {
        const std::int64_t y = row % tileHeight, channel = row / tileHeight;
        const std::int64_t x = column % tileWidth, filter = column / tileWidth;
        return ((y * shape[1] + x) * shape[2] + channel) * shape[3] + filter;
    }
    if (transposed) return std::int64_t(column) * shape[1] + row;
    return std::int64_t(row) * columns + column;
}

QString HeatmapPlan::nameOf(int column, int row) const {
    if (shape.size() == 4)
        return QStringList{
            placed("ui.axis.filter", column / tileWidth), placed("ui.axis.channel", row / tileHeight),
            placed("ui.axis.row", row % tileHeight), placed("ui.axis.column", column % tileWidth)}
            .join(", ");
    if (shape.size() == 2) return placed(acrossId(), column) + ", " + placed(downId(), row);
    return placed("ui.axis.number", elementAt(column, row));
}

const char* HeatmapPlan::acrossId() const {
    if (shape.size() == 4) return "ui.axis.filter";
    if (shape.size() == 2) return transposed ? "ui.axis.input" : "ui.axis.output";
    return "ui.axis.number";
}

const char* HeatmapPlan::downId() const {
    if (shape.size() == 4) return "ui.axis.channel";
    if (shape.size() == 2) return transposed ? "ui.axis.output" : "ui.axis.input";
    return "";
}

QImage heatmapImage(const HeatmapPlan& plan, const std::vector<float>& values, double limit,
                    editor::Tone tone) {
    QImage image(plan.columns, plan.rows, QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < plan.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int column = 0; column < plan.columns; ++column) {
            const std::size_t at = std::size_t(plan.elementAt(column, row));
            line[column] = at < values.size() ? editor::divergingColour(tone, double(values[at]), limit) : 0;
        }
    }
    return image;
}

QImage reducedImage(const HeatmapPlan& plan, const std::vector<float>& values, double limit,
                    editor::Tone tone, const QSize& pixels) {
    const int width = std::min(pixels.width(), plan.columns), height = std::min(pixels.height(), plan.rows);
    std::vector<float> strongest(std::size_t(width) * std::size_t(height), 0);
    for (int row = 0; row < plan.rows; ++row)
        for (int column = 0; column < plan.columns; ++column) {
            const std::size_t at = std::size_t(plan.elementAt(column, row));
            if (at >= values.size()) continue;
            const std::int64_t x = std::int64_t(column) * width / plan.columns;
            const std::int64_t y = std::int64_t(row) * height / plan.rows;
            float& pixel = strongest[std::size_t(y * width + x)];
            if (!(std::abs(values[at]) <= std::abs(pixel))) pixel = values[at];
        }
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(
                x, y, editor::divergingColour(tone, double(strongest[std::size_t(y * width + x)]), limit));
    return image;
}

HeatmapFacts factsOf(const std::vector<float>& values) {
    double sum = 0, squares = 0, magnitude = 0;
    for (float value : values) {
        sum += double(value);
        squares += double(value) * double(value);
        if (std::isfinite(value)) magnitude = std::max(magnitude, std::abs(double(value)));
    }
    return {values.empty() ? 0 : sum / double(values.size()), std::sqrt(squares), magnitude};
}

} // namespace glassbox::app
