// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_export.h"

#include "app/charts/series_chart.h"
#include "engine/base/atomic_file.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

namespace glassbox::app {

namespace {

constexpr int pixelRatio = 2;

QByteArray pngOf(SeriesChart& chart) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    chartPicture(chart).save(&buffer, "PNG");
    return buffer.data();
}

QByteArray svgOf(SeriesChart& chart) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(chart.viewport()->size());
    generator.setViewBox(chart.viewport()->rect());
    generator.setTitle(chart.accessibleName());
    QPainter painter(&generator);
    chart.paintAll(painter);
    painter.end();
    return buffer.data();
}

} // namespace

QImage chartPicture(SeriesChart& chart) {
    QImage image(chart.viewport()->size() * pixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    QPainter painter(&image);
    chart.paintAll(painter);
    return image;
}

Result<void> exportChart(SeriesChart& chart, const std::filesystem::path& file) {
    const QString ending = QString::fromStdString(file.extension().string()).toLower();
    if (ending == ".png") return write_file_atomically(file, pngOf(chart).toStdString());
    if (ending == ".svg") return write_file_atomically(file, svgOf(chart).toStdString());
    if (ending == ".csv") return write_file_atomically(file, csvOf(chart.content()).toStdString());
    return fail(ErrorCode::WrongCall, "chart.unknown-ending", {{"file", file.string()}});
}

} // namespace glassbox::app
