// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/block_geometry.h"

#include "editor/paint/text_measure.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

using namespace anatomy;

constexpr double reasonHeight = 44; ///< Of expected and actual shape.

std::vector<QPointF> portPoints(const std::vector<PortFace>& ports, double x) {
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < ports.size(); ++i)
        points.emplace_back(x, i == 0 ? firstPort : header + row * (double(i) - 0.5));
    return points;
}

/// Along the sides of a header: nearer to each other than the ports of an open block.
std::vector<QPointF> collapsedPoints(const std::vector<PortFace>& ports, double x) {
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < ports.size(); ++i)
        points.emplace_back(x, firstPort + collapsedPitch * double(i));
    return points;
}

/// Ports at the sides of the header, which is higher only where more than two have to be told apart.
void collapse(BlockGeometry& geometry, const BlockFace& face) {
    geometry.inputs = collapsedPoints(face.inputs, 0);
    geometry.outputs = collapsedPoints(face.outputs, geometry.size.width());
    const double ports = double(std::max({face.inputs.size(), face.outputs.size(), std::size_t(1)}));
    geometry.size.setHeight(std::max(header, firstPort + collapsedPitch * (ports - 1) + portRadius));
}

double fieldWidth(const ParameterFace& parameter, double blockWidth) {
    const double room =
        blockWidth - 2 * padding - 12 - std::min(textWidth(TypeStyle::Small, parameter.label), 90.0);
    return std::clamp(std::ceil(textWidth(TypeStyle::MonoSmall, parameter.value)) + 16, 46.0,
                      std::max(46.0, room));
}

/// Under the footer's text, over the room that is added for it.
void addMeter(BlockGeometry& geometry) {
    geometry.meter =
        QRectF(padding, geometry.footer.bottom() - 2, geometry.size.width() - 2 * padding, meterHeight);
    geometry.size.rheight() += meterRoom;
}

void cutNames(std::vector<PortFace>& ports, double room) {
    for (std::size_t i = 1; i < ports.size(); ++i)
        ports[i].label = cutText(TypeStyle::Small, ports[i].name, room);
}

BlockGeometry headOf(const BlockFace& face) {
    BlockGeometry geometry;
    // Texts differ by language, places on the canvas do not: what is too long is cut and told on hover.
    geometry.size = QSizeF(width, header);
    geometry.chip = QRectF(padding, (header - chip) / 2, chip, chip);
    double titleRight = width - padding;
    for (std::size_t i = 0; i < badgesOf(face).size(); ++i) {
        geometry.badges.emplace_back(titleRight - badge, (header - badge) / 2, badge, badge);
        titleRight -= badge + 4;
    }
    geometry.title = QRectF(geometry.chip.right() + 8, 0, titleRight - geometry.chip.right() - 8, header);
    return geometry;
}

/// The face without what stands below its header; hover tells that.
BlockFace headerOnly(BlockFace face) {
    for (auto* ports : {&face.inputs, &face.outputs})
        for (PortFace& port : *ports) port.label.clear();
    face.parameters.clear();
    face.footer.clear();
    face.footerDetail.clear();
    return face;
}

} // namespace

BlockGeometry geometryOf(const BlockFace& face, const LiveRoom& room) {
    BlockGeometry geometry = headOf(face);
    if (face.fold == Fold::Collapsed) {
        collapse(geometry, face);
        return geometry;
    }
    const double w = width;
    geometry.inputs = portPoints(face.inputs, 0);
    geometry.outputs = portPoints(face.outputs, w);
    const std::size_t ports = std::max(face.inputs.size(), face.outputs.size());
    double y = header + (ports > 1 ? row * double(ports - 1) : 0);
    for (const ParameterFace& parameter : face.parameters) {
        const double fieldW = fieldWidth(parameter, w);
        geometry.fields.emplace_back(w - padding - fieldW, y + (row - fieldHeight) / 2, fieldW, fieldHeight);
        geometry.labels.emplace_back(padding, y, w - 2 * padding - fieldW - 8, row);
        y += row;
    }
    double high = 0;
    if (room.pictured) high = thumbnailHeight(face.output.value_or(*room.pictured), face.maps, w - 2 * inset);
    if (face.hasReason()) high = std::max(high, reasonHeight);
    if (high > 0) {
        geometry.thumbnail = QRectF(inset, y + 4, w - 2 * inset, high);
        y += high + 6;
    }
    geometry.footer = QRectF(padding, y, w - 2 * padding, footer);
    geometry.size = QSizeF(w, y + footer);
    if (face.weights > 0)
        addMeter(geometry);
    else if (room.metered && !face.output)
        geometry.size.rheight() += meterRoom;
    return geometry;
}

BlockFace elided(BlockFace face, const BlockGeometry& geometry) {
    face.title = cutText(TypeStyle::BlockName, face.title, geometry.title.width());
    if (face.fold == Fold::Collapsed) return headerOnly(std::move(face));
    const bool bothSides = face.inputs.size() > 1 && face.outputs.size() > 1;
    const double room = (geometry.size.width() - 2 * padding) / (bothSides ? 2 : 1);
    cutNames(face.inputs, room);
    cutNames(face.outputs, room);
    for (std::size_t i = 0; i < face.parameters.size(); ++i) {
        ParameterFace& parameter = face.parameters[i];
        parameter.label = cutText(TypeStyle::Small, parameter.label, geometry.labels[i].width());
        parameter.value = cutText(TypeStyle::MonoSmall, parameter.value, geometry.fields[i].width() - 12);
    }
    face.footer = cutText(TypeStyle::Small, face.footer, geometry.footer.width());
    const double left = geometry.footer.width() - textWidth(TypeStyle::Small, face.footer) - 8;
    // A second fact is shown whole or not at all.
    if (textWidth(TypeStyle::Small, face.footerDetail) > left) face.footerDetail.clear();
    return face;
}

QPointF snapped(const QPointF& point) {
    return {std::round(point.x() / snap) * snap, std::round(point.y() / snap) * snap};
}

} // namespace glassbox::editor
