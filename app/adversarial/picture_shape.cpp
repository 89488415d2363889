// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/picture_shape.h"

namespace glassbox::app {

std::optional<PictureShape> pictureShapeOf(const DataInfo& info) {
    if (!info.pictures) return {};
    PictureShape shape;
    for (const Dimension& dimension : info.sample) {
        const int extent = int(dimension.extent.factor);
        if (dimension.axis == Axis::Width) shape.width = extent;
        if (dimension.axis == Axis::Height) shape.height = extent;
        if (dimension.axis == Axis::Channels) shape.channels = extent;
    }
    return shape;
}

} // namespace glassbox::app
