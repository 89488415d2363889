// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/insertion.h"

#include "editor/tools/wire_probe.h"
#include "engine/catalogue/catalogue.h"

#include <algorithm>

namespace glassbox::editor {

namespace {

/// The wire whose line passes nearest to the middle of an area, inside it.
std::optional<Wire> wireThrough(const GraphScene& scene, const QRectF& area,
                                const std::function<bool(const Wire&)>& takes) {
    const QRectF core = area.adjusted(area.width() / 6, 4, -area.width() / 6, -4);
    std::optional<Wire> nearest;
    double best = 1e9;
    for (int index : scene.wiresIn(core)) {
        const WireItem& item = scene.wires()[std::size_t(index)];
        if (!takes(item.wire)) continue;
        for (qsizetype i = 0; i + 1 < item.route.line.size(); ++i) {
            const QLineF piece(item.route.line[i], item.route.line[i + 1]);
            if (!QRectF(piece.p1(), piece.p2()).normalized().adjusted(-1, -1, 1, 1).intersects(core))
                continue;
            const QPointF middle = piece.center() - core.center();
            const double distance = piece.dx() == 0 && piece.dy() == 0 ? 1e9 : std::abs(middle.y());
            if (distance >= best) continue;
            best = distance;
            nearest = item.wire;
        }
    }
    return nearest;
}

} // namespace

bool fitsIntoWire(const Document& document, const Ports& ports, const Wire& wire) {
    if (ports.inputs.empty() || ports.outputs.empty()) return false;
    const auto carried = carriedBy(document, wire.from);
    const auto wanted = inputKind(document, wire.to);
    return carried && wanted && takes(ports.inputs.front().kind, *carried) &&
           takes(*wanted, Carried{ports.outputs.front().kind, nullptr});
}

std::optional<Wire> wireUnder(const Document& document, const GraphScene& scene, const std::string& block) {
    const BlockSpec* spec = document.specOf(block);
    const auto& wires = document.definition().wires;
    const bool wired = std::any_of(wires.begin(), wires.end(), [&](const Wire& wire) {
        return wire.from.block == block || wire.to.block == block;
    });
    if (!spec || wired) return {};
    const Ports ports = spec->ports(document.parametersOf(block));
    return wireThrough(scene, scene.blocks()[std::size_t(scene.indexOf(block))].rect(),
                       [&](const Wire& wire) { return fitsIntoWire(document, ports, wire); });
}

std::optional<Wire> wireUnder(const Document& document, const GraphScene& scene, const BlockSpec& kind,
                              const QRectF& area) {
    const Ports ports = kind.ports(complete_parameters(kind, {}));
    return wireThrough(scene, area, [&](const Wire& wire) { return fitsIntoWire(document, ports, wire); });
}

void paintDropWire(QPainter& painter, const Theme& theme, const GraphScene& scene, const Wire& wire) {
    const int index = scene.indexOf(wire);
    if (index < 0) return;
    QColor color = theme.color(Token::Accent);
    painter.setBrush(Qt::NoBrush);
    color.setAlphaF(0.3f);
    painter.setPen(QPen(color, 10));
    painter.drawPath(scene.wires()[std::size_t(index)].route.path);
    painter.setPen(QPen(theme.color(Token::Accent), 3));
    painter.drawPath(scene.wires()[std::size_t(index)].route.path);
}

} // namespace glassbox::editor
