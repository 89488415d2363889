// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>

class QImage;

namespace glassbox::app {

class SeriesChart;

/// The chart as it is seen, with two pixels for each of the screen's.
QImage chartPicture(SeriesChart& chart);

/// Writes a chart to a file, whole or not at all, in the form that its ending says: .png and .svg as it is
/// seen, .csv all its numbers. Another ending is a WrongCall; Unwritable where the file cannot be written.
Result<void> exportChart(SeriesChart& chart, const std::filesystem::path& file);

} // namespace glassbox::app
