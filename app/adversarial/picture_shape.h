// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/batch_source.h"

namespace glassbox::app {

/// The size of a source's pictures.
struct PictureShape {
    int width = 1;
    int height = 1;
    int channels = 1;
    bool operator==(const PictureShape&) const = default;
};

/// None where the samples are no pictures.
std::optional<PictureShape> pictureShapeOf(const DataInfo& info);

} // namespace glassbox::app
