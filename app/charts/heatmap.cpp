// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/heatmap.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace glassbox::app {

namespace {

/// A row of numbers longer than this is broken into several.
constexpr std::int64_t longestRow = 128;

using Form = HeatmapPlan::Form;

QString placed(const char* id, std::int64_t number) {
    return qtTrId(id) + " " + QString::number(number + 1);
}

HeatmapPlan filtersPlan(std::vector<std::int64_t> shape) {
    if (shape.size() == 3) shape.insert(shape.begin(), 1);
    HeatmapPlan plan{Form::Filters, shape};
    plan.tileHeight = int(shape[0]);
    plan.tileWidth = int(shape[1]);
    plan.rows = int(shape[0] * shape[2]);
    plan.columns = int(shape[1] * shape[3]);
    return plan;
}

HeatmapPlan mapsPlan(const std::vector<std::int64_t>& shape, double aspect) {
    HeatmapPlan plan{Form::Maps, shape};
    plan.tileHeight = int(shape[0]);
    plan.tileWidth = int(shape[1]);
    plan.tiles = int(shape[2]);
    const double across = std::sqrt(aspect * plan.tiles * plan.tileHeight / std::max(1, plan.tileWidth));
    const int tilesAcross = std::clamp(int(std::ceil(across - 0.25)), 1, std::max(1, plan.tiles));
    plan.columns = tilesAcross * plan.tileWidth;
    plan.rows = (plan.tiles + tilesAcross - 1) / tilesAcross * plan.tileHeight;
    return plan;
}

HeatmapPlan matrixPlan(const std::vector<std::int64_t>& shape, HeatmapLayout layout) {
    HeatmapPlan plan{Form::Matrix, shape};
    plan.transposed = layout == HeatmapLayout::Parameter && shape[0] > shape[1];
    plan.columns = int(plan.transposed ? shape[0] : shape[1]);
    plan.rows = int(plan.transposed ? shape[1] : shape[0]);
    return plan;
}

} // namespace

HeatmapPlan heatmapPlan(const std::vector<std::int64_t>& shape, HeatmapLayout layout, double aspect) {
    const bool empty = std::find(shape.begin(), shape.end(), 0) != shape.end();
    if (empty) return {Form::Row, shape};
    if (shape.size() == 3 && layout == HeatmapLayout::FeatureMaps) return mapsPlan(shape, aspect);
    if (shape.size() == 3 || shape.size() == 4) return filtersPlan(shape);
    if (shape.size() == 2) return matrixPlan(shape, layout);
    HeatmapPlan plan{Form::Row, shape};
    const std::int64_t count = plan.count();
    plan.rows = int((count + longestRow - 1) / longestRow);
    plan.columns = int((count + plan.rows - 1) / plan.rows);
    return plan;
}

std::int64_t HeatmapPlan::count() const {
    std::int64_t product = 1;
    for (std::int64_t extent : shape) product *= extent;
    return product;
}

std::int64_t HeatmapPlan::elementAt(int column, int row) const {
    switch (form) {
    case Form::Filters: {
        const std::int64_t y = row % tileHeight, channel = row / tileHeight;
        const std::int64_t x = column % tileWidth, filter = column / tileWidth;
        return ((y * shape[1] + x) * shape[2] + channel) * shape[3] + filter;
    }
    case Form::Maps: {
        const std::int64_t map = std::int64_t(row / tileHeight) * tilesAcross() + column / tileWidth;
        if (map >= tiles) return count();
        return (std::int64_t(row % tileHeight) * tileWidth + column % tileWidth) * tiles + map;
    }
    case Form::Matrix:
        return transposed ? std::int64_t(column) * shape[1] + row : std::int64_t(row) * columns + column;
    case Form::Row: return std::int64_t(row) * columns + column;
    }
    return count();
}

QString HeatmapPlan::tileNameOf(int column, int row) const {
    switch (form) {
    case Form::Filters:
        return placed("ui.axis.filter", column / tileWidth) + ", " +
               placed("ui.axis.channel", row / tileHeight);
    case Form::Maps: return placed("ui.axis.channel", row / tileHeight * tilesAcross() + column / tileWidth);
    case Form::Matrix: return placed(acrossId(), column) + ", " + placed(downId(), row);
    case Form::Row: return placed("ui.axis.number", elementAt(column, row));
    }
    return {};
}

QString HeatmapPlan::placeNameOf(int column, int row) const {
    if (!tileWidth) return {};
    return placed("ui.axis.row", row % tileHeight) + ", " + placed("ui.axis.column", column % tileWidth);
}

QString HeatmapPlan::shortPlaceOf(int column, int row) const {
    if (!tileWidth) return {};
    return placed("ui.axis.row-short", row % tileHeight) + ", " +
           placed("ui.axis.column-short", column % tileWidth);
}

QString HeatmapPlan::nameOf(int column, int row) const {
    const QString place = placeNameOf(column, row);
    return place.isEmpty() ? tileNameOf(column, row) : tileNameOf(column, row) + ", " + place;
}

const char* HeatmapPlan::acrossId() const {
    switch (form) {
    case Form::Filters: return "ui.axis.filter";
    case Form::Maps: return "ui.axis.channel";
    case Form::Matrix: return transposed ? "ui.axis.input" : "ui.axis.output";
    case Form::Row: return "ui.axis.number";
    }
    return "";
}

const char* HeatmapPlan::downId() const {
    switch (form) {
    case Form::Filters: return "ui.axis.channel";
    case Form::Matrix: return transposed ? "ui.axis.output" : "ui.axis.input";
    case Form::Maps:
    case Form::Row: return "";
    }
    return "";
}

HeatmapValues::HeatmapValues(std::shared_ptr<const Tensor> tensor) : tensor_(std::move(tensor)) {
    if (!tensor_ || tensor_->storage == Storage::F32) return;
    const std::vector<double> numbers = tensor_->as_double();
    converted_.assign(numbers.begin(), numbers.end());
}

std::span<const float> HeatmapValues::get() const {
    if (!tensor_) return {};
    return tensor_->storage == Storage::F32 ? tensor_->values<float>() : std::span<const float>(converted_);
}

HeatmapFacts factsOf(std::span<const float> values) {
    double sum = 0, squares = 0;
    HeatmapFacts facts;
    bool any = false;
    for (float value : values) {
        const double number = double(value);
        sum += number;
        squares += number * number;
        if (!std::isfinite(value)) continue;
        facts.lowest = any ? std::min(facts.lowest, number) : number;
        facts.highest = any ? std::max(facts.highest, number) : number;
        any = true;
    }
    facts.mean = values.empty() ? 0 : sum / double(values.size());
    facts.norm = std::sqrt(squares);
    facts.magnitude = std::max(std::abs(facts.lowest), std::abs(facts.highest));
    return facts;
}

QRgb HeatmapColours::of(double value) const {
    if (map == editor::Colormap::Diverging && low == -high) return editor::divergingColour(tone, value, high);
    return editor::colourAt(map, tone, high > low ? (value - low) / (high - low) : 0);
}

HeatmapColours coloursFor(const HeatmapStyle& style, const HeatmapFacts& facts, editor::Tone tone) {
    if (style.limits) return {style.map, tone, style.limits->first, style.limits->second};
    const double limit = editor::roundedLimit(facts.magnitude);
    switch (style.range) {
    case HeatmapRange::AroundZero: return {style.map, tone, -limit, limit};
    case HeatmapRange::FromZero: return {style.map, tone, 0, limit};
    case HeatmapRange::Spread: return {style.map, tone, facts.lowest, facts.highest};
    }
    return {style.map, tone, -limit, limit};
}

QImage heatmapImage(const HeatmapPlan& plan, std::span<const float> values, const HeatmapColours& colours) {
    QImage image(plan.columns, plan.rows, QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < plan.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int column = 0; column < plan.columns; ++column) {
            const std::size_t at = std::size_t(plan.elementAt(column, row));
            line[column] = at < values.size() ? colours.of(double(values[at])) : 0;
        }
    }
    return image;
}

QImage reducedImage(const HeatmapPlan& plan, std::span<const float> values, const HeatmapColours& colours,
                    const QSize& pixels) {
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
            image.setPixel(x, y, colours.of(double(strongest[std::size_t(y * width + x)])));
    return image;
}

} // namespace glassbox::app
